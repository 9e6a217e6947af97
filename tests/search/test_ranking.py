"""The order inside a tier: total, explainable, and blind to the order in which things come."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from search.query import Tier
from search.ranking import CLOSED, DOOR, FACTORS, MOST, OPEN, TIERS, UNKNOWN, Candidate, points, rank, reason
from shops.enums import AvailabilityKind
from tests.factories.shops import AT

candidates = st.builds(
    Candidate,
    rid=st.integers(1, 2**40),
    tier=st.sampled_from(Tier),
    coverage=st.floats(0, 1),
    door=st.sampled_from(sorted(DOOR)),
    kind=st.sampled_from(AvailabilityKind.values),
    said_at=st.none() | st.integers(-10, 4_000).map(lambda days: AT - timedelta(days=days)),
    updated_at=st.none() | st.integers(-10, 4_000).map(lambda days: AT - timedelta(days=days)),
)


def candidate(**changes) -> Candidate:
    fields = {"rid": 1, "tier": Tier.EXACT, "coverage": 0.5, "door": OPEN, "kind": "shelf", "said_at": AT, "updated_at": AT}
    return Candidate(**fields | changes)


@given(st.lists(candidates, unique_by=lambda one: one.rid, max_size=12), st.randoms())
def test_ranking_is_a_total_order_whatever_comes_first(found, rnd):
    first = rank(found, at=AT)
    shuffled = list(found)
    rnd.shuffle(shuffled)
    assert rank(shuffled, at=AT) == first
    keys = [(one.candidate.tier, -one.total, one.candidate.rid) for one in first]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(found)


@given(candidates)
def test_points_stay_within_their_weights(one):
    given_points = points(one, at=AT)
    assert list(given_points) == [factor.key for factor in FACTORS]
    assert all(0 <= given_points[factor.key] <= factor.points for factor in FACTORS)


@given(candidates)
def test_the_reason_is_one_sentence_with_the_numbers_that_order(one):
    [ranked] = rank([one], at=AT)
    sentence = reason(ranked, asked=True, at=AT)
    assert f"{ranked.total} von {MOST} Punkten" in sentence
    assert f"Stufe {int(one.tier)} von {len(TIERS)}" in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_the_weights_are_these_and_make_a_hundred():
    assert [(factor.key, factor.points) for factor in FACTORS] == [("text", 40), ("open", 25), ("availability", 25), ("fresh", 10)]
    assert MOST == 100
    assert list(TIERS) == list(Tier)


def test_the_tier_decides_before_any_points():
    good = candidate(rid=1, tier=Tier.TITLE, coverage=1)
    poor = candidate(rid=2, tier=Tier.EXACT_HEAD, coverage=0, door=CLOSED, kind="ask", said_at=None, updated_at=None)
    assert [one.candidate.rid for one in rank([good, poor], at=AT)] == [2, 1]


def test_each_factor_counts():
    best = candidate(rid=9)
    for worse in ({"coverage": 0.1}, {"door": CLOSED}, {"kind": "ask"}, {"said_at": AT - timedelta(days=90)}, {"updated_at": None}):
        assert [one.candidate.rid for one in rank([candidate(rid=1, **worse), best], at=AT)] == [9, 1]
    assert points(candidate(door=UNKNOWN), at=AT)["open"] == 8


def test_equal_points_go_by_the_order_key():
    assert [one.candidate.rid for one in rank([candidate(rid=5), candidate(rid=3)], at=AT)] == [3, 5]


def test_the_sentence():
    [ranked] = rank([candidate(said_at=AT - timedelta(days=4))], at=AT)
    assert reason(ranked, asked=True, at=AT) == (
        "Im Namen steht genau, was Sie suchen (Stufe 3 von 7); dazu 78 von 100 Punkten: 20 für den Namen, 25 für den geöffneten Laden, "
        "23 für „Im Regal, vor 4 Tagen bestätigt“, 10 für den gepflegten Eintrag."
    )


def test_the_sentence_without_words_without_points_and_with_unknown_hours():
    [ranked] = rank([candidate(coverage=0, door=UNKNOWN, said_at=AT - timedelta(days=1), kind="usually", updated_at=None)], at=AT)
    assert reason(ranked, asked=False, at=AT) == (
        "25 von 100 Punkten: 8, weil die Zeiten unbekannt sind, 17 für „Meist da, vor 1 Tag bestätigt“."
    )
    [ranked] = rank([candidate(coverage=0, door=CLOSED, kind="ask", said_at=None, updated_at=None)], at=AT)
    assert reason(ranked, asked=False, at=AT) == "5 von 100 Punkten: 5 für „Bitte fragen“."
