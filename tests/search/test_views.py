"""The pages of finding: what they show, what they cost, and what they survive."""

import functools
import re
import time
from html import unescape

import pytest
from django.test import Client

from search.domain import finding
from search.domain.indexing import index_shop
from search.ranking import FACTORS, TIERS
from shops.models import Product
from tests.factories.search import indexed
from tests.factories.shops import CategoryFactory, ShopFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "clock")]


@pytest.fixture
def bread():
    return CategoryFactory(name="Brot und Brötchen", slug="brot", motif="backwaren")


@pytest.fixture
def loaves(shop, other_shop, bread):
    return [
        indexed(shop=shop, category=bread, name="Bauernbrot", slug="bauernbrot", cents=590),
        indexed(shop=shop, category=bread, name="Roggenbrot", slug="roggenbrot", cents=2_900, said="ask"),
        indexed(shop=other_shop, category=bread, name="Kirschkuchen", slug="kirschkuchen", cents=1_290),
    ]


def text(response) -> str:
    """Return a page's source without the white space that only lays it out."""
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", " ".join(unescape(response.content.decode()).split())).replace("\xad", "")


def part(client: Client, path: str):
    return client.get(path, headers={"HX-Request": "true", "HX-Target": "treffer"})


@pytest.mark.parametrize("hits", [1, 3])
def test_the_results_page_costs_the_same_for_one_hit_and_for_three(client, shop, bread, hits, django_assert_num_queries):
    for _ in range(hits):
        indexed(shop=shop, category=bread, name="Bauernbrot")
    client.get("/suche/?q=bauernbrot")
    with django_assert_num_queries(20):
        response = client.get("/suche/?q=bauernbrot")
    assert response.content.count(b'class="good"') == hits


def test_the_results_page(client, loaves):
    page = text(client.get("/suche/?q=brot"))
    assert "<title>Ergebnisse für brot – " in page
    assert "3 Treffer für<em>brot</em>in 2 Läden" in page
    assert '<meta name="robots" content="noindex, follow">' in page
    assert page.index("Bauernbrot") < page.index("Roggenbrot")
    assert "Ihre Suche steht in Warengruppe, Beschreibung oder Ladenname (Stufe 6 von 7); dazu 60 von 100 Punkten" in page


def test_the_filter_works_as_a_form(client, loaves):
    response = client.get("/suche/", {"q": "brot", "da": "shelf", "preis": ["1", "2"], "laden": "leise-sohle", "heute": "offen"})
    page = text(response)
    assert "1 Treffer für<em>brot</em>in einem Laden" in page
    assert [url for _, url in response.context["tags"]] == [
        "/suche/?q=brot&da=shelf&preis=1&preis=2&laden=leise-sohle",
        "/suche/?q=brot&da=shelf&preis=1&preis=2&heute=offen",
        "/suche/?q=brot&da=shelf&preis=2&laden=leise-sohle&heute=offen",
        "/suche/?q=brot&da=shelf&preis=1&laden=leise-sohle&heute=offen",
        "/suche/?q=brot&preis=1&preis=2&laden=leise-sohle&heute=offen",
    ]
    assert '<input type="hidden" name="q" value="brot">' in page
    assert client.get(response.context["unfiltered_url"]).context["found"].total == 3


def test_filters_that_leave_nothing_say_what_is_without_them(client, loaves):
    page = text(client.get("/suche/?q=bauernbrot&laden=leise-sohle"))
    assert "Mit diesen Filtern ist nichts dabei" in page
    assert "Ohne Filter sind es 1 Treffer." in page
    assert 'href="/suche/?q=bauernbrot"' in page


def test_htmx_gets_the_changing_parts_of_the_same_templates(client, loaves):
    whole, changed = client.get("/suche/?q=brot&da=ask"), part(client, "/suche/?q=brot&da=ask")
    assert "<html" not in changed.content.decode()
    assert {"search/hits.html", "search/head.html", "search/choices.html"} <= {template.name for template in changed.templates}
    for target in ("kopf", "filterwahl", "filter-zeigen", "ansage"):
        assert f'id="{target}" hx-swap-oob="innerHTML"' in text(changed)
        assert f'id="{target}"' in text(whole)
    assert "HX-Request" in changed["Vary"]
    assert changed.content.count(b'class="good"') == 1
    # Another target, such as a history restore, gets the page.
    assert "<html" in client.get("/suche/?q=brot", headers={"HX-Request": "true"}).content.decode()


