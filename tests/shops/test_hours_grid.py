"""The weekly grid of the form: read, written, refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shops.domain.hours import HoursError, day_error, expression_of, grid_of, normalise, read_spans, read_time

WEEKDAYS = (("09:00", "18:00"),)


@pytest.mark.parametrize(
    ("expression", "grid"),
    [
        ("Mo-Fr 09:00-18:00; Sa 09:30-14:00", (*(WEEKDAYS,) * 5, (("09:30", "14:00"),), ())),
        ("Mo 09:00-12:00,14:00-18:00; Mo off; Tu 22:00-02:00", ((), (("22:00", "02:00"),), (), (), (), (), ())),
        ("24/7", ((("00:00", "24:00"),),) * 7),
        ("", ((),) * 7),
    ],
)
def test_plain_weeks_become_a_grid(expression, grid):
    assert grid_of(expression) == grid


@pytest.mark.parametrize(
    "expression",
    ["Apr-Oct Mo 09:00-10:00", 'Mo 09:00-10:00 "Hof"', "Sa[1] 09:00-10:00", "Mo 10:00-12:00 || off", "week 1-10 Mo 09:00-10:00"],
)
def test_what_a_week_cannot_show_stays_an_expression(expression):
    assert grid_of(expression) is None


@pytest.mark.parametrize(
    ("grid", "expression"),
    [
        ((*(WEEKDAYS,) * 5, (("09:30", "14:00"),), ()), "Mo-Fr 09:00-18:00; Sa 09:30-14:00"),
        ((WEEKDAYS, WEEKDAYS, (), WEEKDAYS, (), (), ()), "Mo-Tu,Th 09:00-18:00"),
        ((((("09:00", "12:00"), ("14:00", "18:00"))), (), (), (), (), (), ()), "Mo 09:00-12:00,14:00-18:00"),
        (((),) * 7, ""),
    ],
)
def test_a_grid_becomes_an_expression(grid, expression):
    assert expression_of(grid) == expression


def time_of(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


def day_of(quarters: list[int]) -> tuple[tuple[str, str], ...]:
    """Pair distinct quarters of an hour into spans that do not touch."""
    ordered = sorted(quarters)
    return tuple((time_of(start), time_of(end)) for start, end in zip(ordered[::2], ordered[1::2], strict=False))


SPANS = st.lists(st.integers(0, 23 * 4), min_size=0, max_size=6, unique=True).map(day_of)


@given(st.tuples(*[SPANS] * 7))
def test_any_week_survives_the_way_through_the_notation(grid):
    expression = expression_of(grid)
    assert grid_of(expression) == grid
    assert not expression or normalise(expression).value == expression


TYPED = {
    "9": "09:00",
    "9:00": "09:00",
    "9.30": "09:30",
    "930": "09:30",
    "1830": "18:30",
    "18 Uhr": "18:00",
    "９：３０": "09:30",
    "24": "24:00",
}


@pytest.mark.parametrize(("typed", "time"), TYPED.items())
def test_times_are_read_as_people_type_them(typed, time):
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["", "neun", "25", "24:30", "9:5", "9:60", "-1", "9-10", "9:00:00", "99999"])
def test_anything_else_is_no_time(typed):
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("10-12 und 14-16 Uhr", "10:00-12:00,14:00-16:00"),
        ("14:00–16:00; 10 bis 12", "10:00-12:00,14:00-16:00"),
        ("22-2", "22:00-02:00"),
        (" ", ""),
    ],
)
def test_the_times_of_a_day_are_read_as_people_type_them(typed, spans):
    assert read_spans(typed) == spans


@pytest.mark.parametrize(
    ("typed", "reason", "snippet"),
    [
        ("10-12, 14", "Bitte von-bis angeben, zum Beispiel 10:00-12:00.", "14"),
        ("Inventur", "Bitte von-bis angeben, zum Beispiel 10:00-12:00.", "Inventur"),
        ("18-9", "Das Ende liegt vor dem Anfang.", "18-9"),
        ("9-9", "Anfang und Ende sind gleich.", "9-9"),
        ("9-12, 11-13", "Die Zeiten überschneiden sich.", "9-12, 11-13"),
    ],
)
def test_wrong_times_of_a_day_say_why(typed, reason, snippet):
    error = read_spans(typed)
    assert isinstance(error, HoursError)
    assert (error.reason, error.snippet) == (reason, snippet)


def test_a_day_may_end_in_the_night_but_not_the_morning_after():
    assert day_error([("18:00", "06:00")]) == ""
    assert day_error([("18:00", "06:30")]) == "Das Ende liegt vor dem Anfang."
    assert day_error([("24:00", "06:00")]) == "Der Tag beginnt um 0:00."
    assert day_error([("18:00", "02:00"), ("19:00", "20:00")]) == "Die Zeiten überschneiden sich."


@given(st.text(max_size=30))
def test_no_typed_day_breaks_the_reading(typed):
    spans = read_spans(typed)
    assert isinstance(spans, HoursError) or spans == "" or normalise(f"Mo {spans}").value == f"Mo {spans}"
