"""Read the hours of shops from their rows: always the same number of queries, however many shops are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, Sum

from shops.domain.calendar import TownCalendar, local_day, town_calendar
from shops.domain.hours.lifting import HolidayHours
from shops.domain.hours.opening import CLOSING_WITHIN, UNKNOWN, OpenState, is_known, open_state
from shops.domain.hours.schedule import Schedule, ShopHours, SpecialHours, years_around
from shops.enums import HolidayPolicy
from shops.models import OpeningHours, Shop, SpecialDay

_BACK = timedelta(days=8)
_AHEAD = timedelta(days=370)
_MINUTE = 60


@dataclass(frozen=True)
class OpenNow:
    """The shops that are open at one minute, and those of which nobody knows."""

    open: frozenset[int]
    unknown: frozenset[int]


def calendar_at(*, at: datetime) -> TownCalendar:
    """Read the town's calendar for looks from this moment; one query."""
    return town_calendar(years=years_around(at))


def shop_hours(*, shop_ids: Iterable[int], at: datetime) -> dict[int, ShopHours]:
    """Read the hours of these shops with their special days around this moment; two queries. Shops without hours are missing."""
    wanted = list(shop_ids)
    special = _special_days(wanted, local_day(at))
    rows = OpeningHours.objects.filter(shop_id__in=wanted)
    return {row.shop_id: _hours(row, special.get(row.shop_id, [])) for row in rows}


def states(*, shop_ids: Iterable[int], at: datetime) -> dict[int, OpenState]:
    """Tell the state of each of these shops; three queries. A shop without hours is unknown."""
    wanted = list(shop_ids)
    hours, calendar = shop_hours(shop_ids=wanted, at=at), calendar_at(at=at)
    return {shop_id: open_state(hours=hours.get(shop_id), calendar=calendar, at=at) for shop_id in wanted}


def open_shop_ids(*, at: datetime) -> OpenNow:
    """Name all shops that are open in this minute; one query where the minute is known already, five where not.

    The key counts every change of any shop's hours, so that no worker answers from before a "heute geschlossen".
    """
    changes = OpeningHours.objects.aggregate(shops=Count("pk"), versions=Sum("version"))
    key = f"hours:open:{at:%Y%m%d%H%M}:{changes['shops']}:{changes['versions']}"
    known: OpenNow | None = cache.get(key)
    if known is None:
        found = states(shop_ids=Shop.objects.values_list("pk", flat=True), at=at)
        known = OpenNow(
            open=frozenset(shop_id for shop_id, state in found.items() if state.is_open),
            unknown=frozenset(shop_id for shop_id, state in found.items() if state.state == UNKNOWN),
        )
        cache.set(key, known, _MINUTE)
    return known


def end_of_nth_opening_day(*, hours: ShopHours | None, calendar: TownCalendar, at: datetime, n: int) -> datetime | None:
    """Find when the n-th day ends on which one can still come to the shop, today being the first if it stays open for a while.

    Days with hours but less than half an hour left do not count. None for a shop whose hours nobody knows, or which does not
    open n times in a year.
    """
    if hours is None or not is_known(hours=hours, at=at):
        return None
    schedule, eve = Schedule(hours, calendar), local_day(at) - timedelta(days=1)
    for horizon in (7 * n + 14, 366):  # nearly always near; reading a whole year costs twenty times as much
        ends = [spans[-1].end for _day, spans in schedule.days(eve, horizon) if spans and spans[-1].end - at > CLOSING_WITHIN]
        if len(ends) >= n:
            return ends[n - 1]
    return None


def _special_days(shop_ids: list[int], today: date) -> dict[int, list[SpecialHours]]:
    found: dict[int, list[SpecialHours]] = {}
    for row in SpecialDay.objects.filter(shop_id__in=shop_ids, day__gte=today - _BACK, day__lte=today + _AHEAD):
        found.setdefault(row.shop_id, []).append(SpecialHours(row.day, row.hours, row.note))
    return found


def _hours(row: OpeningHours, special: list[SpecialHours]) -> ShopHours:
    policy = HolidayHours(HolidayPolicy(row.holiday_policy), row.holiday_expression)
    return ShopHours(row.shop_id, row.expression, policy, row.confirmed_at, tuple(special))