def test_pages_keep_the_question(client, loaves, monkeypatch):
    monkeypatch.setattr(finding, "PAGE_SIZE", 1)
    monkeypatch.setattr("search.views.results.PAGE_SIZE", 1)
    page = text(client.get("/suche/?q=brot&da=shelf"))
    assert 'href="?q=brot&da=shelf&seite=2"' in page
    assert 'aria-current="page"' in text(client.get("/suche/?q=brot&da=shelf&seite=2"))


def test_the_cheapest_first(client, loaves):
    response = client.get("/suche/?q=brot&ordnung=preis")
    assert [card.name for card in response.context["goods"]] == ["Bauernbrot", "Kirschkuchen", "Roggenbrot"]
    assert 'name="ordnung" value="preis"' in text(response)
    assert response.context["order_url"] == "/suche/?q=brot"


def test_a_corrected_word_is_said_and_can_be_taken_back(client, loaves):
    page = text(client.get("/suche/?q=Bauernbort"))
    assert "1 Treffer für<em>bauernbrot</em>in einem Laden" in page
    assert "Sie schrieben „Bauernbort“." in page
    assert 'href="/suche/?q=Bauernbort&wort=1"' in page
    assert "Das hat gerade kein Laden eingetragen." in text(client.get("/suche/?q=Bauernbort&wort=1"))


def test_left_out_words_are_said(client, loaves):
    page = text(client.get("/suche/?q=bauernbrot+xylophon"))
    assert "Nichts hat alle Ihre Wörter" in page
    assert "Diese Treffer lassen weg: „xylophon“." in page
    assert "Diese Treffer haben mindestens 1 von 2 Wörtern." in text(client.get("/suche/?q=bauernbrot+kirschkuchen"))


def test_an_empty_result_helps(client, loaves, shop):
    response = client.get("/suche/?q=Bauernbrotkasten")
    page = text(response)
    assert "Das hat gerade kein Laden eingetragen." in page
    assert '<a href="/suche/?q=Bauernbrot"><b>Bauernbrot</b><span>1 Treffer</span></a>' in page
    assert "Wer es wissen könnte" in page
    assert [face.name for face in response.context["knowing"]] == ["Schuhhaus Amberg"]
    assert 'href="/laeden/"' in page


def test_a_shop_is_shown_when_its_name_is_asked_for(client, loaves, shop):
    index_shop(shop_id=shop.pk)
    assert "Läden mit diesem Namen" in text(client.get("/suche/?q=amberg"))


def test_no_question_shows_everything(client, loaves):
    page = text(client.get("/suche/"))
    assert "<title>Alle Waren – " in page
    assert "3 Treffer in 2 Läden" in page


def test_what_has_gone_since_is_left_out(client, loaves):
    Product.objects.filter(pk=loaves[0].pk).update(is_visible=False)
    assert {card.name for card in client.get("/suche/?q=brot").context["goods"]} == {"Roggenbrot", "Kirschkuchen"}


@functools.cache
def warm_up() -> None:
    """Compile the templates once, so that only the answer is timed."""
    for query in ("brot", "qqqq", "a" * 201):
        Client().get("/suche/", {"q": query})


HOSTILE = [
    "a" * 10_240,
    "brot " * 2_000,
    "a* " * 60,
    "*",
    '"',
    "'\"--",
    "brot' OR 1=1 --",
    "'; DROP TABLE search_indexrow; --",
    "NEAR(brot kuchen, 2) AND NOT bag:*",
    "brot AND OR NOT",
    "^brot {bag} : -x",
    "(((((((((((((((",
    "brot & kuchen | !x <-> y:*",
    "\x00",
    "brot\x00kuchen",
    "%00 %s %(x)s {0}",
    "<script>alert(1)</script>",
    "\u202e\u200b" * 50,
    "Ku\u0308" + "\u0301" * 190,
    "🥖" * 100,
    "x_brot t_brot k_1 z_1",
    "-".join("abcdefghij" * 10),
    "1x" * 100,
    " ".join(f"wort{n}" for n in range(25)),
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_are_answered_or_refused_within_a_second(client, loaves, query):
    # Seconds of this process, so that a busy machine does not count.
    warm_up()
    for path in ("/suche/", "/suche/vorschlaege/"):
        started = time.process_time()
        response = client.get(path, {"q": query})
        assert response.status_code in (200, 400)
        assert time.process_time() - started < 1
        assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "query",
    [
        "seite=1000000000",
        "seite=" + "9" * 4_000,
        "seite=-1",
        "seite=NaN",
        "seite=%EF%BC%92",
        "ordnung=rand()",
        "ordnung=%00",
        "warengruppe=%00&laden=%00&preis=%00&da=%00&heute=%00",
        "warengruppe=1+OR+1=1&laden=../../etc&preis=99&preis=%C2%B2&da=nie&heute=immer",
        "&".join(f"laden=laden-{n}" for n in range(2_000)),
        "q=brot&q=kuchen&q=",
        "wort=1&wort=2",
    ],
)
def test_hostile_parameters_mean_nothing(client, loaves, query):
    warm_up()
    started = time.process_time()
    response = client.get(f"/suche/?{query}")
    assert response.status_code == 200
    assert time.process_time() - started < 1
    if "q=" not in query:
        assert response.context["found"].total == 3


