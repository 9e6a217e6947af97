"""Taking back what was done to a shop's hours, for 30 days."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from shops.domain.calendar import local_day
from shops.domain.hours.history import (
    CLOSED_TODAY,
    CONFIRMED,
    TAKEN_BACK,
    Snapshot,
    day_copy,
    day_snapshot,
    keep_day,
    keep_week,
    locked_hours,
    weekly_snapshot,
)
from shops.models import HoursEvent, OpeningHours, Shop, SpecialDay

if TYPE_CHECKING:
    from marketplace.models import User

TAKE_BACK_WITHIN = timedelta(days=30)
_LOOKED_AT = 50


@transaction.atomic
def take_back(*, shop: Shop, event_id: int, at: datetime, actor: "User | None" = None) -> bool:
    """Restore what stood before a change of the last 30 days.

    Only a change whose result still stands can be taken back, so that no later one is lost; False otherwise.
    """
    hours = locked_hours(shop)
    event = HoursEvent.objects.filter(shop=shop, pk=event_id, at__gte=at - TAKE_BACK_WITHIN).exclude(action=CONFIRMED).first()
    if event is None or event.after != _current(hours, event):
        return False
    if "day" in event.after:
        keep_day(shop=shop, before=event.after, after=event.before, action=TAKEN_BACK, at=at, actor=actor)
    else:
        for name, value in event.before.items():
            setattr(hours, name, value)
        keep_week(hours=hours, before=event.after, action=TAKEN_BACK, at=at, actor=actor)
    return True


@transaction.atomic
def undo_close_today(*, shop: Shop, at: datetime, actor: "User | None" = None) -> bool:
    """Take today's "heute geschlossen" back: what stood for today before stands again. False where nobody had closed so."""
    today = local_day(at).isoformat()
    event = HoursEvent.objects.filter(shop=shop, action=CLOSED_TODAY, after__day=today).first()
    return event is not None and take_back(shop=shop, event_id=event.pk, at=at, actor=actor)


def changes_to_take_back(*, shop: Shop, at: datetime) -> list[HoursEvent]:
    """List the changes of the last 30 days that can still be taken back, the newest first; three queries."""
    events = HoursEvent.objects.filter(shop=shop, at__gte=at - TAKE_BACK_WITHIN).exclude(action=CONFIRMED).select_related("actor")
    weekly = weekly_snapshot(OpeningHours.objects.filter(shop=shop).first() or OpeningHours())
    days = {row.day: day_copy(row.day, row) for row in SpecialDay.objects.filter(shop=shop)}
    found: dict[str, HoursEvent] = {}
    for event in events[:_LOOKED_AT]:
        subject = event.after.get("day", "")
        found.setdefault(subject, event)
    return [event for subject, event in found.items() if event.before != event.after == _known(subject, weekly, days)]


def _known(subject: str, weekly: Snapshot, days: dict[date, Snapshot]) -> Snapshot:
    if not subject:
        return weekly
    day = date.fromisoformat(subject)
    return days.get(day) or day_copy(day, None)


def _current(hours: OpeningHours, event: HoursEvent) -> Snapshot:
    if "day" in event.after:
        return day_snapshot(hours.shop, date.fromisoformat(event.after["day"]))
    return weekly_snapshot(hours)
