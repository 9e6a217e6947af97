"""Plans: what is asked, in which tiers, and how it widens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.analyser import analyse
from search.documents import bag
from search.query import NOTHING, Anything, Either, Every, Has, Tier, either, every, plan, relaxations, significant, tokens
from tests.factories.search import SourceFactory, WordFactory
from tests.search.reference import matches

A, B, C = Has("a"), Has("b"), Has("c")


def test_joining_keeps_expressions_small():
    assert every([]) == Anything()
    assert either([]) == NOTHING
    assert every([A, Anything(), A]) == A
    assert every([A, every([B, C])]) == Every((A, B, C))
    assert every([A, NOTHING]) == NOTHING
    assert either([A, either([B, A]), NOTHING]) == Either((A, B))
    assert either([A, Anything()]) == Anything()
    assert tokens("k_", [3, 1]) == Either((Has("k_3"), Has("k_1")))


def test_one_word_has_five_tiers():
    assert plan(analyse("Brote")).tiers == (
        (Tier.EXACT_HEAD, Every((Has("x_brote"), Has("h_brot")))),
        (Tier.TITLE_HEAD, Every((Has("t_brot"), Has("h_brot")))),
        (Tier.EXACT, Has("x_brote")),
        (Tier.WHOLE_IN_TITLE, Has("t_brot")),
        (Tier.ANYWHERE, Has("brot")),
    )


def test_parts_open_two_tiers_more():
    asked = plan(analyse("T-Shirt"))
    assert asked.base == Either((Has("tshirt"), Every((Has("t"), Has("shirt")))))
    assert dict(asked.tiers)[Tier.TITLE] == Either((Has("t_tshirt"), Every((Has("t_t"), Has("t_shirt")))))
    assert [tier for tier, _ in asked.tiers] == list(Tier)


def test_words_are_joined_by_and_and_a_spelled_out_umlaut_is_both():
    assert plan(analyse("rote Kueche")).base == Every((Has("rot"), Has("kuch")))
    assert dict(plan(analyse("rote Kueche")).tiers)[Tier.EXACT] == Every((Has("x_rote"), Either((Has("x_kueche"), Has("x_küche")))))


def test_no_words_ask_for_everything():
    assert plan([]).base == Anything()
    assert plan([]).tiers == ((Tier.ANYWHERE, Anything()),)


def test_stop_words_fall_out_unless_there_are_no_others():
    assert [word.text for word in significant(analyse("Ich suche Brot für die Oma"))] == ["brot", "oma"]
    assert [word.text for word in significant(analyse("für die"))] == ["für", "die"]
    assert [word.text for word in significant(analyse("Brot Brote BROT"))] == ["brot"]
    assert len(significant([WordFactory(text=f"wort{n}") for n in range(40)])) == 12


texts = st.lists(st.sampled_from(["Brot", "T-Shirt", "Küche", "Kueche", "0,75 l", "WH-1000XM4", "für", "Kuchen", "Laden"]), max_size=5)


@given(asked=texts, title=texts, description=texts)
def test_every_tier_implies_the_base(asked, title, description):
    document = frozenset(bag(SourceFactory(name=" ".join(title), description=" ".join(description))))
    question = plan(analyse(" ".join(asked)))
    for _, expression in question.tiers:
        assert not matches(expression, document) or matches(question.base, document)
    assert matches(question.base, document) == any(matches(expression, document) for _, expression in question.tiers)


def steps(text: str, *unknown: str) -> list[tuple[list[str], list[str], int | None]]:
    found = relaxations(analyse(text), unknown=frozenset(unknown))
    return [([word.text for word in one.plan.words], [word.text for word in one.dropped], one.at_least) for one in found]


def test_a_question_widens_step_by_step():
    assert steps("rote Schuhe Größe 42") == [
        (["rote", "schuhe", "größe"], ["42"], None),
        (["rote", "schuhe", "größe"], ["42"], 2),
        (["rote", "schuhe", "größe"], ["42"], 1),
    ]


def test_unknown_words_go_first():
    assert steps("xylofant Schuhe 42", "xylofant") == [(["schuhe", "42"], ["xylofant"], None), (["schuhe"], ["xylofant", "42"], None)]
    assert steps("xylofant Schuhe", "xylofant") == [(["schuhe"], ["xylofant"], None)]


@pytest.mark.parametrize("text", ["Einradschlauch 20 Zoll", "Einradschlauch"])
def test_a_number_alone_never_stands_for_a_word(text):
    assert steps(text, "einradschlauch") == []


def test_numbers_alone_widen_among_themselves():
    assert steps("4711 0815") == [(["4711", "0815"], [], 1)]


def test_at_least_two_of_three():
    [without_one, any_one] = relaxations(analyse("rote runde Tische"), unknown=frozenset())
    assert without_one.plan.base == Either(
        (Every((Has("rot"), Has("rund"))), Every((Has("rot"), Has("tisch"))), Every((Has("rund"), Has("tisch"))))
    )
    assert any_one.plan.base == Either((Has("rot"), Has("rund"), Has("tisch")))
