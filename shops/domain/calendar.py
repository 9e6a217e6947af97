"""The town's calendar: the public holidays of this municipality and the days the town adds to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings
from django.utils.translation import get_language

from shops.enums import CityDayKind
from shops.models import CityDay

LOCAL = ZoneInfo(settings.TIME_ZONE)
# The library's names for its languages; any other language reads the German names.
_LANGUAGES = {"de": "de", "en": "en_US"}


@dataclass(frozen=True)
class TownDay:
    """A day the town proposes to its shops: an open Sunday, a long night, a market."""

    day: date
    kind: str
    title: str
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class TownCalendar:
    """The days of a span of years, as the shops' hours need them.

    `holidays` and `closures` map a day to its name. On a closure every shop is shut that says nothing else for that day;
    `proposals` change no shop's hours until the shop joins in.
    """

    first_year: int
    last_year: int
    holidays: dict[date, str] = field(default_factory=dict)
    closures: dict[date, str] = field(default_factory=dict)
    proposals: tuple[TownDay, ...] = ()


def local_day(at: datetime) -> date:
    """Tell which day it is in the town."""
    return at.astimezone(LOCAL).date()


def public_holidays(*, years: Iterable[int], language: str | None = None) -> dict[date, str]:
    """Compute the municipality's public holidays, sorted, with their names in the given or active language.

    `settings.TOWN_HOLIDAYS` decides: Bavaria's `public` category alone is right for a mostly Protestant town such as Coburg
    (6 January, Corpus Christi, All Saints), `catholic` adds 15 August, and the subdivision Augsburg its 8 August.
    """
    spoken = _LANGUAGES.get((language or get_language() or "de")[:2], "de")
    return dict(_public_holidays(tuple(sorted(set(years))), spoken, *_municipality()))


def town_calendar(*, years: Iterable[int], language: str | None = None) -> TownCalendar:
    """Read the calendar of these years; one query."""
    wanted = sorted(set(years))
    rows = CityDay.objects.filter(day__year__gte=wanted[0], day__year__lte=wanted[-1])
    days = [TownDay(row.day, row.kind, row.title, row.hours, row.note) for row in rows]
    return compose(years=wanted, days=days, language=language)


def compose(*, years: Iterable[int], days: Iterable[TownDay] = (), language: str | None = None) -> TownCalendar:
    """Join the computed holidays with the town's own days; pure. The town's name of a holiday wins."""
    wanted, days = sorted(set(years)), list(days)
    named = public_holidays(years=wanted, language=language) | {each.day: each.title for each in days if each.kind == CityDayKind.HOLIDAY}
    return TownCalendar(
        first_year=wanted[0],
        last_year=wanted[-1],
        holidays=dict(sorted(named.items())),
        closures={each.day: each.title for each in days if each.kind == CityDayKind.CLOSURE},
        proposals=tuple(each for each in days if each.kind not in (CityDayKind.HOLIDAY, CityDayKind.CLOSURE)),
    )


def _municipality() -> tuple[str, str, tuple[str, ...]]:
    place = settings.TOWN_HOLIDAYS
    return str(place["country"]), str(place["subdivision"]), tuple(place["categories"])


@lru_cache(maxsize=64)
def _public_holidays(
    years: tuple[int, ...], language: str, country: str, subdivision: str, categories: tuple[str, ...]
) -> tuple[tuple[date, str], ...]:
    days = holidays.country_holidays(country, subdiv=subdivision or None, years=years, categories=categories, language=language)
    return tuple(sorted(days.items()))
