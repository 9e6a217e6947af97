import html
import re
from datetime import date

import pytest
from wagtail.models import Locale

from marketplace.models import HomePage, InfoPage
from marketplace.templatetags.town import briefly, by_comma, starred
from shops.enums import CityDayKind, ShopStatus
from shops.models import CityDay
from tests.factories.shops import HoursFactory, ProductFactory, QuarterFactory, ShopFactory, TraderFactory

pytestmark = pytest.mark.usefixtures("site", "clock")


def words(answer):
    """Return what a person reads: no tags, no soft hyphens, one space between words."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00ad", "")
    return " ".join(text.split())


def town_shop(**fields):
    shop = ShopFactory(**fields)
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


def test_every_public_shop_has_its_house_in_the_street(stranger):
    quarter = QuarterFactory(name="Am Markt", slug="markt")
    town_shop(name="Bäckerei Kornblum", slug="kornblum", quarter=quarter)
    ShopFactory(name="Leseladen Vogt", slug="vogt", quarter=quarter, street="Wallgasse 1")
    ShopFactory(name="Geheim", status=ShopStatus.DRAFT)
    answer = stranger.get("/")
    text = words(answer)
    assert "1 von 2 Läden geöffnet" in text
    assert "Bäckerei Kornblum Offen bis 18:00 Spitalgasse 12" in text
    assert "Leseladen Vogt Zeiten nicht bestätigt Wallgasse 1" in text
    assert "Am Markt 2 Läden, 1 hat geöffnet" in text
    assert "Geheim" not in text
    street = re.search(r'<ol class="street".*?</ol>', answer.content.decode(), flags=re.DOTALL).group()
    assert re.findall(r'href="(/laeden/[^"]*)"', street) == ["/laeden/kornblum/", "/laeden/vogt/"]
    assert street.count(' id="h-') == 2
    assert 'href="/laeden/?viertel=markt"' in answer.content.decode()


def test_the_town_speaks_at_the_top(stranger):
    HomePage.objects.update(headline="Fragen Sie die *ganze* Stadt.", examples="Damenschuhe, Brot & Wein", teaching="<p>Zehn Minuten.</p>")
    answer = stranger.get("/")
    assert re.search(r"<h1>Fragen Sie die <em>ganze</em> Stadt\.</h1>", answer.content.decode())
    assert 'href="/suche/?q=Brot%20%26%20Wein"' in answer.content.decode()
    assert "Dienstag, 24. November, 10:40" in words(answer)
    assert "Zehn Minuten." in words(answer)


def test_what_is_new_comes_from_many_shops(stranger):
    busy = town_shop(name="Fleißig")
    for number in range(6):
        ProductFactory(shop=busy, name=f"Neues {number}")
    ProductFactory(shop=town_shop(name="Ruhig"), name="Stilles")
    text = words(stranger.get("/"))
    assert "Neu in den Läden" in text
    assert "Stilles" in text
    assert [f"Neues {number}" in text for number in range(6)] == [False, False, True, True, True, True]


def test_an_empty_town_has_a_front_door(stranger):
    answer = stranger.get("/")
    assert answer.status_code == 200
    assert "0 von 0 Läden geöffnet" in words(answer)
    assert "Neu in den Läden" not in words(answer)
    assert "Durch die Viertel" not in words(answer)


def test_an_open_sunday_is_not_lost_behind_holidays(stranger):
    CityDay.objects.create(day=date(2027, 4, 11), kind=CityDayKind.OPEN_SUNDAY, title="Frühlingsmarkt", hours="13:00-18:00")
    CityDay.objects.create(day=date(2026, 12, 5), kind=CityDayKind.EVENT, title="Gärtnermarkt")
    text = words(stranger.get("/"))
    strip = text[text.index("Stadtkalender Das ganze Jahr") :]
    assert strip.index("Gärtnermarkt") < strip.index("Erster Weihnachtstag") < strip.index("Frühlingsmarkt")
    assert "Zweiter Weihnachtstag" not in strip


def test_tomorrow_is_a_holiday(stranger, time_machine):
    assert "Morgen ist Feiertag." not in words(stranger.get("/"))
    time_machine.move_to("2027-01-05T09:40:00+00:00", tick=False)
    assert "Morgen ist Feiertag." in words(stranger.get("/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_costs_the_same_for_one_and_for_many(stranger, django_assert_num_queries, count):
    for _number in range(count):
        ProductFactory(shop=town_shop(quarter=QuarterFactory()))
    stranger.get("/")
    with django_assert_num_queries(22):
        stranger.get("/")


def test_an_info_page_tells_its_text(stranger, home):
    body = '[{"type": "heading", "value": "Wer wir sind", "id": "1"}, {"type": "text", "value": "<p>Die Stadt.</p>", "id": "2"}]'
    page = InfoPage(title="Über uns", slug="ueber-uns", lead="Kurz gesagt.", body=body, locale=Locale.get_default())
    home.add_child(instance=page)
    text = words(stranger.get("/ueber-uns/"))
    assert "Über uns Kurz gesagt. Wer wir sind Die Stadt." in text


def test_the_headings_of_an_info_page_follow_its_title(stranger, home):
    body = '[{"type": "heading", "value": "Wer wir sind", "id": "1"}]'
    home.add_child(instance=InfoPage(title="Über uns", slug="ueber-uns", body=body, locale=Locale.get_default()))
    assert "<h2>Wer wir sind</h2>" in stranger.get("/ueber-uns/").content.decode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("die *ganze* Stadt", "die <em>ganze</em> Stadt"),
        ("*a* und *b*", "<em>a</em> und <em>b</em>"),
        ("ohne", "ohne"),
        ("ein * allein", "ein * allein"),
        ("<b>*x*</b>", "&lt;b&gt;<em>x</em>&lt;/b&gt;"),
        ("* <script>", "* &lt;script&gt;"),
    ],
)
def test_stars_colour_words(text, shown):
    assert starred(text) == shown


def test_small_helpers_of_the_page():
    assert by_comma(" Brot, ,Wein ") == ["Brot", "Wein"]
    assert briefly("Geöffnet bis 18:00") == "Offen bis 18:00"
