"""What stood in a shop's hours before and after each change: the memory that taking back needs."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import F

from shops.models import HoursEvent, OpeningHours, Shop, SpecialDay
from shops.signals import hours_changed

if TYPE_CHECKING:
    from marketplace.models import User

PUBLISHED, CONFIRMED, TAKEN_BACK = "published", "confirmed", "taken_back"
DAY_SET, DAY_REMOVED, CLOSED_TODAY = "day_set", "day_removed", "closed_today"
Snapshot = dict[str, Any]


def locked_hours(shop: Shop) -> OpeningHours:
    """Return a shop's hours, locked until the transaction ends; an empty row where it had none."""
    hours, _created = OpeningHours.objects.select_for_update().get_or_create(shop=shop)
    return hours


def weekly_snapshot(hours: OpeningHours) -> Snapshot:
    """Copy what an owner decides about the week."""
    return {
        "expression": hours.expression,
        "holiday_policy": str(hours.holiday_policy),
        "holiday_expression": hours.holiday_expression,
    }


def day_snapshot(shop: Shop, day: date) -> Snapshot:
    """Copy what stands for one day; `hours` None means that nothing special stands there."""
    return day_copy(day, SpecialDay.objects.filter(shop=shop, day=day).first())


def day_copy(day: date, row: SpecialDay | None) -> Snapshot:
    """Copy a special day that has been read already."""
    return {"day": day.isoformat(), "hours": row.hours if row else None, "note": row.note if row else ""}


def keep_week(*, hours: OpeningHours, before: Snapshot, action: str, at: datetime, actor: "User | None") -> OpeningHours:
    """Write the week, confirmed at this moment, with its event and its signal."""
    OpeningHours.objects.filter(pk=hours.pk).update(**weekly_snapshot(hours), confirmed_at=at, confirmed_by=actor, version=F("version") + 1)
    hours.refresh_from_db()
    _tell(hours.shop, before, weekly_snapshot(hours), action, at, actor)
    return hours


def keep_day(*, shop: Shop, before: Snapshot, after: Snapshot, action: str, at: datetime, actor: "User | None") -> None:
    """Write one day as the snapshot `after` says, with its event and its signal."""
    day = date.fromisoformat(after["day"])
    if after["hours"] is None:
        SpecialDay.objects.filter(shop=shop, day=day).delete()
    else:
        SpecialDay.objects.update_or_create(shop=shop, day=day, defaults={"hours": after["hours"], "note": after["note"]})
    OpeningHours.objects.filter(shop=shop).update(version=F("version") + 1)
    _tell(shop, before, after, action, at, actor)


def _tell(shop: Shop, before: Snapshot, after: Snapshot, action: str, at: datetime, actor: "User | None") -> None:
    HoursEvent.objects.create(shop=shop, at=at, actor=actor, action=action, before=before, after=after)
    hours_changed.send(sender=Shop, shop_id=shop.pk)
