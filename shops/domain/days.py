"""The days to come that a shop should say something about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shops.domain.calendar import local_day, town_calendar
from shops.models import Shop, SpecialDay

ASK_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class DayQuestion:
    """A holiday in the next week that the shop has not confirmed yet."""

    day: date
    title: str
    is_tomorrow: bool


def open_questions(*, shop: Shop, at: datetime) -> list[DayQuestion]:
    """Return the holidays of the coming week for which the shop has said nothing of its own; three queries at most."""
    today = local_day(at)
    last = today + ASK_AHEAD
    holidays = town_calendar(years={today.year, last.year}).holidays
    coming = [day for day in holidays if today < day <= last]
    if not coming:
        return []
    said = set(SpecialDay.objects.filter(shop=shop, day__in=coming).values_list("day", flat=True))
    return [DayQuestion(day, holidays[day], day == today + timedelta(days=1)) for day in coming if day not in said]


def is_shut_today(*, shop: Shop, at: datetime) -> bool:
    """Tell whether a special day shuts the shop today."""
    return SpecialDay.objects.filter(shop=shop, day=local_day(at), hours="").exists()
