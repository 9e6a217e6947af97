"""Open or not, until when, and in which words: on Coburg's calendar, over clock changes and the turn of the year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from shops.domain.calendar import LOCAL, TownDay, compose
from shops.domain.hours import HolidayHours, OpenState, Schedule, ShopHours, SpecialHours, end_of_nth_opening_day, open_state, summary, week
from shops.domain.hours.schedule import midnight
from shops.enums import CityDayKind, HolidayPolicy

CLOSED, WEEKDAY = HolidayHours(HolidayPolicy.CLOSED), HolidayHours(HolidayPolicy.WEEKDAY)
CALENDAR = compose(years=range(2025, 2029))
TUESDAY = date(2026, 11, 24)


def berlin(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def shop(expression: str, *special: SpecialHours, holidays: HolidayHours = CLOSED, confirmed: datetime | None = None) -> ShopHours:
    return ShopHours(1, expression, holidays, confirmed or datetime(2026, 6, 1, tzinfo=UTC), special)


def state(hours: ShopHours | None, at: datetime, calendar=CALENDAR) -> OpenState:
    return open_state(hours=hours, calendar=calendar, at=at.astimezone(UTC))


def spans(hours: ShopHours, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    return [(span.start.astimezone(UTC), span.end.astimezone(UTC)) for span in Schedule(hours, CALENDAR).open_spans(start, end)]


@pytest.mark.parametrize("day", [date(2026, 1, 6), date(2026, 4, 3), date(2026, 6, 4), date(2027, 11, 1)])
def test_on_the_municipalitys_holidays_the_shop_is_shut(day):
    assert day.weekday() < 6
    hours = shop("Mo-Sa 09:00-18:00")
    assert spans(hours, midnight(day), midnight(day + timedelta(days=1))) == []


@pytest.mark.parametrize("day", [date(2026, 8, 8), date(2026, 8, 15)])
def test_on_the_holidays_of_other_towns_it_is_open(day):
    opens, closes = berlin(day, 9).astimezone(UTC), berlin(day, 18).astimezone(UTC)
    assert spans(shop("Mo-Sa 09:00-18:00"), midnight(day), midnight(day + timedelta(days=1))) == [(opens, closes)]


@pytest.mark.parametrize(
    ("hour", "minute", "kind", "text"),
    [
        (8, 59, "closed", "Öffnet heute 9:00"),
        (9, 0, "open", "Geöffnet bis 12:30"),
        (11, 59, "open", "Geöffnet bis 12:30"),
        (12, 0, "closing", "Schließt um 12:30"),
        (12, 29, "closing", "Schließt um 12:30"),
        (12, 30, "closed", "Öffnet heute 14:00"),
        (18, 0, "closed", "Öffnet morgen 9:00"),
    ],
)
def test_the_sign_through_a_day(hour, minute, kind, text):
    found = state(shop("Mo-Fr 09:00-12:30,14:00-18:00"), berlin(TUESDAY, hour, minute))
    assert (found.state, found.say) == (kind, text)
    assert found.is_open is (kind in ("open", "closing"))


@pytest.mark.parametrize(
    ("expression", "at", "kind", "text", "until"),
    [
        ("Mo-Fr 09:00-18:00", berlin(date(2026, 11, 27), 19), "closed", "Öffnet Mo 9:00", berlin(date(2026, 11, 30), 9)),
        ("Tu 09:00-18:00", berlin(TUESDAY, 19), "closed", "Öffnet am 1. Dezember", berlin(date(2026, 12, 1), 9)),
        ("Mo-Sa 09:00-18:00", berlin(date(2026, 1, 6), 12), "holiday", "Heute Feiertag: geschlossen", berlin(date(2026, 1, 7), 9)),
        ("Mo-Sa 09:00-18:00", berlin(date(2026, 1, 5), 19), "closed", "Öffnet Mi 9:00", berlin(date(2026, 1, 7), 9)),
        ("24/7", berlin(TUESDAY, 3), "open", "Durchgehend geöffnet", None),
        ("24/7 off", berlin(TUESDAY, 3), "closed", "Zurzeit geschlossen", None),
        ("Mo-Su 18:00-02:00", berlin(TUESDAY, 23), "open", "Geöffnet bis 2:00", berlin(date(2026, 11, 25), 2)),
        ("Mo-Su 18:00-02:00", berlin(TUESDAY, 1), "open", "Geöffnet bis 2:00", berlin(TUESDAY, 2)),
        ("Mo-Su 18:00-24:00", berlin(TUESDAY, 23), "open", "Geöffnet bis 24:00", berlin(date(2026, 11, 25))),
        ("Mo-Fr 00:00-24:00", berlin(TUESDAY, 3), "open", "Geöffnet bis Fr 24:00", berlin(date(2026, 11, 28))),
        ("Mo-Fr 09:00-18:00 unknown", berlin(TUESDAY, 10), "unknown", "Zeiten auf Anfrage", berlin(TUESDAY, 18)),
    ],
)
def test_the_sign_says_what_comes_next(expression, at, kind, text, until):
    hours = shop(expression, confirmed=at, holidays=WEEKDAY if "24" in expression else CLOSED)
    found = state(hours, at)
    assert (found.state, found.say, found.until) == (kind, text, until)


def test_a_holiday_is_named_on_the_sign():
    hours = shop("Mo-Sa 09:00-18:00", confirmed=berlin(date(2026, 4, 1)))
    assert state(hours, berlin(date(2026, 4, 3), 12)).note == "Karfreitag"


def test_a_shop_that_ignores_holidays_or_keeps_own_hours_is_open():
    at = berlin(date(2026, 10, 3), 11)
    assert state(shop("Mo-Sa 09:00-18:00", holidays=WEEKDAY), at).say == "Geöffnet bis 18:00"
    own = shop("Mo-Sa 09:00-18:00", holidays=HolidayHours(HolidayPolicy.OWN, "10:00-12:00"))
    assert state(own, at).say == "Geöffnet bis 12:00"
    assert state(own, at + timedelta(hours=2)).say == "Öffnet Mo 9:00"


def test_unknown_is_a_state():
    at = berlin(TUESDAY, 10)
    unknown = OpenState("unknown", "Zeiten nicht bestätigt")
    assert state(None, at) == unknown
    assert state(ShopHours(1, "", CLOSED, at), at) == unknown
    assert state(ShopHours(1, "Mo-Fr 09:00-18:00", CLOSED, None), at) == unknown
    assert state(shop("Mo-Fr 09:00-18:00", confirmed=at - timedelta(days=365, seconds=1)), at) == unknown
    assert state(shop("Mo-Fr 09:00-18:00", confirmed=at - timedelta(days=365)), at).state == "open"


def test_words_without_a_time_are_no_open_door():
    """The library, like the notation, calls "by appointment" open around the clock."""
    found = state(shop('Mo-Fr 09:00-18:00 || "nach Vereinbarung"'), berlin(date(2026, 11, 28), 3))
    assert (found.state, found.say, found.note) == ("unknown", "Zeiten auf Anfrage", "nach Vereinbarung")
    assert state(shop('Tu 09:00-18:00 "mit Termin"'), berlin(TUESDAY, 10)).note == "mit Termin"


def test_special_days_and_closures_of_the_town_win():
    calendar = compose(
        years=range(2025, 2028),
        days=[
            TownDay(TUESDAY, CityDayKind.CLOSURE, "Bombenentschärfung"),
            TownDay(date(2026, 11, 26), CityDayKind.CLOSURE, "Bombenentschärfung"),
            TownDay(date(2026, 11, 29), CityDayKind.OPEN_SUNDAY, "Adventsmarkt", "13:00-18:00"),
        ],
    )
    hours = shop(
        "Mo-Sa 09:00-18:00",
        SpecialHours(date(2026, 11, 25), "", "Inventur"),
        SpecialHours(date(2026, 11, 26), "10:00-11:00,16:00-17:00"),
        SpecialHours(date(2026, 12, 26), "10:00-12:00", "Umtausch"),
    )
    assert state(hours, berlin(TUESDAY, 12), calendar) == OpenState(
        "closed", "Heute geschlossen", berlin(date(2026, 11, 26), 10), "Bombenentschärfung"
    )
    closed = state(hours, berlin(date(2026, 11, 25), 12), calendar)
    assert (closed.state, closed.say, closed.note) == ("closed", "Heute geschlossen", "Inventur")
    assert state(hours, berlin(date(2026, 11, 26), 12), calendar).say == "Öffnet heute 16:00"
    assert state(hours, berlin(date(2026, 11, 29), 14), calendar).say == "Öffnet morgen 9:00"
    feast = state(hours, berlin(date(2026, 12, 26), 11), calendar)
    assert (feast.state, feast.say, feast.note) == ("open", "Geöffnet bis 12:00", "Umtausch")


def test_the_night_of_the_clock_change_in_spring_has_one_hour_less():
    hours = shop("Sa 22:00-04:00")
    night = spans(hours, midnight(date(2026, 3, 28)), midnight(date(2026, 3, 30)))
    assert night == [(datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC))]
    assert spans(shop("Su 02:15-02:45"), midnight(date(2026, 3, 29)), midnight(date(2026, 3, 30))) == []


def test_the_night_of_the_clock_change_in_autumn_has_one_hour_more():
    night = spans(shop("Sa 22:00-04:00"), midnight(date(2026, 10, 24)), midnight(date(2026, 10, 26)))
    assert night == [(datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC))]
    assert spans(shop("Mo-Sa 09:00-18:00"), midnight(date(2026, 10, 24)), midnight(date(2026, 10, 27))) == [
        (datetime(2026, 10, 24, 7, tzinfo=UTC), datetime(2026, 10, 24, 16, tzinfo=UTC)),
        (datetime(2026, 10, 26, 8, tzinfo=UTC), datetime(2026, 10, 26, 17, tzinfo=UTC)),
    ]
    assert state(shop("Sa 22:00-04:00"), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)).say == "Geöffnet bis 4:00"


def test_the_turn_of_the_year_is_no_edge():
    assert state(shop("Mo-Sa 09:00-18:00"), berlin(date(2026, 12, 31), 19)).say == "Öffnet Sa 9:00"
    assert state(shop("Mo-Su 20:00-03:00", holidays=WEEKDAY), berlin(date(2026, 12, 31), 23, 59)).say == "Geöffnet bis 3:00"
    assert state(shop("Mo-Su 20:00-03:00", holidays=WEEKDAY), berlin(date(2027, 1, 1), 1)).say == "Geöffnet bis 3:00"


def test_an_evening_belongs_to_the_day_it_begins_on():
    """New Year's Eve ends as always; on the holiday itself nothing begins, so nothing runs into 2 January."""
    hours = shop("Mo-Su 20:00-03:00", confirmed=berlin(date(2026, 12, 1)))
    assert spans(hours, midnight(date(2026, 12, 31)), midnight(date(2027, 1, 3))) == [
        (datetime(2026, 12, 30, 23, tzinfo=UTC), datetime(2026, 12, 31, 2, tzinfo=UTC)),
        (datetime(2026, 12, 31, 19, tzinfo=UTC), datetime(2027, 1, 1, 2, tzinfo=UTC)),
        (datetime(2027, 1, 2, 19, tzinfo=UTC), datetime(2027, 1, 2, 23, tzinfo=UTC)),
    ]
    assert state(hours, berlin(date(2027, 1, 1), 1)).say == "Geöffnet bis 3:00"
    assert state(hours, berlin(date(2027, 1, 1), 4)).say == "Heute Feiertag: geschlossen"
    assert state(hours, berlin(date(2027, 1, 2), 1)).say == "Öffnet heute 20:00"


