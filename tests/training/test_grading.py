"""Grading is exact: fractions, several right answers, rounding, pass mark."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.domain.grading import AskedAnswer, AskedQuestion, accepts, frozen, grade, is_right, needed, passes, score, thawed


def asked(kind: str, *fractions: str) -> AskedQuestion:
    answers = tuple(AskedAnswer(number, f"Antwort {number}", Decimal(fraction), "so") for number, fraction in enumerate(fractions, start=1))
    return AskedQuestion(7, kind, "Was gilt?", "Darum.", answers)


SINGLE = asked("single", "100", "0", "25")
THIRDS = asked("multiple", "33.33333", "33.33333", "33.33333", "-33.33333")
HALVES = asked("multiple", "50", "50", "-50", "-50")


@pytest.mark.parametrize(
    ("question", "chosen", "worth"),
    [
        (SINGLE, {1}, "100.00"),
        (SINGLE, {2}, "0.00"),
        (SINGLE, {3}, "25.00"),
        (THIRDS, {1, 2, 3}, "100.00"),
        (THIRDS, {1, 2}, "66.67"),
        (THIRDS, {1}, "33.33"),
        (THIRDS, {1, 2, 3, 4}, "66.67"),
        (THIRDS, {4}, "0.00"),
        (HALVES, {1, 2}, "100.00"),
        (HALVES, {1, 3}, "0.00"),
        (HALVES, {3, 4}, "0.00"),
        (HALVES, {1, 2, 3, 4}, "0.00"),
        (asked("multiple", "100", "50"), {1, 2}, "100"),
    ],
)
def test_a_question_is_worth_its_chosen_fractions(question, chosen, worth):
    assert grade(question, chosen) == Decimal(worth)


@pytest.mark.parametrize(
    ("question", "chosen", "accepted"),
    [
        (SINGLE, {1}, True),
        (SINGLE, set(), False),
        (SINGLE, {1, 2}, False),
        (SINGLE, {4}, False),
        (SINGLE, [1, 1], True),
        (HALVES, {1, 2, 3, 4}, True),
        (HALVES, {1, 5}, False),
        (asked("true_false", "100", "0"), {1, 2}, False),
    ],
)
def test_only_what_was_offered_is_accepted(question, chosen, accepted):
    assert accepts(question, chosen) is accepted


@pytest.mark.parametrize(
    ("grades", "percent"),
    [
        ([], 0),
        (["100", "100", "0"], 67),
        (["100", "0", "0"], 33),
        (["100", "100", "100"], 100),
        (["99", "100"], 100),
        (["50", "51"], 51),
        (["50.00", "50.99"], 50),
        (["66.67", "0", "0"], 22),
        (["0", "0", "1.49"], 0),
    ],
)
def test_a_quiz_is_the_mean_in_whole_percent_half_up(grades, percent):
    assert score([Decimal(each) for each in grades]) == percent


@pytest.mark.parametrize(
    ("reached", "mark", "passed"), [(67, 67, True), (66, 67, False), (100, 100, True), (99, 100, False), (0, 1, False)]
)
def test_the_mark_is_passed_when_it_is_reached(reached, mark, passed):
    assert passes(reached, mark) is passed


@pytest.mark.parametrize(
    ("total", "mark", "right"),
    [(3, 67, 2), (3, 66, 2), (3, 68, 3), (3, 100, 3), (1, 50, 1), (8, 63, 5), (10, 70, 7), (0, 70, 0)],
)
def test_how_many_right_answers_are_needed(total, mark, right):
    assert needed(total, mark) == right


def test_which_answers_are_right():
    assert [is_right(SINGLE, answer) for answer in SINGLE.answers] == [True, False, False]
    assert [is_right(HALVES, answer) for answer in HALVES.answers] == [True, True, False, False]


def test_a_copy_of_the_questions_loses_nothing():
    assert thawed(frozen([SINGLE, THIRDS])) == (SINGLE, THIRDS)
    assert frozen([THIRDS])[0]["answers"][0] == {"answer": 1, "text": "Antwort 1", "fraction": "33.33333", "feedback": "so"}


@given(st.lists(st.decimals(-100, 100, places=5), min_size=1, max_size=8), st.data())
def test_a_question_is_never_worth_less_than_nothing_or_more_than_all(fractions, data):
    question = asked("multiple", *map(str, fractions))
    chosen = data.draw(st.sets(st.integers(1, len(fractions))))
    assert Decimal(0) <= grade(question, chosen) <= Decimal(100)


@given(st.lists(st.decimals(0, 100, places=2), max_size=12))
def test_a_score_stays_a_percentage(grades):
    assert 0 <= score(grades) <= 100


@given(st.integers(1, 40), st.integers(1, 100))
def test_the_needed_number_is_the_smallest_that_passes(total, mark):
    right = needed(total, mark)
    whole, nothing = Decimal(100), Decimal(0)
    assert passes(score([whole] * right + [nothing] * (total - right)), mark)
    assert right == 0 or not passes(score([whole] * (right - 1) + [nothing] * (total - right + 1)), mark)
