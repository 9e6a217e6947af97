"""One question, one answer: hits, order, filters, facets, and what happens when nothing fits."""

from datetime import timedelta

import pytest

from search.backends.base import Order
from search.domain import finding
from search.domain.finding import find
from search.domain.indexing import index_shop, rebuild
from search.results import FacetOption, Filters, Notice
from shops.models import Availability
from tests.conftest import storefront
from tests.factories.search import indexed
from tests.factories.shops import AT, CategoryFactory, HoursFactory, ShopFactory

pytestmark = pytest.mark.django_db

NIGHT = AT + timedelta(hours=12)


@pytest.fixture
def food():
    return CategoryFactory(name="Lebensmittel", slug="lebensmittel")


@pytest.fixture
def bread(food):
    return CategoryFactory(name="Backwaren", slug="brot", parent=food)


@pytest.fixture
def cheese(food):
    return CategoryFactory(name="Käse", slug="kaese", parent=food)


@pytest.fixture
def unsure():
    """A shop of whose hours nobody knows."""
    return ShopFactory(name="Hofladen", slug="hofladen")


@pytest.fixture
def town(shop, other_shop, unsure, bread, cheese):
    """Six things of three shops; two are open by day, one is unknown."""
    return {
        "alma": indexed(shop=shop, category=bread, name="Bauernbrot „Alma“", cents=590),
        "roggen": indexed(shop=other_shop, category=bread, name="Bauernbrot aus Roggen", cents=490, said="ask"),
        "laib": indexed(shop=unsure, category=bread, name="Laib", description="Ein Bauernbrot wie früher.", cents=1_290),
        "gouda": indexed(shop=shop, category=cheese, name="Gouda jung, 200 g", cents=390),
        "messer": indexed(shop=shop, category=CategoryFactory(name="Messer", slug="messer"), name="Brotmesser", cents=2_900),
        "kuchen": indexed(shop=other_shop, category=bread, name="Kirschkuchen", cents=1_900, said="usually"),
    }


def names(results, town) -> list[str]:
    by_pk = {product.pk: name for name, product in town.items()}
    return [by_pk[hit.product_id] for hit in results.hits]


def options(found: tuple[FacetOption, ...]) -> list[tuple[str, int, bool]]:
    return [(option.value, option.count, option.chosen) for option in found]


def test_hits_come_by_tier_and_then_by_points(town):
    results = find(text="bauernbrot", at=AT)
    assert names(results, town) == ["alma", "roggen", "laib"]
    assert [hit.tier for hit in results.hits] == [1, 1, 6]
    assert (results.total, results.shops, results.unfiltered, results.page, results.reachable) == (3, 3, 3, 1, 3)
    assert results.notice is None
    assert results.way is None
    assert results.hits[0].why == (
        "Der Name sagt genau in Ihren Worten, was es ist (Stufe 1 von 7); dazu 80 von 100 Punkten: 20 für den Namen, "
        "25 für den geöffneten Laden, 25 für „Im Regal, heute bestätigt“, 10 für den gepflegten Eintrag."
    )


def test_at_night_no_door_is_open(town):
    assert "geöffneten" in find(text="alma", at=AT).hits[0].why
    assert "geöffneten" not in find(text="alma", at=NIGHT).hits[0].why


def test_all_words_must_be_there_in_any_form(town):
    assert names(find(text="Roggen Bauernbrote", at=AT), town) == ["roggen"]
    assert names(find(text="KAESE gouda", at=AT), town) == ["gouda"]
    assert names(find(text="gouda 0,2 kg", at=AT), town) == ["gouda"]


def test_no_text_is_everything_and_signs_are_nothing(town):
    assert find(text=" ", at=AT).total == 6
    assert (find(text="„!?“", at=AT).total, find(text="„!?“", at=AT).hits) == (0, ())


def test_filters_narrow_the_hits(town, shop):
    def found(**chosen) -> list[str]:
        return names(find(text="", at=AT, filters=Filters(**{key: frozenset(values) for key, values in chosen.items()})), town)

    assert sorted(found(categories={"brot"})) == ["alma", "kuchen", "laib", "roggen"]
    assert sorted(found(categories={"lebensmittel"})) == ["alma", "gouda", "kuchen", "laib", "roggen"]
    assert sorted(found(categories={"kaese", "messer"})) == ["gouda", "messer"]
    assert sorted(found(shops={shop.slug})) == ["alma", "gouda", "messer"]
    assert sorted(found(bands={1})) == ["alma", "gouda", "roggen"]
    assert sorted(found(kinds={"ask", "usually"})) == ["kuchen", "roggen"]
    assert found(categories={"brot"}, shops={shop.slug}, kinds={"shelf"}) == ["alma"]
    assert len(found(categories={"nirgends"}, shops={"niemand"}, bands={77}, kinds={"nie"})) == 6


