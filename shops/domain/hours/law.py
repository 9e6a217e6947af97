"""What the Bavarian law on shop hours (BayLadSchlG, since 1 August 2025) says to a shop's hours: notes, never refusals; pure.

Articles 2 and 3 as published, https://www.verkuendung-bayern.de/gvbl/2025-246. The town decides on open Sundays and long nights.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar
from shops.domain.hours.grid import Grid, Pair, pairs_of, read_spans
from shops.domain.hours.lifting import HolidayHours
from shops.enums import CityDayKind, HolidayPolicy

_OPENS, _SHUTS, _CHRISTMAS_EVE_SHUTS = "06:00", "20:00", "14:00"
_SUNDAY_OPENS, _SUNDAY_SHUTS = "08:00", "18:00"
_SUNDAY = 6


@dataclass(frozen=True)
class LegalProfile:
    """What the law lets a kind of shop do beyond the ordinary; `is_free` stands outside the law's hours altogether."""

    opens: str = _OPENS
    sunday_hours: int = 0
    is_free: bool = False


# Keyed by `Category.profile`; a kind that is missing is an ordinary shop.
PROFILES = {
    "baeckerei": LegalProfile(opens="05:30", sunday_hours=3),
    "blumen": LegalProfile(sunday_hours=2),
    "milch": LegalProfile(sunday_hours=2),
    "presse": LegalProfile(sunday_hours=5),
    "apotheke": LegalProfile(is_free=True),
    "gastronomie": LegalProfile(is_free=True),
    "andenken": LegalProfile(is_free=True),
}
_ORDINARY = LegalProfile()


def profile_of(key: str) -> LegalProfile:
    """Find the legal profile of a category; ordinary where it has none."""
    return PROFILES.get(key, _ORDINARY)


def week_notes(*, grid: Grid, profile: LegalProfile) -> dict[int, str]:
    """Give each weekday (0 is Monday) that leaves the law's hours the sentence that says so and what to do."""
    if profile.is_free:
        return {}
    notes = {day: _sunday_note(spans, profile) if day == _SUNDAY else _workday_note(spans, profile) for day, spans in enumerate(grid)}
    return {day: note for day, note in notes.items() if note}


def holiday_note(*, holidays: HolidayHours, profile: LegalProfile) -> str:
    """Say what the law thinks of opening on public holidays."""
    if profile.is_free or holidays.policy == HolidayPolicy.CLOSED:
        return ""
    if not profile.sunday_hours:
        return _("An Feiertagen bleiben Läden geschlossen (Art. 2 BayLadSchlG). Verkaufsoffene Tage stehen im Stadtkalender.")
    spans = read_spans(holidays.expression)
    if holidays.policy == HolidayPolicy.OWN and isinstance(spans, str) and _fits_sunday(tuple(pairs_of(spans)), profile):
        return ""
    return _("An Feiertagen dürfen Sie %(count)d Stunden zwischen 8 und 18 Uhr öffnen (Art. 3 BayLadSchlG).") % _count(profile)


def day_note(*, day: date, spans: list[Pair], calendar: TownCalendar, profile: LegalProfile) -> str:
    """Say what the law thinks of a special day's hours; an open Sunday or long night of the town allows what it says."""
    offers = {each.kind for each in calendar.proposals if each.day == day}
    if profile.is_free or not spans or CityDayKind.OPEN_SUNDAY in offers:
        return ""
    if day.weekday() == _SUNDAY or day in calendar.holidays:
        return _sunday_note(tuple(spans), profile)
    last = _last_end(spans)
    if (day.month, day.day) == (12, 24) and last > _CHRISTMAS_EVE_SHUTS:
        return _("An Heiligabend schließen Läden um 14:00 (Art. 2 BayLadSchlG).")
    if last > _SHUTS and CityDayKind.LONG_NIGHT not in offers:
        return _("Nach 20:00 dürfen Sie an vier eigenen Abenden im Jahr öffnen, bis 24:00. Bitte zeigen Sie den Abend der Stadt an.")
    return ""


def _workday_note(spans: tuple[Pair, ...], profile: LegalProfile) -> str:
    if not spans:
        return ""
    if _last_end(list(spans)) > _SHUTS:
        return _("Läden schließen um 20:00 (Art. 2 BayLadSchlG). Für lange Nächte nutzen Sie „Besondere Tage“.")
    if spans[0][0] < profile.opens:
        return _("Läden öffnen frühestens um %(time)s (Art. 2 BayLadSchlG).") % {"time": profile.opens.removeprefix("0")}
    return ""


def _sunday_note(spans: tuple[Pair, ...], profile: LegalProfile) -> str:
    if not spans:
        return ""
    if not profile.sunday_hours:
        return _("Sonntags bleiben Läden geschlossen (Art. 2 BayLadSchlG). Verkaufsoffene Sonntage stehen im Stadtkalender.")
    if _fits_sunday(spans, profile):
        return ""
    return _("Sonntags dürfen Sie %(count)d Stunden zwischen 8 und 18 Uhr öffnen (Art. 3 BayLadSchlG).") % _count(profile)


def _fits_sunday(spans: tuple[Pair, ...], profile: LegalProfile) -> bool:
    if not spans:
        return True
    length = sum(_minutes(end) - _minutes(start) for start, end in spans)
    return length <= profile.sunday_hours * 60 and spans[0][0] >= _SUNDAY_OPENS and _last_end(list(spans)) <= _SUNDAY_SHUTS


def _count(profile: LegalProfile) -> dict[str, int]:
    return {"count": profile.sunday_hours}


def _last_end(spans: list[Pair]) -> str:
    """Give the latest end; one after midnight counts as later than any."""
    return max("48:00" if end < start else end for start, end in spans)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