def test_a_special_evening_runs_past_midnight_too():
    hours = shop("Mo-Fr 09:00-18:00", SpecialHours(date(2026, 11, 27), "09:00-01:00", "Lange Nacht"))
    assert state(hours, berlin(date(2026, 11, 28), 0, 15)).say == "Geöffnet bis 1:00"
    assert state(hours, berlin(date(2026, 11, 28), 1)).say == "Öffnet Mo 9:00"


def test_the_week_as_a_table():
    hours = shop(
        "Mo-Fr 09:00-12:00,14:00-18:00; Sa 22:00-02:00",
        SpecialHours(date(2026, 12, 24), "09:00-14:00", "Heiligabend"),
        SpecialHours(date(2026, 12, 23), "", "Inventur"),
    )
    rows = week(hours=hours, calendar=CALENDAR, at=berlin(date(2026, 12, 23), 10))
    assert [(row.label, row.spans, row.note, row.kind, row.today) for row in rows] == [
        ("Mo 21.12.", ["9:00 – 12:00", "14:00 – 18:00"], "", "", False),
        ("Di 22.12.", ["9:00 – 12:00", "14:00 – 18:00"], "", "", False),
        ("Mi 23.12.", [], "Inventur", "off", True),
        ("Do 24.12.", ["9:00 – 14:00"], "Heiligabend", "", False),
        ("Fr 25.12.", [], "Erster Weihnachtstag", "holiday", False),
        ("Sa 26.12.", [], "Zweiter Weihnachtstag", "holiday", False),
        ("So 27.12.", [], "", "off", False),
    ]
    assert week(hours=None, calendar=CALENDAR, at=berlin(TUESDAY)) == []


