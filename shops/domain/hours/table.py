"""The week as a table and in one line; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar, local_day
from shops.domain.hours.grid import Grid, Pair, grid_of
from shops.domain.hours.opening import clock, closing_clock, weekday
from shops.domain.hours.schedule import Schedule, ShopHours, Span


@dataclass(frozen=True)
class WeekRow:
    """One day of the table; without spans the shop is closed. `kind` is "", "off" or "holiday"."""

    day: date
    label: str
    spans: list[str]
    note: str
    kind: str
    today: bool


def week(*, hours: ShopHours | None, calendar: TownCalendar, at: datetime) -> list[WeekRow]:
    """Give Monday to Sunday of the current week with holidays and special days; nothing for a shop without hours."""
    if hours is None or not hours.expression:
        return []
    schedule = Schedule(hours, calendar)
    today = local_day(at)
    return [_row(schedule, day, spans, today) for day, spans in schedule.days(today - timedelta(days=today.weekday()), 7)]


def _row(schedule: Schedule, day: date, spans: list[Span], today: date) -> WeekRow:
    reason, note = schedule.reason(day), schedule.note(day)
    if not note:
        note = next((span.comment for span in spans if span.comment), "")
    kind = "" if spans else "holiday" if reason in ("holiday", "closure") else "off"
    return WeekRow(day, f"{weekday(day)} {day.day}.{day.month}.", [span_words(span) for span in spans], note, kind, day == today)


def span_words(span: Span) -> str:
    """Write a span as a table shows it: 9:00 – 18:00."""
    return f"{clock(span.start)} – {closing_clock(span.end)}"


def summary(expression: str) -> str:
    """Write weekly hours in one line (Mo–Fr 9–18 Uhr, Sa 9:30–14 Uhr); a value the grid cannot show stays as it is."""
    grid = grid_of(expression)
    return expression if grid is None else grid_words(grid)


def grid_words(grid: Grid) -> str:
    """Write a grid in one line: Mo–Fr 9–18 Uhr, Sa 9:30–14 Uhr."""
    return ", ".join(f"{_days(first, last)} {times_words(spans)}" for first, last, spans in _runs(grid) if spans)


def _runs(grid: Grid) -> list[tuple[int, int, tuple[Pair, ...]]]:
    runs: list[tuple[int, int, tuple[Pair, ...]]] = []
    for index, spans in enumerate(grid):
        if runs and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], index, spans)
        else:
            runs.append((index, index, spans))
    return runs


def _days(first: int, last: int) -> str:
    monday = date(2026, 1, 5)
    names = [weekday(monday + timedelta(days=index)) for index in range(7)]
    return names[first] if first == last else f"{names[first]}–{names[last]}"


def times_words(spans: Iterable[Pair]) -> str:
    """Write the times of a day as people say them: 9–12:30 und 14–18 Uhr."""
    return _("%(times)s Uhr") % {"times": _(" und ").join(f"{_short(start)}–{_short(end)}" for start, end in spans)}


def _short(time: str) -> str:
    hour, minute = time.split(":")
    return str(int(hour)) if minute == "00" else f"{int(hour)}:{minute}"