def test_open_now_leaves_out_the_unknown_unless_asked_for(town):
    open_now = find(text="bauernbrot", at=AT, filters=Filters(open_now=True))
    assert names(open_now, town) == ["alma", "roggen"]
    both = find(text="bauernbrot", at=AT, filters=Filters(open_now=True, unknown_too=True))
    assert names(both, town) == ["alma", "roggen", "laib"]
    assert find(text="bauernbrot", at=NIGHT, filters=Filters(open_now=True)).total == 0
    assert options(open_now.facets.today) == [("offen", 2, True), ("unbekannt", 1, False)]


def test_each_facet_is_counted_without_its_own_selection(town, shop, other_shop):
    facets = find(text="", at=AT, filters=Filters(categories=frozenset({"brot"}), shops=frozenset({shop.slug}))).facets
    assert options(facets.category) == [
        ("lebensmittel", 2, False),
        ("brot", 1, True),
        ("kaese", 1, False),
        ("messer", 1, False),
    ]
    assert options(facets.shop) == [(other_shop.slug, 2, False), (shop.slug, 1, True), ("hofladen", 1, False)]
    assert options(facets.price) == [("1", 1, False)]
    assert options(facets.availability) == [("shelf", 1, False)]
    assert options(facets.today) == [("offen", 1, False)]
    assert [(option.label, option.level) for option in facets.category] == [
        ("Lebensmittel", 0),
        ("Backwaren", 1),
        ("Käse", 1),
        ("Messer", 0),
    ]


def test_what_is_chosen_stays_at_zero(town, unsure):
    facets = find(
        text="gouda",
        at=AT,
        filters=Filters(
            categories=frozenset({"brot"}),
            shops=frozenset({unsure.slug}),
            bands=frozenset({6}),
            kinds=frozenset({"days"}),
            open_now=True,
            unknown_too=True,
        ),
    ).facets
    assert ("brot", 0, True) in options(facets.category)
    assert ("hofladen", 0, True) in options(facets.shop)
    assert ("6", 0, True) in options(facets.price)
    assert ("days", 0, True) in options(facets.availability)
    assert options(facets.today) == [("offen", 0, True), ("unbekannt", 0, True)]


def test_facets_name_their_values(town):
    facets = find(text="", at=AT).facets
    assert [option.label for option in facets.price] == ["unter 10 €", "10 bis 25 €", "25 bis 50 €"]
    assert [option.label for option in facets.availability] == ["Im Regal", "Meist da", "Bitte fragen"]
    assert [option.label for option in facets.today] == ["Jetzt geöffnet", "Zeiten unbekannt mitzeigen"]


def test_by_price_the_cheapest_is_first(town):
    assert names(find(text="", at=AT, order=Order.PRICE), town) == ["gouda", "roggen", "alma", "laib", "kuchen", "messer"]


def test_pages(town, monkeypatch):
    monkeypatch.setattr(finding, "PAGE_SIZE", 2)
    everything = names(find(text="", at=AT), town)
    pages = [find(text="", at=AT, page=page) for page in (1, 2, 3)]
    assert [names(page, town) for page in pages[1:]] != [everything, everything]
    assert sorted(name for page in pages for name in names(page, town)) == sorted(town)
    assert [page.page for page in pages] == [1, 2, 3]
    last = find(text="", at=AT, page=10**9)
    assert (last.page, names(last, town)) == (3, names(pages[2], town))
    assert find(text="", at=AT, page=-5).page == 1


def test_behind_the_ranked_candidates_the_list_goes_on_without_gaps(town, monkeypatch):
    whole = names(find(text="", at=AT), town)
    monkeypatch.setattr(finding, "PAGE_SIZE", 1)
    monkeypatch.setattr(finding, "WINDOW", 2)
    walked = [names(find(text="", at=AT, page=page), town) for page in range(1, 7)]
    assert sorted(name for page in walked for name in page) == sorted(whole)
    by_price = [names(find(text="", at=AT, page=page, order=Order.PRICE), town) for page in range(1, 7)]
    assert by_price == [["gouda"], ["roggen"], ["alma"], ["laib"], ["kuchen"], ["messer"]]


