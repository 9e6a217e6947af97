"""The municipality's holidays and the days the town adds."""

from datetime import UTC, date, datetime

import pytest

from shops.domain.calendar import TownDay, compose, local_day, public_holidays, town_calendar
from shops.enums import CityDayKind
from shops.models import CityDay


def test_coburg_keeps_bavarias_holidays_but_not_assumption_nor_augsburgs_peace():
    assert public_holidays(years=[2026]) == {
        date(2026, 1, 1): "Neujahr",
        date(2026, 1, 6): "Heilige Drei Könige",
        date(2026, 4, 3): "Karfreitag",
        date(2026, 4, 6): "Ostermontag",
        date(2026, 5, 1): "Erster Mai",
        date(2026, 5, 14): "Christi Himmelfahrt",
        date(2026, 5, 25): "Pfingstmontag",
        date(2026, 6, 4): "Fronleichnam",
        date(2026, 10, 3): "Tag der Deutschen Einheit",
        date(2026, 11, 1): "Allerheiligen",
        date(2026, 12, 25): "Erster Weihnachtstag",
        date(2026, 12, 26): "Zweiter Weihnachtstag",
    }


@pytest.mark.parametrize(
    ("place", "extra"),
    [
        ({"country": "DE", "subdivision": "BY", "categories": ["public", "catholic"]}, {date(2026, 8, 15)}),
        ({"country": "DE", "subdivision": "Augsburg", "categories": ["public", "catholic"]}, {date(2026, 8, 8), date(2026, 8, 15)}),
    ],
)
def test_another_town_keeps_its_own(settings, place, extra):
    coburg = set(public_holidays(years=[2026]))
    settings.TOWN_HOLIDAYS = place
    assert set(public_holidays(years=[2026])) - coburg == extra


def test_the_names_follow_the_language():
    assert public_holidays(years=[2026], language="en")[date(2026, 4, 3)] == "Good Friday"
    assert public_holidays(years=[2026], language="fr")[date(2026, 4, 3)] == "Karfreitag"


def test_the_towns_own_days_join_the_computed_ones():
    calendar = compose(
        years=[2026],
        days=[
            TownDay(date(2026, 7, 27), CityDayKind.HOLIDAY, "Samba-Montag"),
            TownDay(date(2026, 1, 6), CityDayKind.HOLIDAY, "Dreikönig"),
            TownDay(date(2026, 9, 1), CityDayKind.CLOSURE, "Bombenentschärfung"),
            TownDay(date(2026, 4, 26), CityDayKind.OPEN_SUNDAY, "Frühlingsfest", "13:00-18:00"),
        ],
    )
    assert calendar.holidays[date(2026, 7, 27)] == "Samba-Montag"
    assert calendar.holidays[date(2026, 1, 6)] == "Dreikönig"
    assert list(calendar.holidays) == sorted(calendar.holidays)
    assert calendar.closures == {date(2026, 9, 1): "Bombenentschärfung"}
    assert calendar.proposals == (TownDay(date(2026, 4, 26), "open_sunday", "Frühlingsfest", "13:00-18:00"),)


@pytest.mark.django_db
def test_reading_the_calendar_is_one_query(django_assert_num_queries):
    CityDay.objects.create(day=date(2026, 7, 27), kind=CityDayKind.HOLIDAY, title="Samba-Montag")
    CityDay.objects.create(day=date(2031, 7, 27), kind=CityDayKind.HOLIDAY, title="Zu spät")
    with django_assert_num_queries(1):
        calendar = town_calendar(years=range(2025, 2028))
    assert (calendar.first_year, calendar.last_year) == (2025, 2027)
    assert [day for day, title in calendar.holidays.items() if title == "Samba-Montag"] == [date(2026, 7, 27)]
    assert date(2031, 7, 27) not in calendar.holidays


def test_the_day_is_the_towns():
    assert local_day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2027, 1, 1)
