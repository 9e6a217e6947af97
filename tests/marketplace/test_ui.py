"""The town's filters and tags: the words exactly."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from marketplace.models import TownSettings
from marketplace.templatetags import ui, words
from tests.marketplace.markup import at_address, rendered

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # 10:40 in Coburg


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("cents", "shown"),
    [(1290, "12,90 €"), (0, "0,00 €"), (5, "0,05 €"), (124900, "1.249,00 €"), (123456789, "1.234.567,89 €"), (-698, "−6,98 €"), (None, "")],
)
def test_money_is_shown_as_germans_write_it(cents, shown):
    assert rendered("{{ cents|euro }}", cents=cents) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Blumenfachgeschäft", "Blumen|fach|geschäft"),
        ("Kinderfahrradanhängerkupplung", "Kinder|fahr|rad|anhän|ger|kupplung"),
        ("Schrumpf-Oberlandesgericht", "Schrumpf-Ober|lan|des|gericht"),
        ("Barrierefreiheit & Wege", "Barriere|freiheit & Wege"),
        ("Schuhe", "Schuhe"),
        ("Gummistiefel", "Gummi|stiefel"),
        ("Roggensauerteigbrot", "Roggen|sauer|teig|brot"),
        ("Hofkäserei", "Hof|käserei"),
        ("Handarbeit", "Hand|arbeit"),
        ("Brotbacken", "Brot|backen"),
        ("GTIN4006381333931", "GTIN4006381333931"),
        ("", ""),
        ("Pumps, Absatz 5 cm", "Pumps, Absatz 5\u00a0cm"),
        ("Teedose, 0,3 l", "Teedose, 0,3\u00a0l"),
        ("Abholung 0 €", "Abholung 0\u00a0€"),
        ("12 große Kerzen", "12 große Kerzen"),
    ],
)
def test_long_words_may_be_divided_at_their_joints(text, shown):
    assert words.shy(text).replace("\u00ad", "|") == shown
    assert words.shy(text).replace("\u00ad", "").replace("\u00a0", " ") == text


def test_divided_words_are_still_escaped():
    assert rendered("{{ text|shy }}", text="<b>Öffnungszeiten</b>").replace("\u00ad", "") == "&lt;b&gt;Öffnungszeiten&lt;/b&gt;"


@pytest.mark.parametrize(
    ("days", "age", "shown"),
    [
        (0, 1, "heute"),
        (1, 2, "gestern"),
        (2, 2, "vor 2 Tagen"),
        (13, 2, "vor 13 Tagen"),
        (14, 3, "vor 2 Wochen"),
        (59, 3, "vor 8 Wochen"),
        (60, 4, "vor 2 Monaten"),
        (729, 4, "vor 24 Monaten"),
        (730, 4, "vor 2 Jahren"),
    ],
)
def test_age_is_said_in_words_and_fades(days, age, shown):
    said_at = AT - timedelta(days=days)
    assert rendered("{{ said_at|age_words:at }}/{{ said_at|age_class:at }}", said_at=said_at, at=AT) == f"{shown}/{age}"
    assert words.confirmed_words(said_at, AT) == f"{shown} bestätigt"


def test_a_day_ends_at_midnight_in_the_town():
    just_before, just_after = datetime(2026, 11, 23, 22, 59, tzinfo=UTC), datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
    assert (words.age_words(just_before, AT), words.age_words(just_after, AT)) == ("gestern", "heute")


def test_what_lies_ahead_counts_as_today():
    assert words.age_words(AT + timedelta(days=3), AT) == "heute"


def test_what_was_never_said_is_old():
    assert (
        rendered("{{ none|age_words:at }}|{{ none|age_class:at }}|{{ none|confirmed_words:at }}", none=None, at=AT)
        == "|4|noch nicht bestätigt"
    )


def test_days_and_times_are_those_of_the_town():
    source = "{{ at|short_day }}|{{ at|long_day }}|{{ at|clock }}|{{ at|moment }}|{{ day|short_day }}"
    assert rendered(source, at=AT, day=date(2027, 1, 5)) == "Di 24.11.|Dienstag, 24. November|10:40|Di 24. November, 10:40|Di 5.1."
    assert rendered("{{ none|short_day }}{{ none|long_day }}{{ none|clock }}{{ none|moment }}", none=None) == ""


# ---------------------------------------------------------------- signs
def test_every_icon_is_one_decorative_path():
    assert len(ui.ICONS) > 40
    for name in ui.ICONS:
        svg = ui.icon(name)
        assert svg.startswith('<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M')


def test_an_unknown_icon_fails_loudly():
    with pytest.raises(KeyError):
        ui.icon("zeppelin")


def test_the_disc_wanes_with_age():
    assert ui.disc(1).count("<circle") == 1
    assert "A6.5 6.5 0 1 1 1.5 8.0z" in ui.disc(2)
    assert "A6.5 6.5 0 0 1 11.8 13.3z" in ui.disc(3)
    assert "<path" not in ui.disc(4)
    assert "<circle" not in ui.disc(1, "ask")


def test_a_line_of_figures_says_what_it_shows():
    svg = ui.spark([0, 5, 10], '<von 0 "auf" 10>', width=100, height=26)
    assert 'aria-label="&lt;von 0 &quot;auf&quot; 10&gt;"' in svg
    assert 'd="M0.0 23.0L50.0 13.0L100.0 3.0"' in svg
    assert 'd="M0.0 23.0L50.0 18.0L100.0 13.0"' in ui.spark([0, 5, 10], "", width=100, height=26, top=20)


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_few_or_no_figures_are_no_error(values):
    assert ui.spark(values, "nichts").startswith('<svg class="spark"')


# ---------------------------------------------------------------- ways
def test_an_address_is_broken_behind_its_sign():
    assert rendered("{{ text|at_break }}", text="stadt@<b>.example") == "stadt@<wbr>&lt;b&gt;.example"


def test_ways_follow_the_language():
    assert rendered("{% way 'laeden/' %}") == "/laeden/"
    with translation.override("en"):
        assert rendered("{% way 'laeden/' %}{% way '' %}") == "/en/laeden//en/"


def test_the_way_on_which_one_is_gets_marked():
    source = "{% current 'theke/' %}|{% current 'theke/' exact=True %}|{% current '' %}"
    marked = 'aria-current="page"'
    assert at_address("/theke/waren/", source) == f"{marked}||"
    assert at_address("/theke/", source) == f"{marked}|{marked}|"
    assert at_address("/", source) == f"||{marked}"
    assert rendered(source) == "||"


def test_a_page_knows_its_address_in_the_other_language():
    assert at_address("/stadtkalender/?monat=2", "{% in_language 'en' %}") == "/en/stadtkalender/?monat=2"


# ---------------------------------------------------------------- the town
def test_the_town_is_asked_once_a_page(db, django_assert_num_queries):
    TownSettings.objects.all().delete()
    with django_assert_num_queries(1):
        assert at_address("/", "{% town as a %}{% town as b %}{{ a.name }} {{ b.claim }}") == "Coburg hat’s"
    assert TownSettings.objects.count() == 0


def test_staff_name_the_town(site):
    TownSettings.objects.create(site=site, name="Kronach", claim="lebt")
    assert rendered("{% town as town %}{{ town.name }} {{ town.claim }}") == "Kronach lebt"
