"""Opening hours that nobody here wrote: 194 sample values of a parser's repository and 488 of German weekly markets.

`INTEROP_DATA` names the folder that holds them; a folder that is missing fails the test, so that nobody believes it ran.
"""

import json
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from opening_hours import OpeningHours, State

from shops.domain.calendar import LOCAL, compose
from shops.domain.hours import HolidayHours, HoursError, NormalisedHours, Schedule, ShopHours, SpecialHours, normalise, osm_string
from shops.enums import HolidayPolicy

CHECKOUT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("INTEROP_DATA", CHECKOUT.parent / "shared" / "data")) / "hours"
YEARS = range(2020, 2029)
FIRST, LAST = datetime(2021, 1, 1, tzinfo=LOCAL), datetime(2028, 1, 1, tzinfo=LOCAL)
DAY = timedelta(days=1)


def lines(path: Path) -> list[str]:
    """Return the distinct lines of a file that are values."""
    assert path.is_file(), f"{path} is missing: set INTEROP_DATA to the folder with the inputs"
    return list(dict.fromkeys(line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")))


def samples() -> list[str]:
    return lines(DATA / "opening-hours-rs" / "sample.txt")


def markets() -> list[str]:
    return lines(DATA / "wo-ist-markt" / "opening_hours_values.txt")


def accepted(values: list[str]) -> list[NormalisedHours]:
    return [read for value in values if isinstance(read := normalise(value), NormalisedHours)]


def schedule(read: NormalisedHours, *special: SpecialHours) -> Schedule:
    holidays = read.holidays or HolidayHours(HolidayPolicy.WEEKDAY)
    return Schedule(ShopHours(1, read.value, holidays, special=special), compose(years=YEARS))


def library(written: str) -> OpeningHours:
    """Parse what was written without any of our code: double spaces, spaced dashes and a stuck comma are all that is mended."""
    return OpeningHours(re.sub(r"(\d),(?=[a-z])", r"\1, ", " ".join(written.replace(" - ", "-").split())), timezone=LOCAL)


def ordinary(moments: list[tuple[datetime, datetime]], feasts: set[date]) -> list[tuple[datetime, datetime]]:
    """Cut stretches at midnight and leave out holidays, so that two readings can be compared."""
    pieces = []
    for start, end in moments:
        while start < end:
            stop = min(datetime.combine(start.date() + DAY, datetime.min.time(), LOCAL), end)
            if start.date() not in feasts:
                pieces.append((start, stop))
            start = stop
    return pieces


def test_every_sample_value_is_accepted():
    values = samples()
    assert len(values) == 194
    assert len(accepted(values)) == 194


def test_all_but_one_market_value_are_accepted_and_the_refusal_names_the_place():
    values = markets()
    assert len(values) == 488
    assert len(accepted(values)) == 487
    [refused] = [value for value in values if isinstance(normalise(value), HoursError)]
    assert refused == "Tu 07:00-016:00"
    assert normalise(refused) == HoursError("Das ist keine Uhrzeit. Zwei Ziffern, Doppelpunkt, zwei Ziffern: 16:00.", 9, "016")


def test_spaces_behind_commas_are_offered_another_reading():
    """97 markets wrote `We, Sa 07:00-13:00`, which the library reads as all of Wednesday and Saturday morning."""
    assert [sum(bool(read.meant) for read in accepted(values)) for values in (samples(), markets())] == [0, 97]
    for read in accepted(markets()):
        assert not read.meant or isinstance(normalise(read.meant), NormalisedHours)


def test_the_market_values_are_those_of_the_towns():
    found = set()
    for path in (DATA / "wo-ist-markt" / "cities").glob("*.json"):
        for market in json.loads(path.read_text("utf-8")).get("features", []):
            found.add(market["properties"].get("opening_hours"))
    assert {value for value in found if value} == set(markets())


@pytest.mark.parametrize(("values", "count"), [(samples, 194), (markets, 487)])
def test_on_days_without_a_holiday_the_hours_are_the_librarys_own(values, count):
    holidays = set(compose(years=YEARS).holidays)
    compared = 0
    for read in accepted(values()):
        # Hours that say nothing of holidays are compared on every day; a holiday's own hours may run into the day after it.
        left_out = holidays | {day + DAY for day in holidays} if read.holidays else set()
        found = library(read.written).intervals(FIRST, LAST)
        theirs = joined([(start, end) for start, end, state, _comment in found if state == State.OPEN])
        ours = [(span.start, span.end) for span in schedule(read).open_spans(FIRST, LAST)]
        assert ordinary(theirs, left_out) == ordinary(ours, left_out), read.written
        compared += 1
    assert compared == count


def joined(moments: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Join stretches that touch: a change of the comment alone is no change here."""
    together: list[tuple[datetime, datetime]] = []
    for start, end in moments:
        if together and together[-1][1] == start:
            together[-1] = (together[-1][0], end)
        else:
            together.append((start, end))
    return together


@pytest.mark.parametrize("values", [samples, markets])
def test_an_accepted_value_reads_the_same_again_and_goes_out_as_openstreetmap_wants_it(values):
    for read in accepted(values()):
        again = normalise(read.value)
        assert (again.value, again.holidays) == (read.value, None), read.written
        hours = ShopHours(1, read.value, read.holidays or HolidayHours(HolidayPolicy.WEEKDAY))
        returned = normalise(osm_string(hours))
        assert (returned.value, returned.holidays) == (read.value, read.holidays), read.written


@pytest.mark.parametrize("values", [samples, markets])
def test_a_special_day_replaces_any_shops_hours_for_that_day_and_no_other(values):
    shut, short = date(2026, 9, 8), date(2026, 9, 10)
    special = (SpecialHours(shut), SpecialHours(short, "10:00-12:00,14:00-15:30"))
    for read in accepted(values()):
        plain = dict(schedule(read).days(date(2026, 9, 7), 7))
        changed = dict(schedule(read, *special).days(date(2026, 9, 7), 7))
        assert changed[shut] == []
        assert [f"{span.start:%H:%M}-{span.end:%H:%M}" for span in changed[short]] == ["10:00-12:00", "14:00-15:30"]
        assert changed[date(2026, 9, 12)] == plain[date(2026, 9, 12)], read.written
