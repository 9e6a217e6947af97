"""Weekly hours as seven days of spans, the form an owner fills in; pure."""

import re
import unicodedata
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from shops.domain.calendar import compose
from shops.domain.hours.lexing import Kind, Token, mend, scan
from shops.domain.hours.lifting import HolidayHours
from shops.domain.hours.refusing import HoursError
from shops.domain.hours.schedule import Schedule, ShopHours, Span
from shops.enums import HolidayPolicy

Pair = tuple[str, str]
Grid = tuple[tuple[Pair, ...], ...]
"""Monday to Sunday, each with its spans as ("09:00", "18:00"); an end before its start lies after midnight."""

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_ANY_MONDAY = date(2026, 2, 2)
_PLAIN = (Kind.DAY, Kind.TIME)
_NIGHT_ENDS = "06:00"


def grid_of(expression: str) -> Grid | None:
    """Read an expression into the grid; None where it says more than a week can (months, comments, first Saturdays)."""
    tokens = mend(scan("Mo-Su 00:00-24:00" if expression == "24/7" else expression))
    if not all(_is_plain(token) for token in tokens):
        return None
    if not tokens:
        return ((),) * 7
    hours = ShopHours(0, expression, HolidayHours(HolidayPolicy.WEEKDAY))
    days = Schedule(hours, compose(years=[_ANY_MONDAY.year])).days(_ANY_MONDAY, 7)
    return tuple(tuple(pair_of(span) for span in spans) for _day, spans in days)


def _is_plain(token: Token) -> bool:
    return token.kind in _PLAIN or token.text == "off" or token.marks("-", ",", ", ", ";")


def pair_of(span: Span) -> Pair:
    """Write a span as the grid has it; midnight at its end is 24:00."""
    end = f"{span.end:%H:%M}"
    return f"{span.start:%H:%M}", "24:00" if end == "00:00" else end


def pairs_of(spans: str) -> list[Pair]:
    """Cut the times of one day, as stored, into pairs."""
    return [(start, end) for start, _dash, end in (part.partition("-") for part in spans.split(",") if "-" in part)]


def expression_of(grid: Grid) -> str:
    """Write the grid in the notation, days with equal hours together; a closed week is empty."""
    spoken: dict[tuple[Pair, ...], list[int]] = {}
    for index, spans in enumerate(grid):
        if spans:
            spoken.setdefault(spans, []).append(index)
    return "; ".join(f"{_day_list(days)} {','.join(f'{start}-{end}' for start, end in spans)}" for spans, days in spoken.items())


def _day_list(days: list[int]) -> str:
    """Write Monday, Tuesday, Wednesday, Friday as Mo-We,Fr."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_DAYS[run[0]] if len(run) == 1 else f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}" for run in runs)


_TIME = re.compile(r"(?P<hour>\d{1,2})(?:\s*[:.,h]\s*(?P<minute>\d{2}))?(?:\s*uhr)?|(?P<digits>\d{3,4})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-‐‑‒–—−]|\bbis\b)\s*", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[,;]|\bund\b)\s*", re.IGNORECASE)


def read_time(text: str) -> str | None:
    """Read a time of day as people type it (9, 9:00, 9.30, 930, 18 Uhr, full-width digits) as 09:00; None for anything else."""
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    hour, minute = match["hour"], match["minute"] or "00"
    if match["digits"]:
        hour, minute = match["digits"][:-2], match["digits"][-2:]
    if int(minute) > 59 or int(hour) > 24 or (int(hour) == 24 and minute != "00"):
        return None
    return f"{int(hour):02}:{minute}"


def day_error(spans: list[Pair]) -> str:
    """Say what is wrong with the spans of one day: nothing, an end before the start, spans that overlap."""
    for start, end in spans:
        if start == "24:00" or start == end:
            return _("Anfang und Ende sind gleich.") if start == end else _("Der Tag beginnt um 0:00.")
        if _NIGHT_ENDS < end < start:
            return _("Das Ende liegt vor dem Anfang.")
    for before, after in pairwise(sorted(spans)):
        if before[1] > after[0] or before[1] < before[0]:
            return _("Die Zeiten überschneiden sich.")
    return ""


def read_spans(text: str) -> str | HoursError:
    """Read the times of one day as people type them (10-12 und 14-16 Uhr) as 10:00-12:00,14:00-16:00; empty stays empty."""
    if not text.strip():
        return ""
    pairs: list[Pair] = []
    for part in _APART.split(text.strip()):
        ends = [read_time(end) for end in _BETWEEN.split(part)]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return HoursError(_("Bitte von-bis angeben, zum Beispiel 10:00-12:00."), text.find(part), part)
        pairs.append((ends[0], ends[1]))
    if error := day_error(pairs):
        return HoursError(error, 0, text.strip())
    return ",".join(f"{start}-{end}" for start, end in sorted(pairs))
