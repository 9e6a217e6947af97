"""Progress never falls and never passes 100 percent; one function completes lessons, and the manual way is visible."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.training import AT, block, course, enrolled, lesson, quiz, task
from training.domain.enrolling import add_lessons
from training.domain.progress import (
    Standing,
    asked_steps,
    complete_by_hand,
    completes,
    completion_sentence,
    finish_step,
    settle_lesson,
    standing,
    waive_missing_lessons,
)
from training.enums import LearningAction, LessonState
from training.models import Enrolment, EnrolmentEvent, LessonPage, LessonProgress, LessonStep, Quiz

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


def rows(enrolment):
    return list(LessonProgress.objects.filter(enrolment=enrolment))


def events():
    return list(EnrolmentEvent.objects.order_by("pk").values_list("action", "subject"))


@pytest.mark.parametrize(
    ("done", "required", "percent", "finished"),
    [(0, 0, 0, False), (0, 3, 0, False), (1, 3, 33, False), (2, 3, 66, False), (3, 3, 100, True), (4, 3, 100, True), (199, 200, 99, False)],
)
def test_percent_is_rounded_down_and_ends_at_a_hundred(done, required, percent, finished):
    stand = Standing(done, required)
    assert (stand.percent, stand.finished) == (percent, finished)


@pytest.mark.parametrize(
    ("steps", "read", "complete"),
    [([], False, False), ([], True, True), ([True], False, True), ([True, False], True, False), ([True, True], False, True)],
)
def test_what_completes_a_lesson(steps, read, complete):
    assert completes(steps, read=read) is complete


@pytest.mark.parametrize(
    ("quizzes", "tasks", "words"),
    [
        ([], 0, "Fertig ist die Lektion, wenn Sie sie gelesen haben."),
        ([(3, 2)], 0, "Fertig ist die Lektion, wenn 2 von 3 Fragen richtig sind."),
        ([(3, 1)], 0, "Fertig ist die Lektion, wenn 1 von 3 Fragen richtig ist."),
        ([(1, 1)], 0, "Fertig ist die Lektion, wenn die Frage richtig beantwortet ist."),
        ([(3, 2)], 1, "Fertig ist die Lektion, wenn 2 von 3 Fragen richtig sind und die Praxisaufgabe erfüllt ist."),
        ([(3, 2), (1, 1)], 2, "Fertig ist die Lektion, wenn alle 2 Quiz bestanden sind und alle 2 Praxisaufgaben erfüllt sind."),
    ],
)
def test_the_same_in_one_sentence(quizzes, tasks, words):
    assert completion_sentence(quizzes, tasks) == words


def test_a_lesson_of_text_is_done_when_it_was_read(enrolment, second):
    progress = LessonProgress.objects.get(lesson=second)
    assert settle_lesson(progress=progress, at=LATER) is False
    assert settle_lesson(progress=progress, at=LATER, read=True) is True
    assert settle_lesson(progress=progress, at=LATER + timedelta(days=1), read=True) is False
    progress.refresh_from_db()
    assert (progress.state, progress.completed_at, progress.by_hand_by) == (LessonState.DONE, LATER, None)
    assert standing(rows(enrolment)) == Standing(1, 2)
    assert events()[-1] == (LearningAction.LESSON_DONE, "Lektion lesen")


def test_reading_is_not_enough_where_something_is_asked(enrolment, progress):
    assert settle_lesson(progress=progress, at=LATER, read=True) is False
    progress.refresh_from_db()
    assert (progress.state, progress.completed_at) == (LessonState.BEGUN, None)


def test_the_last_step_completes_the_lesson_and_the_last_lesson_the_course(enrolment, progress, quiz_step, task_step, second):
    assert finish_step(step=quiz_step, at=AT, action=LearningAction.QUIZ_PASSED, subject="Quiz") is True
    assert LessonProgress.objects.get(pk=progress.pk).state == LessonState.BEGUN
    assert finish_step(step=task_step, at=LATER, action=LearningAction.TASK_PASSED, subject="Aufgabe") is True
    assert finish_step(step=task_step, at=LATER + timedelta(days=1), action=LearningAction.TASK_PASSED, subject="Aufgabe") is False
    assert LessonProgress.objects.get(pk=progress.pk).completed_at == LATER
    assert Enrolment.objects.get().completed_at is None
    settle_lesson(progress=LessonProgress.objects.get(lesson=second), at=LATER, read=True)
    assert Enrolment.objects.get().completed_at == LATER
    assert events() == [
        (LearningAction.ENROLLED, "Kurs digital-fit"),
        (LearningAction.QUIZ_PASSED, "Quiz"),
        (LearningAction.TASK_PASSED, "Aufgabe"),
        (LearningAction.LESSON_DONE, "Lektion zeiten"),
        (LearningAction.LESSON_DONE, "Lektion lesen"),
        (LearningAction.COURSE_DONE, ""),
    ]


def test_a_step_that_the_lesson_no_longer_asks_for_is_not_in_the_way(enrolment, progress, quiz_step):
    finish_step(step=quiz_step, at=AT, action=LearningAction.QUIZ_PASSED, subject="Quiz")
    course(lesson("zeiten", quiz("zeiten")))
    progress = LessonProgress.objects.get(pk=progress.pk)
    assert asked_steps(progress) == [quiz_step]
    assert settle_lesson(progress=progress, at=LATER) is True


def test_a_step_that_is_added_later_is_not_asked_of_those_who_have_begun(enrolment, progress):
    course(lesson("zeiten", quiz("zeiten"), quiz("mehr"), task("bestaetigen")))
    assert {step.quiz_id for step in asked_steps(LessonProgress.objects.get(pk=progress.pk))} == {Quiz.objects.get(key="zeiten").pk, None}


def test_by_hand_says_who_and_why(enrolment, progress, staff):
    assert complete_by_hand(progress=progress, actor=staff, reason="  Gemeinsam am Telefon bestätigt. ", at=LATER) is True
    progress.refresh_from_db()
    assert (progress.state, progress.completed_at) == (LessonState.DONE, LATER)
    assert (progress.by_hand_by, progress.by_hand_reason) == (staff, "Gemeinsam am Telefon bestätigt.")
    event = EnrolmentEvent.objects.order_by("pk").last()
    assert (event.action, event.actor, event.detail) == (LearningAction.BY_HAND, staff, {"reason": "Gemeinsam am Telefon bestätigt."})


@pytest.mark.parametrize("reason", ["", "   "])
def test_by_hand_needs_a_reason(enrolment, progress, staff, reason):
    with pytest.raises(ValidationError) as refusal:
        complete_by_hand(progress=progress, actor=staff, reason=reason, at=LATER)
    assert refusal.value.messages == ["Bitte begründen: der Lernende sieht diesen Satz."]
    progress.refresh_from_db()
    assert progress.state == LessonState.OPEN


def test_what_is_done_is_not_done_again_by_hand(enrolment, second, staff):
    progress = LessonProgress.objects.get(lesson=second)
    settle_lesson(progress=progress, at=AT, read=True)
    assert complete_by_hand(progress=progress, actor=staff, reason="doch", at=LATER) is False
    progress.refresh_from_db()
    assert (progress.completed_at, progress.by_hand_by, progress.by_hand_reason) == (AT, None, "")


def test_a_lesson_that_leaves_the_course_is_waived_for_those_who_have_not_done_it(
    enrolment, first, second, digital_fit, owner, shop, drain
):
    settle_lesson(progress=LessonProgress.objects.get(lesson=second, enrolment=enrolment), at=AT, read=True)
    other = enrolled(owner, digital_fit, shop)
    second.unpublish()
    drain()
    assert standing(rows(enrolment)) == Standing(1, 2), "done stays done"
    assert standing(rows(other)) == Standing(0, 1)
    second.save_revision().publish()
    assert standing(rows(other)) == Standing(0, 1), "coming back it takes nothing away"
    settle_lesson(progress=LessonProgress.objects.get(lesson=second, enrolment=other), at=AT, read=True)
    assert standing(rows(other)) == Standing(1, 2)


def test_a_deleted_lesson_can_complete_the_course(enrolment, first, second, drain, clock):
    settle_lesson(progress=LessonProgress.objects.get(lesson=second), at=AT, read=True)
    first.delete()
    drain()
    assert standing(rows(enrolment)) == Standing(1, 1)
    assert Enrolment.objects.get().completed_at == AT
    assert [(row.title, row.lesson_id, row.state) for row in rows(enrolment)] == [
        ("Lektion zeiten", None, LessonState.WAIVED),
        ("Lektion lesen", second.pk, LessonState.DONE),
    ]
    assert waive_missing_lessons(at=LATER) == 0


def test_a_lesson_that_comes_later_is_an_extra(enrolment, digital_fit):
    page = course(lesson("zeiten", quiz("zeiten"), task("bestaetigen")), lesson("lesen", block()), lesson("neu", block()))
    added = LessonPage.objects.child_of(page).get(slug="neu")
    [row] = add_lessons(enrolment=enrolment, lessons=[added], later=True)
    settle_lesson(progress=row, at=AT, read=True)
    assert standing(rows(enrolment)) == Standing(0, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": LessonState.DONE},
        {"completed_at": AT},
        {"by_hand_by_id": 1},
        {"state": LessonState.DONE, "completed_at": AT, "by_hand_by_id": 1},
    ],
)
def test_the_database_keeps_the_states_honest(enrolment, progress, staff, wrong):
    values = {key: staff.pk if key == "by_hand_by_id" else value for key, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        LessonProgress.objects.filter(pk=progress.pk).update(**values)


def test_a_step_is_either_a_quiz_or_a_task(progress, the_quiz, the_task):
    for wrong in ({"quiz": the_quiz}, {"task": the_task, "pass_mark": 50}, {}, {"quiz": the_quiz, "task": the_task, "pass_mark": 50}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LessonStep.objects.create(progress=progress, position=9, **wrong)


MOVES = st.sampled_from(["finish", "waive", "extra"])
STATES = st.lists(st.tuples(st.booleans(), st.sampled_from(LessonState.values)), max_size=6)


@given(STATES, st.lists(st.tuples(MOVES, st.integers(0, 5)), max_size=12))
def test_no_move_makes_progress_fall(states, moves):
    """Whatever happens to lessons, done of required only grows."""
    lessons = [LessonProgress(required=required, state=state) for required, state in states]
    share = -1.0
    for move, index in [("extra", 99), *moves]:
        if move == "extra":
            lessons.append(LessonProgress(required=False, state=LessonState.DONE))
        elif index < len(states):
            row = lessons[index]
            if move == "finish":
                row.state = LessonState.DONE
            elif row.state != LessonState.DONE:
                row.state = LessonState.WAIVED
        stand = standing(lessons)
        now = stand.done / stand.required if stand.required else 0.0
        assert stand.required == 0 or now >= share
        assert 0 <= stand.percent <= 100
        share = now if stand.required else share
