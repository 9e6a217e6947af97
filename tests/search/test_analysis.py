"""The analyser: a golden file, and what holds for any text at all."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.analyser import ANALYSER_VERSION, LONGEST, analyse
from search.analysis.normalise import clean, fold, with_umlauts
from search.documents import flat
from search.query import Word

GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text(encoding="utf-8"))
TOKEN = re.compile(r"[a-z0-9äöüß_]{1,60}")


def shown(word: Word) -> str:
    return f"{word.exact} {word.stem}" + (f" = {' + '.join(word.parts)}" if word.parts else "")


@pytest.mark.parametrize("text", GOLDEN)
def test_golden(text):
    assert [shown(word) for word in analyse(text)] == GOLDEN[text]


def test_the_version_names_rules_stemmer_and_lexicon():
    assert ANALYSER_VERSION == "1-3.1.0-0"


@given(st.text(max_size=400))
def test_it_never_fails_and_gives_only_tokens(text):
    words = analyse(text)
    assert words == analyse(text)
    for word in flat(words):
        for body in (word.exact, word.folded, word.stem, *word.parts):
            assert TOKEN.fullmatch(body), (text, word)


@given(st.text(alphabet="aeouäöüßé-0123456789,.x lgkm'\"", max_size=60))
def test_it_never_fails_on_what_looks_like_numbers_and_units(text):
    for word in flat(analyse(text)):
        assert TOKEN.fullmatch(word.stem)


@given(st.text(max_size=100), st.text(max_size=100))
def test_texts_joined_by_a_line_break_are_read_one_by_one(left, right):
    # Only measures reach over a space; a word of letters on both sides keeps them apart.
    assert analyse(f"{left} qu\nqu {right}") == [*analyse(f"{left} qu"), *analyse(f"qu {right}")]


@given(st.text(alphabet=st.characters(codec="latin-1", categories=["Ll", "Lu"]), min_size=1, max_size=30))
def test_case_does_not_matter_for_latin_words(word):
    assert [one.stem for one in analyse(word.lower())] == [one.stem for one in analyse(word.title().lower())]


def test_a_long_word_is_cut_and_stays_itself():
    one, two = analyse("a" * 500)[0], analyse("a" * 499 + "b")[0]
    assert len(one.exact) == len(two.exact) == LONGEST
    assert one.exact != two.exact
    assert one.exact[:44] == "a" * 44


def test_ten_thousand_combining_marks_are_no_burden():
    assert [word.exact for word in analyse("Ku\u0308" + "\u0301\u0316" * 5_000 + "che")] == ["kuche"]


def test_a_text_is_read_up_to_a_length():
    assert len(analyse("ab " * 20_000)) == 6_667


def test_codes_and_measures_hold_words_of_their_own():
    assert [word.stem for word in flat(analyse("WH-1000XM4"))] == ["wh1000xm4", "wh", "1000xm4"]
    assert [word.stem for word in flat(analyse("2 x 500 g"))] == ["2x500g", "2g", "500g"]
    assert [word.stem for word in flat(analyse("10 x 15"))] == ["10x15", "10", "15"]
    assert [word.stays_whole for word in flat(analyse("WH-1000XM4 T-Shirt"))] == [True, False, True, False, False, False]


def test_a_spelled_out_umlaut_knows_its_umlaut():
    assert analyse("Kueche")[0].umlauts == "küche"
    assert analyse("Küche")[0].umlauts == ""
    assert with_umlauts("feuer") == ""


def test_cleaning_and_folding():
    assert clean("Über‐Größe\x00ﬀ\u200b") == "über-größe ff"
    assert fold("grösse") == fold("groesse") == "grosse"
    assert fold("neue quelle") == "neue quelle"
