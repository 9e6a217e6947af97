"""What an owner does with a shop's hours: publish, confirm, close for today, keep a special day."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from shops.domain.calendar import local_day
from shops.domain.hours.grid import read_spans
from shops.domain.hours.history import (
    CLOSED_TODAY,
    CONFIRMED,
    DAY_REMOVED,
    DAY_SET,
    PUBLISHED,
    day_copy,
    day_snapshot,
    keep_day,
    keep_week,
    locked_hours,
    weekly_snapshot,
)
from shops.domain.hours.lifting import HolidayHours, with_ph
from shops.domain.hours.notation import normalise
from shops.domain.hours.refusing import HoursError
from shops.models import OpeningHours, Shop, SpecialDay

if TYPE_CHECKING:
    from marketplace.models import User


class HoursRefused(ValueError):  # noqa: N818 - a refusal, not a fault
    """Hours that cannot be kept so; the message says why. Forms ask `normalise` and `read_spans` first."""


@transaction.atomic
def publish_hours(*, shop: Shop, expression: str, holidays: HolidayHours, at: datetime, actor: "User | None" = None) -> OpeningHours:
    """Replace a shop's weekly hours and holiday policy, live at once and confirmed at this moment.

    An empty expression says that the shop keeps no regular hours. Hours that stay as they are count as confirmed.
    """
    expression, holidays = _accepted(expression, holidays)
    hours = locked_hours(shop)
    before = weekly_snapshot(hours)
    hours.expression, hours.holiday_policy, hours.holiday_expression = expression, holidays.policy, holidays.expression
    action = CONFIRMED if weekly_snapshot(hours) == before else PUBLISHED
    return keep_week(hours=hours, before=before, action=action, at=at, actor=actor)


@transaction.atomic
def confirm_hours(*, shop: Shop, at: datetime, actor: "User | None" = None) -> OpeningHours:
    """Say that the hours are still right."""
    hours = locked_hours(shop)
    return keep_week(hours=hours, before=weekly_snapshot(hours), action=CONFIRMED, at=at, actor=actor)


@transaction.atomic
def add_special_day(*, shop: Shop, day: date, at: datetime, hours: str = "", note: str = "", actor: "User | None" = None) -> SpecialDay:
    """Keep other hours on one day, or none; what stood for that day before is replaced."""
    return _set_day(shop=shop, day=day, hours=hours, note=note, action=DAY_SET, at=at, actor=actor)


@transaction.atomic
def remove_special_day(*, shop: Shop, day: date, at: datetime, actor: "User | None" = None) -> bool:
    """Let a day be like its weekday again; False where nothing special stood there."""
    locked_hours(shop)
    before = day_snapshot(shop, day)
    if before["hours"] is None:
        return False
    keep_day(shop=shop, before=before, after=day_copy(day, None), action=DAY_REMOVED, at=at, actor=actor)
    return True


@transaction.atomic
def close_today(*, shop: Shop, at: datetime, note: str = "", actor: "User | None" = None) -> SpecialDay:
    """Close the shop for all of today with one tap; `undo_close_today` brings back what stood there."""
    return _set_day(shop=shop, day=local_day(at), hours="", note=note, action=CLOSED_TODAY, at=at, actor=actor)


def _set_day(*, shop: Shop, day: date, hours: str, note: str, action: str, at: datetime, actor: "User | None") -> SpecialDay:
    spans = read_spans(hours)
    if isinstance(spans, HoursError):
        raise HoursRefused(str(spans))
    locked_hours(shop)
    before = day_snapshot(shop, day)
    after = {"day": day.isoformat(), "hours": spans, "note": note.strip()}
    if after != before:
        keep_day(shop=shop, before=before, after=after, action=action, at=at, actor=actor)
    return SpecialDay.objects.get(shop=shop, day=day)


def _accepted(expression: str, holidays: HolidayHours) -> tuple[str, HolidayHours]:
    """Guard the one way in: what is stored parses, and holds no PH."""
    if not expression:
        return "", holidays
    read = normalise(with_ph(expression, holidays))
    if isinstance(read, HoursError):
        raise HoursRefused(str(read))
    return read.value, read.holidays or HolidayHours(holidays.policy)
