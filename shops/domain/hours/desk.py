"""What the owner's screen of opening hours shows: the week, what the law says, days to come, changes to take back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from shops.domain.calendar import TownCalendar, local_day
from shops.domain.hours.coming import ComingDay, coming_days
from shops.domain.hours.grid import Grid, grid_of, pair_of
from shops.domain.hours.history import CLOSED_TODAY, DAY_REMOVED, DAY_SET, TAKEN_BACK
from shops.domain.hours.law import holiday_note, profile_of, week_notes
from shops.domain.hours.lifting import HolidayHours
from shops.domain.hours.opening import OpenState, open_state, weekday
from shops.domain.hours.reading import calendar_at, shop_hours
from shops.domain.hours.schedule import Schedule, ShopHours
from shops.domain.hours.structured import osm_string
from shops.domain.hours.table import grid_words
from shops.domain.hours.undoing import changes_to_take_back
from shops.enums import HolidayPolicy
from shops.models import HoursEvent, OpeningHours, Shop


@dataclass(frozen=True)
class Change:
    """A change that can still be taken back, in words."""

    event_id: int
    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class DeskHours:
    """The hours of one shop as its owner works on them; `grid` is None where a week cannot show them."""

    hours: ShopHours
    calendar: TownCalendar
    state: OpenState
    grid: Grid | None
    summary: str
    osm: str
    confirmed_at: datetime | None
    who: str
    days: list[ComingDay]
    changes: list[Change]
    notes: dict[int, str]
    holiday_note: str


def current_hours(*, shop: Shop, at: datetime) -> tuple[ShopHours, TownCalendar]:
    """Read a shop's hours and the calendar, empty hours for a shop that has none yet; three queries."""
    found = shop_hours(shop_ids=[shop.pk], at=at).get(shop.pk)
    return found or ShopHours(shop.pk, "", HolidayHours(HolidayPolicy.CLOSED)), calendar_at(at=at)


def desk_hours(*, shop: Shop, at: datetime) -> DeskHours:
    """Read all that the screen shows; seven queries."""
    hours, calendar = current_hours(shop=shop, at=at)
    row = OpeningHours.objects.filter(shop=shop).select_related("confirmed_by").first()
    grid, profile = grid_of(hours.expression), profile_of(shop.category.profile)
    return DeskHours(
        hours=hours,
        calendar=calendar,
        state=open_state(hours=hours, calendar=calendar, at=at),
        grid=grid,
        summary=grid_words(grid) if grid else _this_week(hours, calendar, at),
        osm=osm_string(hours) if hours.expression else "",
        confirmed_at=row.confirmed_at if row else None,
        who=row.confirmed_by.name if row and row.confirmed_by else "",
        days=coming_days(hours=hours, calendar=calendar, at=at) if hours.expression else [],
        changes=[_change(event) for event in changes_to_take_back(shop=shop, at=at)],
        notes=week_notes(grid=grid, profile=profile) if grid else {},
        holiday_note=holiday_note(holidays=hours.holidays, profile=profile),
    )


def _this_week(hours: ShopHours, calendar: TownCalendar, at: datetime) -> str:
    """Write what the hours come to this week, where no single week says it all."""
    today = local_day(at)
    days = Schedule(hours, calendar).days(today - timedelta(days=today.weekday()), 7)
    words = grid_words(tuple(tuple(pair_of(span) for span in spans) for _day, spans in days))
    return _("Diese Woche: %(times)s") % {"times": words or _("geschlossen")}


def _change(event: HoursEvent) -> Change:
    return Change(event.pk, event.at, event.actor.name if event.actor else "", _what(event))


def _what(event: HoursEvent) -> str:
    if "day" not in event.after:
        return _("Zurückgenommen: Zeiten der Woche") if event.action == TAKEN_BACK else _("Zeiten der Woche geändert")
    day = date.fromisoformat(event.after["day"])
    words = {
        DAY_SET: _("Besonderer Tag eingetragen: %(day)s"),
        DAY_REMOVED: _("Besonderer Tag entfernt: %(day)s"),
        CLOSED_TODAY: _("Heute geschlossen: %(day)s"),
        TAKEN_BACK: _("Zurückgenommen: %(day)s"),
    }
    return words[event.action] % {"day": f"{weekday(day)} {date_format(day, 'MONTH_DAY_FORMAT')}"}
