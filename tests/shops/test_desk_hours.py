"""The desk's screens of opening hours: kept on a phone, without JavaScript, nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from shops.domain.hours import HolidayHours, add_special_day, publish_hours
from shops.enums import CityDayKind, HolidayPolicy
from shops.models import CityDay, HoursEvent, OpeningHours, SpecialDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "site")]
URL = "/theke/zeiten/"
SPAN = "Bitte von-bis angeben, zum Beispiel 10:00-12:00."
NO_DAY = "Bitte tragen Sie mindestens einen Tag ein. Einzelne geschlossene Tage gehören zu „Besondere Tage“."
WEEK = {f"{day}-0-{part}": time for day in range(6) for part, time in (("von", "9:00"), ("bis", "18:00"))} | {"holiday_policy": "closed"}


@pytest.fixture
def client(signed_in, owner):
    return signed_in(owner)


def stored() -> tuple[str, str, str]:
    row = OpeningHours.objects.get()
    return row.expression, row.holiday_policy, row.holiday_expression


def text(response) -> str:
    return " ".join(response.content.decode().split())


def values(response, day: int) -> list[tuple[str, str]]:
    row = list(response.context["form"].days)[day]
    return [(start.value() or "", end.value() or "") for start, end in row.pairs]


def test_the_week_stands_in_the_fields(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert [values(response, day) for day in range(7)] == [*[[("9:00", "18:00")]] * 6, []]
    assert 'value="closed" id="id_holiday_policy_0" required checked' in text(response).replace(' aria-invalid="true"', "")
    assert "Geöffnet bis 18:00" in text(response)
    assert "Mo–Sa 9–18 Uhr" in text(response)
    assert "<code>Mo-Sa 09:00-18:00; PH off</code>" in text(response)


def test_mended_hours_are_live_at_once(client, shop, owner, at):
    response = client.post(
        URL,
        WEEK
        | {
            "5-0-von": "9.30",
            "5-0-bis": "14",
            "2-1-von": "1930",
            "2-1-bis": "21 Uhr",
            "holiday_policy": "own",
            "holiday_times": "10-12 Uhr",
        },
    )
    assert response.status_code == 302
    assert stored() == ("Mo-Tu,Th-Fr 09:00-18:00; We 09:00-18:00,19:30-21:00; Sa 09:30-14:00", "own", "10:00-12:00")
    event = HoursEvent.objects.get()
    assert (event.action, event.actor, event.at) == ("published", owner, at)
    shown = text(client.get(URL))
    assert "Ihre Zeiten sind bestätigt und gelten ab sofort." in shown
    assert "Läden schließen um 20:00 (Art. 2 BayLadSchlG)." in shown
    assert "An Feiertagen bleiben Läden geschlossen" in shown


def test_the_same_week_again_is_a_confirmation(client):
    client.post(URL, WEEK)
    assert [event.action for event in HoursEvent.objects.all()] == ["confirmed"]


@pytest.mark.parametrize(
    ("change", "field", "error"),
    [
        ({"0-0-von": "neun"}, "0-0-von", "Bitte als Uhrzeit angeben, zum Beispiel 9:30."),
        ({"1-0-bis": ""}, "1-0-bis", "Hier fehlt die Uhrzeit."),
        ({"2-0-von": "19:00"}, "2-0-bis", "Das Ende liegt vor dem Anfang."),
        ({"3-1-von": "12:00", "3-1-bis": "19:00"}, "3-1-bis", "Die Zeiten überschneiden sich."),
        ({"holiday_policy": "own", "holiday_times": "neun"}, "holiday_times", f"Bei „neun“ (Zeichen 1): {SPAN}"),
        ({"holiday_policy": "own"}, "holiday_times", "Bitte die Zeiten angeben, zum Beispiel 10:00-12:00."),
        ({"holiday_policy": "nie"}, "holiday_policy", "Bitte eine gültige Auswahl treffen. nie ist keine gültige Auswahl."),
        (dict.fromkeys(WEEK, "") | {"holiday_policy": "closed"}, "__all__", NO_DAY),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, change, field, error):
    response = client.post(URL, WEEK | {"5-0-von": "8:15"} | change)
    assert response.status_code == 422
    form = response.context["form"]
    assert {name: list(errors) for name, errors in form.errors.items()} == {field: [error]}
    assert error in text(response).replace("&quot;", '"')
    assert form["5-0-von"].value() == (WEEK | {"5-0-von": "8:15"} | change)["5-0-von"]
    assert stored() == ("Mo-Sa 09:00-18:00", "closed", "")
    assert HoursEvent.objects.count() == 0


def test_a_pause_is_one_tap_and_keeps_what_was_typed(client):
    response = client.post(URL, WEEK | {"0-0-bis": "12.30", "4-0-von": "unfertig", "grow": "0"})
    assert response.status_code == 200
    assert values(response, 0) == [("9:00", "12.30"), ("", "")]
    assert values(response, 4) == [("unfertig", "18:00")]
    assert 'name="0-1-von"' in text(response)
    assert "autofocus" in text(response)
    response = client.post(URL, WEEK | {"grow": "6"})
    assert values(response, 6) == [("", "")]
    assert stored() == ("Mo-Sa 09:00-18:00", "closed", "")


def test_a_day_has_at_most_four_spans(client):
    four = {f"0-{index}-{part}": "" for index in range(4) for part in ("von", "bis")}
    response = client.post(URL, WEEK | four | {"grow": "0"})
    assert len(values(response, 0)) == 4
    assert 'value="0" formaction' not in text(response)


@pytest.mark.parametrize("grow", ["7", "x", "-1", ""])
def test_a_day_that_is_none_grows_nothing(client, grow):
    response = client.post(URL, WEEK | {"grow": grow})
    assert [len(values(response, day)) for day in range(7)] == [1, 1, 1, 1, 1, 1, 0]


def test_monday_is_copied_to_the_other_workdays(client):
    response = client.post(URL, WEEK | {"0-0-bis": "12:00", "0-1-von": "14:00", "0-1-bis": "19:00", "5-0-bis": "13:00", "copy": "0"})
    assert [values(response, day) for day in range(5)] == [[("9:00", "12:00"), ("14:00", "19:00")]] * 5
    assert values(response, 5) == [("9:00", "13:00")]
    assert HoursEvent.objects.count() == 0


def test_hours_that_no_week_can_show_are_confirmed_as_text(client, shop, at):
    publish_hours(shop=shop, expression="Apr-Oct Sa 08:00-12:00", holidays=HolidayHours(HolidayPolicy.WEEKDAY), at=at - timedelta(days=20))
    response = client.get(URL)
    assert response.context["form"] is None
    assert "Ihre Zeiten sagen mehr, als ein Wochenraster zeigen kann" in text(response)
    assert response.context["desk"].summary == "Diese Woche: geschlossen"
    assert f'<form id="woche" class="stack" method="post" action="{reverse("desk:hours_confirm")}">' in text(response)
    assert client.get(f"{URL}?raster").context["form"] is not None
    assert client.post(reverse("desk:hours_confirm")).status_code == 302
    assert OpeningHours.objects.get().confirmed_at == at
    assert stored()[0] == "Apr-Oct Sa 08:00-12:00"


def test_odd_holiday_hours_survive_the_week(client, shop, at):
    publish_hours(shop=shop, expression="Mo-Sa 09:00-18:00", holidays=HolidayHours(HolidayPolicy.OWN, "Su off"), at=at)
    client.post(URL, WEEK | {"holiday_policy": "own", "holiday_times": "Su off"})
    assert stored() == ("Mo-Sa 09:00-18:00", "own", "Su off")


def test_a_shop_without_hours_begins_with_an_empty_week(client, shop):
    OpeningHours.objects.all().delete()
    response = client.get(URL)
    assert [values(response, day) for day in range(7)] == [[]] * 7
    assert "Zeiten nicht bestätigt" in text(response)
    assert "Feiertage und Vorschläge der Stadt stehen hier, sobald es Zeiten für die Woche gibt." in text(response)
    client.post(URL, WEEK)
    assert stored()[0] == "Mo-Sa 09:00-18:00"


# ---------------------------------------------------------------- text
def paste(client, **data: str):
    return client.post(reverse("desk:hours_paste"), data)


def test_pasted_hours_are_shown_before_they_are_published(client):
    response = paste(client, text="mo-fr  9:00-18:00; sa,PH 10-12 Uhr")
    shown = text(response)
    assert "<code>Mo-Fr 09:00-18:00; Sa 10:00-12:00; PH 10:00-12:00</code>" in shown
    assert "An Feiertagen: eigene Zeiten: 10:00-12:00" in shown
    assert [row.spans for row in response.context["rows"]] == [*[["9:00 – 18:00"]] * 5, ["10:00 – 12:00"], []]
    assert HoursEvent.objects.count() == 0
    assert paste(client, text="mo-fr  9:00-18:00; sa,PH 10-12 Uhr", publish="1").status_code == 302
    assert stored() == ("Mo-Fr 09:00-18:00; Sa 10:00-12:00", "own", "10:00-12:00")


def test_a_text_that_says_nothing_of_holidays_leaves_the_policy(client):
    assert "(wie bisher, der Text sagt dazu nichts)" in text(paste(client, text="Mo 09:00-10:00"))
    paste(client, text="Mo 09:00-10:00", publish="1")
    assert stored() == ("Mo 09:00-10:00", "closed", "")


def test_spaces_behind_commas_are_taken_as_meant_unless_the_owner_insists(client):
    assert "<code>Mo,We 09:00-10:00; PH off</code>" in text(paste(client, text="Mo, We 09:00-10:00"))
    shown = text(paste(client, text="Mo, We 09:00-10:00", literal="1"))
    assert "<code>Mo, We 09:00-10:00; PH off</code>" in shown
    assert '<input type="hidden" name="literal" value="1">' in shown
    paste(client, text="Mo, We 09:00-10:00", publish="1")
    assert stored()[0] == "Mo,We 09:00-10:00"
    paste(client, text="Mo, We 09:00-10:00", literal="1", publish="1")
    assert stored()[0] == "Mo, We 09:00-10:00"


def test_a_refused_text_stays_and_says_why_and_where(client):
    response = paste(client, text="Tu 07:00-016:00", publish="1")
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "text": ["Bei „016“ (Zeichen 10): Das ist keine Uhrzeit. Zwei Ziffern, Doppelpunkt, zwei Ziffern: 16:00."]
    }
    assert "Tu 07:00-016:00</textarea>" in text(response)
    assert stored()[0] == "Mo-Sa 09:00-18:00"


def test_the_law_speaks_before_publishing(client):
    shown = text(paste(client, text="Mo-Su 09:00-21:00; PH 10:00-12:00"))
    assert "Das Ladenschlussgesetz sieht andere Zeiten vor" in shown
    assert "Sonntags bleiben Läden geschlossen" in shown


def test_the_text_begins_with_what_stands(client):
    assert "Mo-Sa 09:00-18:00; PH off</textarea>" in text(client.get(reverse("desk:hours_paste")))


# ---------------------------------------------------------------- days
def test_days_to_come_are_listed_and_confirmed_with_one_tap(client, shop, at):
    CityDay.objects.create(day=date(2026, 11, 27), kind=CityDayKind.LONG_NIGHT, title="Lange Nacht", hours="18:00-22:00")
    CityDay.objects.create(day=date(2026, 11, 29), kind=CityDayKind.OPEN_SUNDAY, title="Adventssonntag", hours="13:00-18:00")
    CityDay.objects.create(day=date(2026, 11, 28), kind=CityDayKind.EVENT, title="Gärtnermarkt")
    add_special_day(shop=shop, day=date(2026, 12, 24), hours="9-14", note="Heiligabend", at=at)
    days = client.get(URL).context["desk"].days
    assert [(each.day.isoformat(), each.title, each.state, each.say, each.action) for each in days] == [
        ("2026-11-27", "Lange Nacht, Vorschlag der Stadt", "unknown", "noch offen", "join"),
        ("2026-11-29", "Adventssonntag, Vorschlag der Stadt", "unknown", "noch offen", "join"),
        ("2026-12-24", "Heiligabend", "open", "9–14 Uhr", "change"),
        ("2026-12-25", "Erster Weihnachtstag", "holiday", "geschlossen", "confirm"),
        ("2026-12-26", "Zweiter Weihnachtstag", "holiday", "geschlossen", "confirm"),
        ("2027-01-01", "Neujahr", "holiday", "geschlossen", "confirm"),
        ("2027-01-06", "Heilige Drei Könige", "holiday", "geschlossen", "confirm"),
    ]
    for day in ("2026-11-27", "2026-11-29", "2026-12-25"):
        assert client.post(reverse("desk:special_day_accept"), {"day": day}).status_code == 302
    assert list(SpecialDay.objects.values_list("day", "hours", "note")) == [
        (date(2026, 11, 27), "09:00-22:00", "Lange Nacht"),
        (date(2026, 11, 29), "13:00-18:00", "Adventssonntag"),
        (date(2026, 12, 24), "09:00-14:00", "Heiligabend"),
        (date(2026, 12, 25), "", "Erster Weihnachtstag"),
    ]


@pytest.mark.parametrize("day", ["2026-12-24", "2026-11-23", "gestern", ""])
def test_only_what_is_asked_can_be_accepted(client, day):
    assert client.post(reverse("desk:special_day_accept"), {"day": day}).status_code == 400
    assert SpecialDay.objects.count() == 0


def test_a_special_day_is_entered_changed_and_removed(client, at):
    url = reverse("desk:special_day")
    assert client.post(url, {"day": "2026-12-24", "hours": "9-12 und 13-15", "note": "Heiligabend"}).status_code == 302
    assert "An Heiligabend schließen Läden um 14:00 (Art. 2 BayLadSchlG)." in text(client.get(URL))
    shown = text(client.get(f"{url}?tag=2026-12-24"))
    assert 'value="2026-12-24"' in shown
    assert 'value="09:00-12:00, 13:00-15:00"' in shown
    client.post(url, {"day": "2026-12-24", "hours": "", "note": ""})
    assert list(SpecialDay.objects.values_list("day", "hours", "note")) == [(date(2026, 12, 24), "", "")]
    assert client.post(reverse("desk:special_day_remove"), {"day": "2026-12-24"}).status_code == 302
    assert SpecialDay.objects.count() == 0
    assert client.post(reverse("desk:special_day_remove"), {"day": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"day": "2026-11-23"}, {"day": ["Bitte einen Tag von heute bis in einem Jahr."]}),
        ({"day": "2027-11-25"}, {"day": ["Bitte einen Tag von heute bis in einem Jahr."]}),
        ({"day": "", "hours": "9"}, {"day": ["Dieses Feld muss ausgefüllt werden."], "hours": [f"Bei „9“ (Zeichen 1): {SPAN}"]}),
    ],
)  # fmt: skip
def test_a_wrong_special_day_is_refused_at_its_field(client, data, errors):
    response = client.post(reverse("desk:special_day"), data)
    assert response.status_code == 422
    assert response.context["form"].errors == errors
    assert SpecialDay.objects.count() == 0


# ---------------------------------------------------------------- the way back, and who may
def test_a_change_is_taken_back_at_the_desk(client, shop):
    client.post(URL, WEEK | {"0-0-von": "11:00"})
    event = HoursEvent.objects.get()
    assert "Zeiten der Woche geändert" in text(client.get(URL))
    assert client.post(reverse("desk:hours_take_back", args=[event.pk])).status_code == 302
    assert stored()[0] == "Mo-Sa 09:00-18:00"
    client.post(reverse("desk:hours_take_back", args=[event.pk]))
    assert "Das lässt sich nicht mehr zurücknehmen" in text(client.get(URL))


def test_nobody_reaches_the_hours_of_another_shop(signed_in, other_owner, shop, other_shop, at):
    publish_hours(shop=shop, expression="Mo 09:00-10:00", holidays=HolidayHours(HolidayPolicy.CLOSED), at=at)
    event, intruder = HoursEvent.objects.get(), signed_in(other_owner)
    intruder.post(reverse("desk:hours_take_back", args=[event.pk]))
    intruder.post(URL, WEEK | {"0-0-von": "11:00"})
    assert OpeningHours.objects.get(shop=shop).expression == "Mo 09:00-10:00"
    assert OpeningHours.objects.get(shop=other_shop).expression == "Mo 11:00-18:00; Tu-Sa 09:00-18:00"


@pytest.mark.parametrize("path", ["", "einfuegen/", "tag/"])
def test_only_members_see_the_screens(signed_in, shopper, helper, stranger, path):
    assert stranger.get(URL + path).url == f"/konto/login/?next={URL}{path}"
    assert signed_in(shopper).get(URL + path).status_code == 403
    assert signed_in(helper).get(URL + path).status_code == 200


@pytest.mark.parametrize("name", ["hours_confirm", "special_day_accept", "special_day_remove"])
def test_changes_need_a_post(client, name):
    assert client.get(reverse(f"desk:{name}")).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_screen_costs_the_same_for_one_special_day_and_three(client, shop, at, django_assert_num_queries, count):
    for number in range(count):
        add_special_day(shop=shop, day=date(2026, 12, 1 + number), at=at)
    client.get(URL)
    with django_assert_num_queries(11):
        client.get(URL)
