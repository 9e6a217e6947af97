import re

import pytest
from django.test import Client

from shops.enums import ShopStatus
from shops.filters import spellings
from shops.models import OpeningHours, ShopPage
from tests.conftest import storefront
from tests.factories.shops import CategoryFactory, HoursFactory, ProductFactory, QuarterFactory, ShopFactory

pytestmark = pytest.mark.usefixtures("site", "clock")


def names(answer):
    """Return the shops of a list in their order, soft hyphens taken out."""
    text = answer.content.decode().replace("\u00ad", "").replace("&shy;", "")
    return re.findall(r'<li class="shopcard[^>]*>.*?<h3.*?<a\s[^>]*>\s*(.*?)\s*</a>', text, flags=re.DOTALL)


def town_shop(name, **fields):
    shop = ShopFactory(name=name, **fields)
    HoursFactory(shop=shop)
    return shop


def test_every_public_shop_stands_there_by_its_way_from_the_market(stranger):
    town_shop("Weit", latitude=50.27, longitude=10.9645)
    town_shop("Nah", latitude=50.259, longitude=10.9645)
    ShopFactory(name="Geheim", status=ShopStatus.DRAFT)
    answer = stranger.get("/laeden/")
    assert answer.status_code == 200
    assert names(answer) == ["Nah", "Weit"]
    assert "2 Läden, 2 haben jetzt geöffnet." in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("name=amberg", ["Schuhhaus Amberg"]),
        ("name=ÄPFEL", ["Äpfel und mehr"]),
        ("name=äpfel+mehr", ["Äpfel und mehr"]),
        ("name=pumps", ["Schuhhaus Amberg"]),
        ("name=geheimes", []),
        ("name=einlagen", ["Schuhhaus Amberg"]),
        ("name=%25", []),
        ("viertel=markt", ["Äpfel und mehr"]),
        ("waren=schuhe", ["Schuhhaus Amberg"]),
        ("waren=obst", ["Schuhhaus Amberg", "Äpfel und mehr"]),
        ("offen=on", ["Schuhhaus Amberg"]),
        ("offen=on&viertel=markt", []),
        ("viertel=nirgends", ["Schuhhaus Amberg", "Äpfel und mehr"]),
        ("name=" + "x" * 200, ["Schuhhaus Amberg", "Äpfel und mehr"]),
        ("name=amberg&seite=99", ["Schuhhaus Amberg"]),
    ],
)
def test_the_filter_narrows(stranger, query, expected):
    shoes, fruit = CategoryFactory(slug="schuhe"), CategoryFactory(slug="obst")
    amberg = town_shop("Schuhhaus Amberg", slug="amberg", category=CategoryFactory(parent=shoes))
    apples = town_shop("Äpfel und mehr", category=fruit, quarter=QuarterFactory(slug="markt"))
    OpeningHours.objects.filter(shop=apples).update(expression="Mo 09:00-10:00")
    ProductFactory(shop=amberg, name="Pumps Carla", category=CategoryFactory(parent=fruit))
    ProductFactory(shop=amberg, name="Geheimes Ding", is_visible=False)
    storefront(amberg)
    ShopPage.objects.update(ask_for="Einlagen nach Maß")
    assert sorted(names(stranger.get(f"/laeden/?{query}"))) == sorted(expected)


def test_an_empty_result_helps(stranger):
    town_shop("Nah")
    text = stranger.get("/laeden/?name=zirkus").content.decode()
    assert "Kein Laden passt zu allem" in text
    assert '<a class="btn" href="/laeden/">Alle Läden zeigen</a>' in text


def test_the_town_without_shops_says_so(stranger):
    assert "Noch kein Laden" in stranger.get("/laeden/").content.decode()


def test_twelve_a_page_and_the_pins_are_theirs(stranger):
    for number in range(13):
        town_shop(f"Laden {number:02}")
    first, second = stranger.get("/laeden/"), stranger.get("/laeden/?seite=2")
    assert len(names(first)) == 12
    assert names(second) == ["Laden 12"]
    assert second.content.decode().count('class="pin is-open"') == 1
    assert '<link rel="canonical" href="http://testserver/laeden/?seite=2">' in second.content.decode()


def test_htmx_gets_the_same_block_and_hears_the_count():
    town_shop("Nah")
    whole = Client().get("/laeden/?name=nah").content.decode()
    part = Client(headers={"HX-Request": "true", "HX-Target": "gefunden"}).get("/laeden/?name=nah").content.decode()
    assert "<html" not in part
    block = re.search(r'<div class="dir" id="gefunden">.*</section>\s*</div>', part, flags=re.DOTALL)
    assert block.group() in whole
    assert re.search(r'<p id="gezaehlt" hx-swap-oob="innerHTML">\s*Ein Laden passt\s*</p>', part)


@pytest.mark.parametrize("count", [1, 3])
def test_the_directory_costs_the_same_for_one_and_for_many(stranger, django_assert_num_queries, count):
    for number in range(count):
        town_shop(f"Laden {number}", quarter=QuarterFactory())
    stranger.get("/laeden/")
    with django_assert_num_queries(15):
        assert len(names(stranger.get("/laeden/"))) == count


def test_words_are_found_however_they_are_capitalised():
    assert spellings("öl") == {"öl", "ÖL", "Öl"}
