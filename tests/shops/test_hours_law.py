"""What the Bavarian law on shop hours says to a shop's hours: a note with the reason, never a refusal."""

from datetime import date

import pytest

from shops.domain.calendar import TownDay, compose
from shops.domain.hours import HolidayHours, day_note, grid_of, holiday_note, profile_of, week_notes
from shops.enums import CityDayKind, HolidayPolicy

CALENDAR = compose(
    years=[2026],
    days=[
        TownDay(date(2026, 4, 26), CityDayKind.OPEN_SUNDAY, "Frühlingsfest", "13:00-18:00"),
        TownDay(date(2026, 10, 9), CityDayKind.LONG_NIGHT, "Einkaufsnacht", "20:00-24:00"),
    ],
)
LATE = "Läden schließen um 20:00 (Art. 2 BayLadSchlG). Für lange Nächte nutzen Sie „Besondere Tage“."
EARLY = "Läden öffnen frühestens um 6:00 (Art. 2 BayLadSchlG)."
SUNDAY = "Sonntags bleiben Läden geschlossen (Art. 2 BayLadSchlG). Verkaufsoffene Sonntage stehen im Stadtkalender."
THREE_HOURS = "Sonntags dürfen Sie 3 Stunden zwischen 8 und 18 Uhr öffnen (Art. 3 BayLadSchlG)."


@pytest.mark.parametrize(
    ("expression", "profile", "notes"),
    [
        ("Mo-Sa 06:00-20:00", "", {}),
        ("Mo-Sa 09:00-20:30", "textil", dict.fromkeys(range(6), LATE)),
        ("Mo 05:30-12:00; Fr 18:00-01:00", "", {0: EARLY, 4: LATE}),
        ("Mo 05:30-12:00", "baeckerei", {}),
        ("Mo 05:00-12:00", "baeckerei", {0: "Läden öffnen frühestens um 5:30 (Art. 2 BayLadSchlG)."}),
        ("Su 08:00-11:00", "", {6: SUNDAY}),
        ("Su 08:00-11:00", "baeckerei", {}),
        ("Su 08:00-11:30", "baeckerei", {6: THREE_HOURS}),
        ("Su 07:00-10:00", "baeckerei", {6: THREE_HOURS}),
        ("Su 17:00-19:00", "baeckerei", {6: THREE_HOURS}),
        ("Mo-Su 00:00-24:00", "gastronomie", {}),
    ],
)
def test_the_week(expression, profile, notes):
    assert week_notes(grid=grid_of(expression), profile=profile_of(profile)) == notes


@pytest.mark.parametrize(
    ("day", "spans", "begins"),
    [
        (date(2026, 4, 25), [("09:00", "20:00")], ""),
        (date(2026, 4, 26), [("13:00", "18:00")], ""),
        (date(2026, 5, 3), [("13:00", "18:00")], "Sonntags bleiben Läden geschlossen"),
        (date(2026, 6, 4), [("10:00", "12:00")], "Sonntags bleiben Läden geschlossen"),
        (date(2026, 10, 9), [("09:00", "24:00")], ""),
        (date(2026, 10, 16), [("09:00", "24:00")], "Nach 20:00 dürfen Sie an vier eigenen Abenden"),
        (date(2026, 12, 24), [("09:00", "14:00")], ""),
        (date(2026, 12, 24), [("09:00", "16:00")], "An Heiligabend schließen Läden um 14:00"),
        (date(2026, 5, 3), [], ""),
    ],
)
def test_a_special_day(day, spans, begins):
    note = day_note(day=day, spans=spans, calendar=CALENDAR, profile=profile_of(""))
    assert note.startswith(begins)
    assert bool(note) is bool(begins)


@pytest.mark.parametrize(
    ("policy", "expression", "profile", "begins"),
    [
        (HolidayPolicy.CLOSED, "", "", ""),
        (HolidayPolicy.WEEKDAY, "", "", "An Feiertagen bleiben Läden geschlossen"),
        (HolidayPolicy.OWN, "10:00-12:00", "", "An Feiertagen bleiben Läden geschlossen"),
        (HolidayPolicy.OWN, "10:00-12:00", "blumen", ""),
        (HolidayPolicy.OWN, "10:00-12:30", "blumen", "An Feiertagen dürfen Sie 2 Stunden"),
        (HolidayPolicy.OWN, "Su off", "blumen", "An Feiertagen dürfen Sie 2 Stunden"),
        (HolidayPolicy.WEEKDAY, "", "baeckerei", "An Feiertagen dürfen Sie 3 Stunden"),
        (HolidayPolicy.OWN, "10:00-22:00", "gastronomie", ""),
    ],
)
def test_holidays(policy, expression, profile, begins):
    note = holiday_note(holidays=HolidayHours(policy, expression), profile=profile_of(profile))
    assert note.startswith(begins)
    assert bool(note) is bool(begins)
