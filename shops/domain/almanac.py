"""What the town's calendar holds next, in the words of a page."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar, TownDay, local_day, town_calendar
from shops.enums import CityDayKind

LOOKS: dict[str, str] = {CityDayKind.OPEN_SUNDAY: "open", CityDayKind.LONG_NIGHT: "open"}


@dataclass(frozen=True)
class CalendarDay:
    """A day of the calendar: what it is called, what it means for the shops, and how it looks."""

    day: date
    title: str
    text: str
    kind: str
    note: str = ""

    @property
    def month(self) -> date:
        """The first of its month, to group by."""
        return self.day.replace(day=1)


def calendar_days(*, at: datetime, until: date) -> list[CalendarDay]:
    """Return the days from today until that day, both included, in their order; one query."""
    today = local_day(at)
    calendar = town_calendar(years=range(today.year, until.year + 1))
    return [day for day in all_days(calendar) if today <= day.day <= until]


def all_days(calendar: TownCalendar) -> list[CalendarDay]:
    """Return every day of a calendar in its order; pure."""
    holidays = [CalendarDay(day, title, _("Feiertag, die Läden sind geschlossen"), "shut") for day, title in calendar.holidays.items()]
    closures = [CalendarDay(day, title, _("Die Läden sind geschlossen"), "shut") for day, title in calendar.closures.items()]
    proposals = [
        CalendarDay(each.day, each.title, _meaning(each), LOOKS.get(CityDayKind(each.kind), ""), each.note) for each in calendar.proposals
    ]
    return sorted([*holidays, *closures, *proposals], key=lambda each: (each.day, each.title))


def _meaning(each: TownDay) -> str:
    """Say from when to when, and what kind of day it is where its title does not."""
    words = {CityDayKind.OPEN_SUNDAY: _("Verkaufsoffener Sonntag"), CityDayKind.LONG_NIGHT: _("Lange Einkaufsnacht")}
    kind = words.get(CityDayKind(each.kind), "")
    parts = ["" if kind == each.title else kind, _span(each.hours)]
    return ", ".join(part for part in parts if part)


def _span(hours: str) -> str:
    """Write 08:00-14:00 as 8:00 – 14:00; what is written otherwise stays as it is."""
    return re.sub(r"\b0(?=\d:)", "", re.sub(r"\s*-\s*", " – ", hours))
