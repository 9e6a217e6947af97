"""Print when hours in OpenStreetMap's notation are open, on the town's calendar."""

import json
from argparse import ArgumentParser
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from shops.domain.calendar import local_day, town_calendar
from shops.domain.hours import HolidayHours, HoursError, NormalisedHours, Schedule, ShopHours, normalise, osm_string
from shops.domain.hours.schedule import midnight
from shops.enums import HolidayPolicy

LONGEST = 3660
EARLIEST, LATEST = date(1991, 1, 1), date(2200, 1, 1)


class Command(BaseCommand):
    """Read hours and list when a shop with them is open."""

    help = "Print the open intervals of an opening_hours value. PH in it is applied as the policy for the town's own holidays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("expression", metavar="EXPR")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="first day, today if left out")
        parser.add_argument("--days", type=int, default=7, metavar="N", help="how many days (7)")
        parser.add_argument("--json", action="store_true", help='print {"valid", "error", "intervals"}, intervals as [start, end] in UTC')

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["days"] <= LONGEST:
            raise CommandError(f"--days must lie between 1 and {LONGEST}")
        first = options["first"] or local_day(timezone.now())
        if not EARLIEST <= first <= LATEST:
            raise CommandError(f"--from must lie between {EARLIEST} and {LATEST}")
        read = normalise(options["expression"])
        intervals = [] if isinstance(read, HoursError) else open_intervals(read, first, options["days"])
        if options["json"]:
            self.stdout.write(json.dumps(answer(read, intervals), ensure_ascii=False))
        elif isinstance(read, HoursError):
            raise CommandError(str(read))
        else:
            self.stdout.write(_back(read))
            for start, end in intervals:
                self.stdout.write(f"{start:%a %Y-%m-%d %H:%M} – {end:%a %Y-%m-%d %H:%M}")


def answer(read: NormalisedHours | HoursError, intervals: list[tuple[datetime, datetime]]) -> dict[str, Any]:
    """Give what --json prints."""
    refused = isinstance(read, HoursError)
    return {
        "valid": not refused,
        "error": str(read) if refused else None,
        "intervals": [[_utc(start), _utc(end)] for start, end in intervals],
    }


def open_intervals(read: NormalisedHours, first: date, days: int) -> list[tuple[datetime, datetime]]:
    """Find the open stretches of these days, from midnight to midnight in the town."""
    last = first + timedelta(days=days)
    calendar = town_calendar(years=range(first.year - 1, last.year + 1))
    schedule = Schedule(ShopHours(0, read.value, _policy(read)), calendar)
    return [(span.start, span.end) for span in schedule.open_spans(midnight(first), midnight(last))]


def _policy(read: NormalisedHours) -> HolidayHours:
    return read.holidays or HolidayHours(HolidayPolicy.WEEKDAY)


def _back(read: NormalisedHours) -> str:
    """Show the mended value back, PH in its place."""
    return osm_string(ShopHours(0, read.value, _policy(read)))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