def test_a_text_that_is_too_long_is_refused_in_words(client, loaves):
    response = client.get("/suche/", {"q": "a" * 201})
    assert response.status_code == 400
    assert "Bitte fassen Sie sich kürzer: höchstens 200 Zeichen." in text(response)
    assert client.get("/suche/", {"q": "a" * 200}).status_code == 200


def test_only_reading(client):
    for path in ("/suche/", "/suche/vorschlaege/", "/so-sortieren-wir/"):
        assert client.post(path).status_code == 405


def test_suggestions_are_options_with_kind_count_and_address(client, loaves, shop):
    page = text(client.get("/suche/vorschlaege/?q=br", headers={"HX-Request": "true", "HX-Trigger": "suche-oben"}))
    assert 'role="listbox" id="suche-oben-liste"' in page
    assert 'id="suche-oben-vorschlag-1" href="/suche/?warengruppe=brot"' in page
    assert "Warengruppe, 3 Produkte" in page
    page = text(client.get("/suche/vorschlaege/?q=bauern"))
    assert f'id="q-vorschlag-1" href="/produkt/{loaves[0].pk}/bauernbrot/"' in page
    assert 'href="/laeden/schuhhaus-amberg/"' in text(client.get("/suche/vorschlaege/?q=amberg"))


def test_suggestions_for_nothing_are_empty_and_strange_boxes_get_a_plain_id(client, loaves):
    assert text(client.get("/suche/vorschlaege/?q=xyz")) == ""
    page = text(client.get("/suche/vorschlaege/?q=br", headers={"HX-Request": "true", "HX-Trigger": '"><b>'}))
    assert 'id="q-liste"' in page


@pytest.mark.parametrize("products", [1, 3])
def test_suggestions_cost_the_same_for_one_and_for_three(client, shop, bread, products, django_assert_num_queries):
    for _ in range(products):
        indexed(shop=shop, category=bread, name="Bauernbrot")
    with django_assert_num_queries(2):
        client.get("/suche/vorschlaege/?q=bauern")


def test_brands_say_where_they_are(client, shop, bread):
    indexed(shop=shop, category=bread, name="Laib", brand="Kornblum")
    assert 'href="/suche/?q=Kornblum"' in text(client.get("/suche/vorschlaege/?q=korn"))
    assert "Marke, 1 Produkt" in text(client.get("/suche/vorschlaege/?q=korn"))


def test_the_page_about_ranking_is_made_from_the_weights(client):
    page = text(client.get("/so-sortieren-wir/"))
    for factor in FACTORS:
        assert f'<th scope="row">{factor.name}<p>{factor.about}</p></th><td class="r">{factor.points}</td>' in page
    for tier in TIERS.values():
        assert str(tier)[1:] in page
    assert "bis zu 100 Punkte" in page


def test_in_english_the_same_goods_are_found(client, loaves):
    assert client.get("/en/suche/?q=brot").context["found"].total == 3


def test_a_shop_that_never_stated_hours_is_not_hidden(client, bread):
    indexed(shop=ShopFactory(name="Hofladen", slug="hofladen"), category=bread, name="Laib")
    assert "Zeiten unbekannt mitzeigen" in text(client.get("/suche/?q=laib"))
    assert client.get("/suche/?q=laib&heute=offen&heute=unbekannt").context["found"].total == 1
