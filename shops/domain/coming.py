"""What the town's calendar holds next, in the words of a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar, TownDay, local_day, town_calendar
from shops.enums import CityDayKind

LOOKS: dict[str, str] = {CityDayKind.OPEN_SUNDAY: "open", CityDayKind.LONG_NIGHT: "open"}


@dataclass(frozen=True)
class ComingDay:
    """A day of the calendar: what it is called, what it means for the shops, and how it looks."""

    day: date
    title: str
    text: str
    kind: str
    note: str = ""


def coming_days(*, at: datetime, until: date) -> list[ComingDay]:
    """Return the days from today until that day, both included, in their order; one query."""
    today = local_day(at)
    calendar = town_calendar(years=range(today.year, until.year + 1))
    return [day for day in all_days(calendar) if today <= day.day <= until]


def all_days(calendar: TownCalendar) -> list[ComingDay]:
    """Return every day of a calendar in its order; pure."""
    holidays = [ComingDay(day, title, _("Feiertag, die Läden sind geschlossen"), "shut") for day, title in calendar.holidays.items()]
    closures = [ComingDay(day, title, _("Die Läden sind geschlossen"), "shut") for day, title in calendar.closures.items()]
    proposals = [
        ComingDay(each.day, each.title, _meaning(each), LOOKS.get(CityDayKind(each.kind), ""), each.note) for each in calendar.proposals
    ]
    return sorted([*holidays, *closures, *proposals], key=lambda each: (each.day, each.title))


def _meaning(each: TownDay) -> str:
    hours = each.hours.replace("-", " – ")
    if each.kind == CityDayKind.OPEN_SUNDAY:
        return _("Verkaufsoffener Sonntag, %(hours)s") % {"hours": hours} if hours else _("Verkaufsoffener Sonntag")
    if each.kind == CityDayKind.LONG_NIGHT:
        return _("Lange Einkaufsnacht, %(hours)s") % {"hours": hours} if hours else _("Lange Einkaufsnacht")
    return hours
