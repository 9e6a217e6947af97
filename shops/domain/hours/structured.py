"""Hours as other systems read them: schema.org for search engines, one string for OpenStreetMap; pure."""

from datetime import date, datetime
from typing import Any

from shops.domain.calendar import TownCalendar, local_day
from shops.domain.hours.grid import grid_of
from shops.domain.hours.lifting import with_ph
from shops.domain.hours.schedule import Schedule, ShopHours, Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOLD_AHEAD = 60
_DAYS_AHEAD = 14


def osm_string(hours: ShopHours) -> str:
    """Write weekly hours and holiday policy as OpenStreetMap's `opening_hours`; special days are not its business."""
    return with_ph(hours.expression, hours.holidays)


def opening_hours_data(*, hours: ShopHours | None, calendar: TownCalendar, at: datetime) -> dict[str, list[dict[str, Any]]]:
    """Give the two schema.org properties a LocalBusiness has for its hours; empty for a shop without hours.

    Weekly hours, and for the next 60 days each day that is not like its weekday. Hours that no week can show are told day by day.
    """
    if hours is None or not hours.expression:
        return {}
    schedule, today = Schedule(hours, calendar), local_day(at)
    grid = grid_of(hours.expression)
    if grid is None:
        return {"openingHoursSpecification": [entry for day, spans in schedule.days(today, _DAYS_AHEAD) for entry in _dated(day, spans)]}
    special = [(day, spans) for day, spans in schedule.days(today, _TOLD_AHEAD) if schedule.reason(day)]
    data = {"openingHoursSpecification": _weekly(grid)}
    if special:
        data["specialOpeningHoursSpecification"] = [entry for day, spans in special for entry in _dated(day, spans)]
    return data


def _weekly(grid: tuple[tuple[tuple[str, str], ...], ...]) -> list[dict[str, Any]]:
    """Join the weekdays that share a span."""
    days: dict[tuple[str, str], list[str]] = {}
    for index, spans in enumerate(grid):
        for span in spans:
            days.setdefault(span, []).append(_DAYS[index])
    return [_entry(start, end) | {"dayOfWeek": names} for (start, end), names in days.items()]


def _dated(day: date, spans: list[Span]) -> list[dict[str, Any]]:
    """Tell the hours of one date; opening and closing at midnight means closed."""
    valid = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    times = [(f"{span.start:%H:%M}", f"{span.end:%H:%M}") for span in spans]
    if not times:
        return [_entry("00:00", "00:00") | valid]
    return [_entry(start, "24:00" if end == "00:00" else end) | valid for start, end in times]


def _entry(opens: str, closes: str) -> dict[str, Any]:
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": "23:59" if closes == "24:00" else closes}