def test_an_open_shop_enters_the_candidates_from_far_behind(bread, shop, monkeypatch):
    closed = ShopFactory()
    HoursFactory(shop=closed, expression="Su 00:00-00:10")
    for _ in range(3):
        indexed(shop=closed, category=bread, name="Brezel")
    last = indexed(shop=shop, category=bread, name="Brezel")
    monkeypatch.setattr(finding, "WINDOW", 2)
    assert find(text="brezel", at=AT).hits[0].product_id == last.pk
    monkeypatch.setattr(finding, "PAGE_SIZE", 1)
    pages = [hit.product_id for page in range(1, 5) for hit in find(text="brezel", at=AT, page=page).hits]
    assert pages[0] == last.pk
    assert len(set(pages)) == 4


def test_a_typo_is_mended_and_said(town):
    results = find(text="Bauernbort", at=AT)
    assert results.notice == Notice(corrected="bauernbrot")
    assert results.total == 3
    literally = find(text="Bauernbort", at=AT, literally=True)
    assert (literally.total, literally.notice) == (0, None)


def test_words_that_are_known_are_never_mended(town):
    assert find(text="laib", at=AT).notice is None
    assert find(text="Gouda früher", at=AT).notice == Notice(at_least=1, of=2)


def test_what_cannot_be_mended_is_left_out_and_said(town):
    results = find(text="xylophon gouda", at=AT)
    assert (names(results, town), results.notice) == (["gouda"], Notice(dropped=("xylophon",), of=1))
    results = find(text="gouda 42 zoll", at=AT)
    assert (names(results, town), results.notice) == (["gouda"], Notice(dropped=("42 zoll",), of=1))


def test_mending_and_leaving_out_together(town):
    results = find(text="Goudda xylophon", at=AT)
    assert (names(results, town), results.notice) == (["gouda"], Notice(corrected="gouda xylophon", dropped=("xylophon",), of=1))


def test_an_empty_answer_offers_ways_on(town, shop):
    results = find(text="Bauernbrotkasten", at=AT)
    assert (results.total, results.hits, results.unfiltered) == (0, (), 0)
    assert [(way.text, way.count) for way in results.way.did_you_mean] == []
    assert [(way.text, way.count) for way in results.way.wider] == [("Bauernbrot", 3)]
    assert set(results.way.shop_ids) == {shop.pk, *[town[name].shop_id for name in ("roggen", "laib")]}


def test_did_you_mean_keeps_the_other_words(town):
    indexed(shop=town["alma"].shop, category=town["alma"].category, name="Fahrradschlauch 20 Zoll")
    way = find(text="Einradschlauch 20 Zoll", at=AT).way
    assert [(one.text, one.count) for one in way.did_you_mean] == [("Fahrradschlauch 20 zoll", 1), ("Fahrradschlauch", 1)]


def test_filters_that_leave_nothing_are_not_relaxed(town):
    results = find(text="gouda", at=AT, filters=Filters(categories=frozenset({"messer"})))
    assert (results.total, results.unfiltered, results.notice, results.way) == (0, 1, None, None)


def test_a_shop_is_found_by_its_name_and_by_what_it_says(site, town, shop, other_shop):
    page = storefront(shop)
    page.ask_for = "Tanzschuhe"
    page.save_revision().publish()
    index_shop(shop_id=other_shop.pk)
    by_name = find(text="amberg", at=AT)
    assert (by_name.named, by_name.carrying) == ((shop.pk,), ())
    assert find(text="Tanzschuhe", at=AT).carrying == (shop.pk,)
    assert find(text="Tanzschuhe", at=AT).total == 0
    assert find(text="", at=AT).named == ()


def test_the_answer_does_not_depend_on_the_order_of_insertion(town):
    before = [find(text=text, at=AT) for text in ("bauernbrot", "", "gouda", "Bauernbort")]
    rebuild()
    assert [find(text=text, at=AT) for text in ("bauernbrot", "", "gouda", "Bauernbort")] == before


def test_an_older_statement_sinks(bread, shop):
    old, new = (indexed(shop=shop, category=bread, name="Brezel") for _ in range(2))
    Availability.objects.filter(product=old).update(said_at=AT - timedelta(days=60))
    rebuild()
    assert [hit.product_id for hit in find(text="brezel", at=AT).hits] == [new.pk, old.pk]


def test_a_sampled_answer_is_said_to_be_about(town, monkeypatch):
    monkeypatch.setattr("search.backends.embedded.SAMPLED_ABOVE", 2)
    results = find(text="bauernbrot", at=AT)
    assert (results.total, results.about, results.unfiltered) == (3, True, 3)
    assert all(option.about for option in results.facets.category)