def test_a_week_around_the_clock_is_cut_at_midnight():
    rows = week(hours=shop("24/7", holidays=WEEKDAY), calendar=CALENDAR, at=berlin(TUESDAY))
    assert [row.spans for row in rows] == [["0:00 – 24:00"]] * 7


def test_the_week_shows_the_evening_once():
    rows = week(hours=shop("Sa 22:00-02:00"), calendar=CALENDAR, at=berlin(TUESDAY))
    assert [row.spans for row in rows] == [[], [], [], [], [], ["22:00 – 2:00"], []]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("Mo-Fr 09:00-18:00; Sa 09:30-14:00", "Mo–Fr 9–18 Uhr, Sa 9:30–14 Uhr"),
        ("Mo-Tu,Th 09:00-12:00,14:00-18:00", "Mo–Di 9–12 und 14–18 Uhr, Do 9–12 und 14–18 Uhr"),
        ("24/7", "Mo–So 0–24 Uhr"),
        ("Apr-Oct Sa 08:00-12:00", "Apr-Oct Sa 08:00-12:00"),
        ("", ""),
    ],
)
def test_the_week_in_one_line(expression, words):
    assert summary(expression) == words


@pytest.mark.parametrize(
    ("at", "n", "ends"),
    [
        (berlin(date(2026, 1, 5), 10, 40), 1, berlin(date(2026, 1, 5), 18)),
        (berlin(date(2026, 1, 5), 10, 40), 2, berlin(date(2026, 1, 7), 18)),
        (berlin(date(2026, 1, 5), 17, 29), 1, berlin(date(2026, 1, 5), 18)),
        (berlin(date(2026, 1, 5), 17, 30), 1, berlin(date(2026, 1, 7), 18)),
        (berlin(date(2026, 1, 10), 19), 2, berlin(date(2026, 1, 13), 18)),
        (berlin(date(2026, 12, 30), 19), 3, berlin(date(2027, 1, 4), 18)),
    ],
)
def test_the_end_of_the_nth_opening_day(at, n, ends):
    hours = shop("Mo-Sa 09:00-12:00,13:00-18:00", confirmed=at)
    assert end_of_nth_opening_day(hours=hours, calendar=CALENDAR, at=at.astimezone(UTC), n=n) == ends


def test_nobody_promises_a_day_for_unknown_hours():
    at = berlin(TUESDAY)
    assert end_of_nth_opening_day(hours=None, calendar=CALENDAR, at=at, n=1) is None
    assert end_of_nth_opening_day(hours=shop("2020 Mo 09:00-10:00"), calendar=CALENDAR, at=at, n=1) is None


def test_the_evening_counts_after_midnight():
    hours = shop("Mo-Sa 18:00-02:00")
    assert end_of_nth_opening_day(hours=hours, calendar=CALENDAR, at=berlin(TUESDAY, 1), n=1) == berlin(TUESDAY, 2)
    assert end_of_nth_opening_day(hours=hours, calendar=CALENDAR, at=berlin(TUESDAY, 3), n=1) == berlin(date(2026, 11, 25), 2)


def test_the_sign_speaks_english():
    with translation.override("en"):
        assert state(shop("Tu 09:00-18:00"), berlin(TUESDAY, 19)).until == berlin(date(2026, 12, 1), 9)
