"""Products as documents: tokens, head, and the order key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.documents import NO_PRICE, bag, band, document, head, in_sample, order_key, pack, product_of, static, unpack
from shops.enums import AvailabilityKind
from tests.factories.search import SourceFactory


def test_a_document_is_one_set_of_class_prefixed_tokens():
    source = SourceFactory(
        product_id=7, name="Bauernbrot „Alma“, 1 kg", brand="Kornblum", gtin="4006381333931", sku="KB-12", description="Mit Roggen."
    )
    assert set(document(source).bag) == {
        *("x_bauernbrot", "x_alma", "x_1kg", "x_kornblum", "h_bauernbrot", "t_bauernbrot", "t_alma", "t_1000g", "t_kornblum"),
        *("bauernbrot", "alma", "1000g", "kornblum", "mit", "rogg", "backerei", "4006381333931", "kb12", "kb", "12"),
        *("lebensmittel", "brot", "und", "brotch", "k_1", "k_2", "g_1", "b_1", "v_1"),
    }


def test_the_parts_of_a_hyphenated_title_are_tokens_of_the_title():
    tokens = bag(SourceFactory(name="Chelsea-Stiefelette"))
    assert {"x_chelseastiefelette", "x_stiefelette", "t_stiefelett", "h_stiefelett", "h_chelseastiefelett", "stiefelett"} <= tokens


@pytest.mark.parametrize(
    ("name", "brand", "stems"),
    [
        ("Pumps „Carla“, Glattleder, Absatz 5 cm", "", {"pumps"}),
        ("Ballerina „Lene“ mit Schleife", "", {"ballerina"}),
        ("Fränkische Küche ohne Eile", "", {"kuch"}),
        ("Bosch Akkuschrauber GSR 18V-55", "Bosch", {"gsr"}),
        ("Schal Solveig", "Solveig", {"schal"}),
        ("20-Zoll-Reifen", "", {"reif"}),
        ("„Alma“", "", {"alma"}),
        ("Tee für den Abend", "", {"tee"}),
        ("4711", "", set()),
        ("", "", set()),
    ],
)
def test_the_head_says_what_a_thing_is(name, brand, stems):
    assert head(name, brand) == stems


@pytest.mark.parametrize(("cents", "number"), [(None, 0), (0, 1), (999, 1), (1_000, 2), (2_499, 2), (19_999, 5), (20_000, 6), (10**9, 6)])
def test_price_bands(cents, number):
    assert band(cents) == number
    assert f"b_{number}" in bag(SourceFactory(cents=cents))


@given(category=st.integers(0, 2**40), number=st.integers(0, 6), kind=st.integers(1, 4))
def test_packing_loses_nothing(category, number, kind):
    assert unpack(pack(category, number, kind)) == (category, number, kind)


@given(st.tuples(st.integers(0, 255), st.integers(1, 2**32 - 1)), st.tuples(st.integers(0, 255), st.integers(1, 2**32 - 1)))
def test_natural_order_is_quality_then_age(left, right):
    assert (order_key(*left) < order_key(*right)) == ((-left[0], left[1]) < (-right[0], right[1]))
    assert product_of(order_key(*left)) == left[1]


def test_quality_counts_what_is_filled_in_and_nothing_that_changes_with_time():
    assert static(SourceFactory(cents=None)) == 0
    full = SourceFactory(has_picture=True, has_content=True, brand="K", gtin="1", description="x" * 40)
    assert static(full) == 255
    assert static(SourceFactory(description="kurz")) == 60


def test_a_product_without_a_price_sorts_behind():
    assert document(SourceFactory(cents=None)).price == NO_PRICE
    assert document(SourceFactory(cents=590)).price == 590


def test_the_vocabulary_holds_names_but_no_numbers_and_no_stop_words():
    assert document(SourceFactory(name="Brot für Oma 1 kg", brand="Kornblum")).words == (
        *("brot", "brötchen", "bäckerei", "kornblum", "lebensmittel", "oma"),
    )


def test_one_in_sixteen_is_in_the_sample():
    assert 55 < sum(in_sample(pk) for pk in range(1, 1_001)) < 75


def test_an_unknown_kind_of_availability_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        document(SourceFactory(kind="nonsense"))
    assert document(SourceFactory(kind=AvailabilityKind.ASK)).packed & 15 == 4
