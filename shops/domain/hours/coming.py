"""The days to come that are not like their weekday: what the shop has said, what the calendar brings, what the town proposes; pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar, TownDay, local_day
from shops.domain.hours.grid import Pair, pair_of, pairs_of, read_spans
from shops.domain.hours.opening import CLOSED, HOLIDAY, OPEN, UNKNOWN
from shops.domain.hours.refusing import HoursError
from shops.domain.hours.schedule import Schedule, ShopHours
from shops.domain.hours.table import times_words
from shops.enums import CityDayKind

LOOK_AHEAD = timedelta(days=90)
CONFIRM, JOIN, CHANGE = "confirm", "join", "change"
_PROPOSED = (CityDayKind.OPEN_SUNDAY, CityDayKind.LONG_NIGHT)


@dataclass(frozen=True)
class ComingDay:
    """A day to come, for the owner's list.

    `state` and `say` stand on its sign. `action` is what one tap does: confirm what the holiday policy says, join a proposal of the
    town, or change what the shop has said; `hours` and `note` are what a tap would write.
    """

    day: date
    title: str
    state: str
    say: str
    action: str
    hours: str = ""
    note: str = ""


def coming_days(*, hours: ShopHours, calendar: TownCalendar, at: datetime) -> list[ComingDay]:
    """List special days, holidays and the town's proposals of the next three months, and all special days beyond."""
    schedule, today = Schedule(hours, calendar), local_day(at)
    last = today + LOOK_AHEAD
    dated = {day for day in [*calendar.holidays, *calendar.closures] if today <= day <= last}
    said = {day for day in schedule.special if day >= today}
    proposals = {each.day: each for each in calendar.proposals if each.kind in _PROPOSED and today <= each.day <= last}
    found = [_dated(schedule, day) for day in dated | said]
    found += [_proposed(schedule, each) for day, each in proposals.items() if day not in dated | said]
    return sorted(found, key=lambda each: each.day)


def _dated(schedule: Schedule, day: date) -> ComingDay:
    [(_day, spans)] = schedule.days(day, 1)
    reason, note = schedule.reason(day), schedule.note(day)
    title = note or schedule.calendar.holidays.get(day) or schedule.calendar.closures.get(day) or _("Besonderer Tag")
    action = CHANGE if reason == "special" else CONFIRM
    closed = HOLIDAY if day in schedule.calendar.holidays else CLOSED
    pairs = [pair_of(span) for span in spans]
    say = times_words(pairs) if pairs else _("geschlossen")
    return ComingDay(day, title, OPEN if pairs else closed, say, action, _joined(pairs), note)


def _proposed(schedule: Schedule, proposal: TownDay) -> ComingDay:
    """Offer a proposal: a long night goes on after the day's own hours, an open Sunday has the town's."""
    [(_day, spans)] = schedule.days(proposal.day, 1)
    pairs = _with_offer([pair_of(span) for span in spans], proposal.hours)
    title = _("%(title)s, Vorschlag der Stadt") % {"title": proposal.title}
    return ComingDay(proposal.day, title, UNKNOWN, _("noch offen"), JOIN, _joined(pairs), proposal.title)


def _with_offer(own: list[Pair], offered: str) -> list[Pair]:
    """Join the day's own spans with the offered ones; those that touch or overlap become one. Own nights stay as they are."""
    spans = read_spans(offered)
    if isinstance(spans, HoursError) or any(end < start for start, end in own):
        return own
    together: list[Pair] = []
    for start, end in sorted([*own, *pairs_of(spans)]):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(together[-1][1], end))
        else:
            together.append((start, end))
    return together


def _joined(pairs: list[Pair]) -> str:
    return ",".join(f"{start}-{end}" for start, end in pairs)
