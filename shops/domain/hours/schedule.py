"""When a shop is open: its expression, the town's calendar and its special days compiled into one and read by the library; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours as Expression
from opening_hours import State

from shops.domain.calendar import LOCAL, TownCalendar, local_day
from shops.domain.hours.lexing import runs_overnight
from shops.domain.hours.lifting import HolidayHours, trailing_rules
from shops.enums import HolidayPolicy

_DAY = timedelta(days=1)
_NIGHT_ENDS = time(6)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class SpecialHours:
    """One day with other hours; empty `hours` mean closed."""

    day: date
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShopHours:
    """All that decides when one shop is open, as read from its rows."""

    shop_id: int
    expression: str
    holidays: HolidayHours
    confirmed_at: datetime | None = None
    special: tuple[SpecialHours, ...] = ()


@dataclass(frozen=True)
class Span:
    """A stretch of time with one state, in the town's own time."""

    start: datetime
    end: datetime
    is_open: bool
    is_unknown: bool = False
    comment: str = ""


class Schedule:
    """The hours of one shop on the calendar of some years.

    A special day, a closure or a holiday replaces the hours that begin on it. So an evening that runs past midnight ends when it
    always does, also into a holiday, and an evening that does not begin does not run into the next day.
    """

    def __init__(self, hours: ShopHours, calendar: TownCalendar) -> None:
        self.hours = hours
        self.calendar = calendar
        self.special = {each.day: each for each in hours.special}
        self._weekly = _parsed(hours.expression)
        self._dated = _parsed(_compiled(hours, calendar))
        self._runs_overnight = any(
            map(runs_overnight, (hours.expression, hours.holidays.expression, *(each.hours for each in hours.special)))
        )

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield what the library finds between two moments, without gaps; stretches the clock change leaves empty are left out."""
        start, end = start.astimezone(LOCAL), end.astimezone(LOCAL)
        if not self._runs_overnight:
            yield from _found(self._dated, start, end)
            return
        reached = start
        for span in self._evenings(start, end):
            begins, ends = max(span.start, reached), min(span.end, end)
            if begins >= ends:
                continue
            if begins > reached:
                yield Span(reached, begins, False)
            yield replace(span, start=begins, end=ends)
            reached = ends
        if reached < end:
            yield Span(reached, end, False)

    def _evenings(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield the stretches that are not closed, each with the day it begins on: the library cuts and keeps them by the date."""
        day = start.date() - _DAY
        while day <= end.date():
            expression = self._dated if self._is_replaced(day) else self._weekly
            for span in _found(expression, midnight(day - _DAY), midnight(day + 3 * _DAY)):
                if span.is_open or span.is_unknown:
                    yield from (self._until_morning(piece) for piece in _pieces(span) if piece.start.date() == day)
            day += _DAY

    def _until_morning(self, span: Span) -> Span:
        """Cut at midnight what would run through a replaced day instead of ending in its night."""
        next_day = span.start.date() + _DAY
        runs_on = span.end > datetime.combine(next_day, _NIGHT_ENDS, LOCAL)
        return replace(span, end=midnight(next_day)) if runs_on and self._is_replaced(next_day) else span

    def _is_replaced(self, day: date) -> bool:
        if day in self.special or day in self.calendar.closures:
            return True
        return day in self.calendar.holidays and self.hours.holidays.policy != HolidayPolicy.WEEKDAY

    def open_spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield the open stretches between two moments; those that touch are one, whatever their comments."""
        run: Span | None = None
        for span in self.spans(start, end):
            if span.is_open:
                run = replace(run, end=span.end) if run else span
            elif run:
                yield run
                run = None
        if run:
            yield run

    def days(self, first: date, count: int) -> list[tuple[date, list[Span]]]:
        """Give each day the open spans that begin on it; what runs past midnight belongs to the evening.

        A stretch longer than a day (24/7) is cut at each midnight.
        """
        table: dict[date, list[Span]] = {first + _DAY * index: [] for index in range(count)}
        last = first + _DAY * count
        for span in self.open_spans(midnight(first - _DAY), midnight(last + _DAY)):
            for piece in _pieces(span):
                table.get(piece.start.date(), []).append(piece)
        return list(table.items())

    def reason(self, day: date) -> str:
        """Tell in a word why a day is not like its weekday: "special", "closure", "holiday" or ""."""
        if day in self.special:
            return "special"
        if day in self.calendar.closures:
            return "closure"
        return "holiday" if day in self.calendar.holidays else ""

    def note(self, day: date) -> str:
        """Give what people should read beside that day: the shop's own note, or the name of the holiday or closure."""
        if day in self.special and self.special[day].note:
            return self.special[day].note
        return self.calendar.closures.get(day) or self.calendar.holidays.get(day, "")


def midnight(day: date) -> datetime:
    """Give the first moment of a day in the town."""
    return datetime.combine(day, time(), LOCAL)


def years_around(at: datetime) -> range:
    """Name the years whose calendar a look from this moment may need: this one and its two neighbours."""
    year = local_day(at).year
    return range(year - 1, year + 2)


def _found(expression: Expression, start: datetime, end: datetime) -> Iterator[Span]:
    for begins, ends, state, comment in expression.intervals(start, end):
        if begins < ends:
            yield Span(begins, ends, state == State.OPEN, state == State.UNKNOWN, comment)


def _pieces(span: Span) -> Iterator[Span]:
    if span.end - span.start <= _DAY:
        yield span
        return
    start = span.start
    while start < span.end:
        end = min(midnight(start.date() + _DAY), span.end)
        yield replace(span, start=start, end=end)
        start = end


def _compiled(hours: ShopHours, calendar: TownCalendar) -> str:
    taken = {each.day for each in hours.special} | set(calendar.closures)
    feasts = [_written(day) for day in calendar.holidays if day not in taken]
    closures = [f"; {_written(day)} off" for day in calendar.closures]
    special = [f"; {_written(each.day)} {each.hours or 'off'}" for each in hours.special]
    return hours.expression + trailing_rules(hours.holidays, feasts) + "".join(closures + special)


def _written(day: date) -> str:
    return f"{day.year:04} {_MONTHS[day.month - 1]} {day.day:02}"


@lru_cache(maxsize=4096)
def _parsed(expression: str) -> Expression:
    """Parse once: the compiled text names shop hours, special days and years, so that an edit is another key."""
    return Expression(expression, timezone=LOCAL)
