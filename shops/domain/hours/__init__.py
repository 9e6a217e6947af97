"""Opening hours: read as OpenStreetMap writes them, joined with the town's calendar, told in words.

Pure: lexing, lifting, refusing, notation (what people paste), schedule (the library's answers), opening (the sign), table (the
week), grid (the form), coming (days to come), law (notes), structured (for other systems). With rows: reading, history, verbs,
undoing, desk.
"""

from shops.domain.hours.grid import Grid, day_error, expression_of, grid_of, pairs_of, read_spans, read_time
from shops.domain.hours.law import LegalProfile, day_note, holiday_note, profile_of, week_notes
from shops.domain.hours.lifting import HolidayHours
from shops.domain.hours.notation import NormalisedHours, normalise
from shops.domain.hours.opening import CLOSED, CLOSING, HOLIDAY, OPEN, TRUSTED_FOR, UNKNOWN, OpenState, is_known, open_state
from shops.domain.hours.reading import OpenNow, calendar_at, end_of_nth_opening_day, open_shop_ids, shop_hours, states
from shops.domain.hours.refusing import HoursError
from shops.domain.hours.schedule import Schedule, ShopHours, Span, SpecialHours, years_around
from shops.domain.hours.structured import opening_hours_data, osm_string
from shops.domain.hours.table import WeekRow, summary, week
from shops.domain.hours.undoing import TAKE_BACK_WITHIN, changes_to_take_back, take_back, undo_close_today
from shops.domain.hours.verbs import HoursRefused, add_special_day, close_today, confirm_hours, publish_hours, remove_special_day

__all__ = [
    "CLOSED",
    "CLOSING",
    "HOLIDAY",
    "OPEN",
    "TAKE_BACK_WITHIN",
    "TRUSTED_FOR",
    "UNKNOWN",
    "Grid",
    "HolidayHours",
    "HoursError",
    "HoursRefused",
    "LegalProfile",
    "NormalisedHours",
    "OpenNow",
    "OpenState",
    "Schedule",
    "ShopHours",
    "Span",
    "SpecialHours",
    "WeekRow",
    "add_special_day",
    "calendar_at",
    "changes_to_take_back",
    "close_today",
    "confirm_hours",
    "day_error",
    "day_note",
    "end_of_nth_opening_day",
    "expression_of",
    "grid_of",
    "holiday_note",
    "is_known",
    "normalise",
    "open_shop_ids",
    "open_state",
    "opening_hours_data",
    "osm_string",
    "pairs_of",
    "profile_of",
    "publish_hours",
    "read_spans",
    "read_time",
    "remove_special_day",
    "shop_hours",
    "states",
    "summary",
    "take_back",
    "undo_close_today",
    "week",
    "week_notes",
    "years_around",
]
