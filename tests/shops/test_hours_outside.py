"""Hours as other programs read them: the command, schema.org, OpenStreetMap."""

import json
from datetime import date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from shops.domain.calendar import LOCAL, compose
from shops.domain.hours import HolidayHours, ShopHours, SpecialHours, opening_hours_data, osm_string
from shops.enums import CityDayKind, HolidayPolicy
from shops.models import CityDay

CALENDAR = compose(years=range(2025, 2028))
AT = datetime(2026, 11, 24, 10, 40, tzinfo=LOCAL)


def answer(*args: str) -> dict:
    out = StringIO()
    call_command("hours", *args, "--json", stdout=out)
    return json.loads(out.getvalue())


def days(*args: str) -> list[str]:
    return [start[:10] for start, _end in answer("Mo-Sa 09:00-18:00; PH off", *args)["intervals"]]


@pytest.mark.django_db
def test_the_command_applies_ph_to_the_towns_holidays():
    assert answer("Mo-Sa 09:00-18:00; PH off", "--from", "2026-01-05", "--days", "3") == {
        "valid": True,
        "error": None,
        "intervals": [["2026-01-05T08:00:00Z", "2026-01-05T17:00:00Z"], ["2026-01-07T08:00:00Z", "2026-01-07T17:00:00Z"]],
    }
    year = days("--from", "2026-01-01", "--days", "730")
    assert not {"2026-01-06", "2026-04-03", "2026-06-04", "2027-11-01"} & set(year)
    assert {"2026-08-08", "2026-08-15"} <= set(year)


@pytest.mark.django_db
def test_the_command_knows_the_towns_own_days():
    CityDay.objects.create(day=date(2026, 7, 13), kind=CityDayKind.HOLIDAY, title="Samba-Montag")
    CityDay.objects.create(day=date(2026, 7, 14), kind=CityDayKind.CLOSURE, title="Hochwasser")
    assert days("--from", "2026-07-13", "--days", "3") == ["2026-07-15"]


@pytest.mark.django_db
def test_a_refusal_is_an_answer_too():
    found = answer("Mo 09:00-016:00")
    assert (found["valid"], found["intervals"]) == (False, [])
    assert found["error"] == "Bei „016“ (Zeichen 10): Das ist keine Uhrzeit. Zwei Ziffern, Doppelpunkt, zwei Ziffern: 16:00."


@pytest.mark.django_db
def test_for_people_the_mended_value_comes_first():
    out = StringIO()
    call_command("hours", "sa,ph  9-12 Uhr", "--from", "2026-01-06", "--days", "1", stdout=out)
    assert out.getvalue() == "Sa 09:00-12:00; PH 09:00-12:00\nTue 2026-01-06 09:00 – Tue 2026-01-06 12:00\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "args", [["Xy"], ["Mo 09:00-10:00", "--days", "0"], ["Mo 09:00-10:00", "--from", "9999-12-31"], ["24/7", "--days", "99999"]]
)
def test_what_makes_no_sense_is_refused(args):
    with pytest.raises(CommandError):
        call_command("hours", *args)


@pytest.mark.django_db
def test_without_a_date_the_command_begins_today(clock):
    out = StringIO()
    call_command("hours", "Mo-Sa 09:00-18:00", "--days", "1", stdout=out)
    assert out.getvalue().splitlines()[1] == "Tue 2026-11-24 09:00 – Tue 2026-11-24 18:00"


def entry(opens: str, closes: str, **more: object) -> dict:
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, **more}


def valid(day: str) -> dict[str, str]:
    return {"validFrom": day, "validThrough": day}


def test_search_engines_read_the_week_and_the_days_that_differ():
    hours = ShopHours(
        1,
        "Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00",
        HolidayHours(HolidayPolicy.CLOSED),
        special=(SpecialHours(date(2026, 12, 24), "09:00-14:00"), SpecialHours(date(2027, 8, 1))),
    )
    assert opening_hours_data(hours=hours, calendar=CALENDAR, at=AT) == {
        "openingHoursSpecification": [
            entry("09:00", "12:00", dayOfWeek=["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]),
            entry("14:00", "18:00", dayOfWeek=["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
        ],
        "specialOpeningHoursSpecification": [
            entry("09:00", "14:00", **valid("2026-12-24")),
            entry("00:00", "00:00", **valid("2026-12-25")),
            entry("00:00", "00:00", **valid("2026-12-26")),
            entry("00:00", "00:00", **valid("2027-01-01")),
            entry("00:00", "00:00", **valid("2027-01-06")),
        ],
    }


def test_hours_that_no_week_can_show_are_told_day_by_day():
    hours = ShopHours(1, "Sa[1] 10:00-24:00; Nov Tu 22:00-02:00", HolidayHours(HolidayPolicy.CLOSED))
    data = opening_hours_data(hours=hours, calendar=CALENDAR, at=AT)
    assert list(data) == ["openingHoursSpecification"]
    assert [each for each in data["openingHoursSpecification"] if each["opens"] != "00:00"] == [
        entry("22:00", "02:00", **valid("2026-11-24")),
        entry("10:00", "23:59", **valid("2026-12-05")),
    ]
    assert len(data["openingHoursSpecification"]) == 14


def test_nothing_is_told_of_unknown_hours():
    assert opening_hours_data(hours=None, calendar=CALENDAR, at=AT) == {}
    assert opening_hours_data(hours=ShopHours(1, "", HolidayHours(HolidayPolicy.CLOSED)), calendar=CALENDAR, at=AT) == {}


@pytest.mark.parametrize(
    ("holidays", "written"),
    [
        (HolidayHours(HolidayPolicy.CLOSED), "Mo-Sa 09:00-18:00; PH off"),
        (HolidayHours(HolidayPolicy.WEEKDAY), "Mo-Sa 09:00-18:00"),
        (HolidayHours(HolidayPolicy.OWN, "10:00-12:00"), "Mo-Sa 09:00-18:00; PH 10:00-12:00"),
        (HolidayHours(HolidayPolicy.OWN, "off; Su 10:00-12:00"), "Mo-Sa 09:00-18:00; PH off; PH Su 10:00-12:00"),
    ],
)
def test_openstreetmap_gets_the_policy_as_ph(holidays, written):
    assert osm_string(ShopHours(1, "Mo-Sa 09:00-18:00", holidays)) == written
