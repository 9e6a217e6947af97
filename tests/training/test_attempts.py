"""Answers are graded from the attempt's own copy, given once, and everything forged is refused without a trace."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from tests.factories.training import AT, course, enrolled, lesson, question, quiz
from training.domain.attempts import (
    AlreadyAnswered,
    NotAnAnswer,
    NothingChosen,
    begin_attempt,
    may_try,
    own_attempt,
    progress_for_answers,
    record_answer,
)
from training.enums import LearningAction, LessonState
from training.models import Answer, EnrolmentEvent, GivenAnswer, LessonPage, LessonProgress, Question, Quiz, QuizAttempt, QuizQuestion

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=5)


@pytest.fixture
def questions(the_quiz):
    return [place.question for place in the_quiz.places.order_by("sort_order")]


def ids(question, *, right=True):
    return [answer.pk for answer in question.answers.all() if (answer.fraction > 0) is right]


def answer(progress, quiz, question, *, attempt=None, right=True, chosen=None, at=AT):
    choice = ids(question, right=right) if chosen is None else chosen
    return record_answer(progress=progress, quiz=quiz, attempt=attempt, question_id=question.pk, chosen=choice, at=at)


def answer_all(progress, quiz, questions, *verdicts):
    attempt = (
        None if not QuizAttempt.objects.filter(finished_at__isnull=True).exists() else QuizAttempt.objects.get(finished_at__isnull=True)
    )
    for each, right in zip(questions, verdicts, strict=True):
        attempt = answer(progress, quiz, each, attempt=attempt, right=right)
    return attempt


def trace():
    return (
        list(QuizAttempt.objects.order_by("pk").values_list("number", "answered", "score", "passed")),
        list(GivenAnswer.objects.order_by("pk").values_list("attempt__number", "position", "chosen", "fraction")),
        EnrolmentEvent.objects.count(),
        list(LessonProgress.objects.order_by("pk").values_list("state", flat=True)),
    )


def test_the_first_answer_begins_an_attempt(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[0])
    assert (attempt.number, attempt.answered, attempt.finished_at, attempt.score, attempt.pass_mark, attempt.started_at) == (
        1,
        1,
        None,
        None,
        67,
        AT,
    )
    assert [each["text"] for each in attempt.snapshot] == ["Frage 1?", "Frage 2?", "Frage 3?"]
    given = GivenAnswer.objects.get()
    assert (given.question, given.position, given.chosen, given.fraction) == (questions[0], 0, ids(questions[0]), Decimal(100))
    progress.refresh_from_db()
    assert progress.state == LessonState.BEGUN


def test_two_of_three_pass(progress, the_quiz, questions, quiz_step):
    attempt = answer_all(progress, the_quiz, questions, True, False, True)
    assert (attempt.score, attempt.passed, attempt.finished_at) == (67, True, AT)
    quiz_step.refresh_from_db()
    assert quiz_step.done_at == AT
    assert EnrolmentEvent.objects.order_by("pk").last().action == LearningAction.QUIZ_PASSED


def test_one_of_three_fails_and_may_be_tried_again(progress, the_quiz, questions, quiz_step):
    attempt = answer_all(progress, the_quiz, questions, True, False, False)
    assert (attempt.score, attempt.passed) == (33, False)
    quiz_step.refresh_from_db()
    assert quiz_step.done_at is None
    event = EnrolmentEvent.objects.order_by("pk").last()
    assert (event.action, event.subject, event.detail) == (LearningAction.QUIZ_FAILED, "Quiz zeiten", {"score": 33})
    second = begin_attempt(progress=progress, quiz=the_quiz, at=LATER)
    assert (second.number, second.started_at) == (2, LATER)
    assert answer_all(progress, the_quiz, questions, True, True, True).score == 100
    quiz_step.refresh_from_db()
    assert quiz_step.done_at == AT


def test_questions_can_be_answered_in_any_order(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[2])
    attempt = answer(progress, the_quiz, questions[0], attempt=attempt)
    attempt = answer(progress, the_quiz, questions[1], attempt=attempt)
    assert (attempt.score, attempt.passed) == (100, True)


def test_several_answers_are_weighed(site, learner):
    answers = [{"text": "a", "right": True}, {"text": "b", "right": True}, {"text": "c", "right": True}, {"text": "d", "right": False}]
    page = course(lesson("zeiten", quiz("zeiten", question=[question(1, kind="multiple", answer=answers)], pass_mark=60)))
    progress = LessonProgress.objects.get(enrolment=enrolled(learner, page))
    a, b, c, d = Answer.objects.order_by("sort_order")
    attempt = answer(progress, Quiz.objects.get(), Question.objects.get(), chosen=[d.pk, a.pk, b.pk, c.pk, a.pk])
    assert GivenAnswer.objects.get().chosen == sorted([a.pk, b.pk, c.pk, d.pk])
    assert (GivenAnswer.objects.get().fraction, attempt.score, attempt.passed) == (Decimal("66.67"), 67, True)


def test_a_corrected_question_changes_no_running_attempt(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[0])
    wrong, right = ids(questions[1], right=False), ids(questions[1])
    Answer.objects.filter(pk__in=wrong).update(fraction=100)
    Answer.objects.filter(pk__in=right).update(fraction=0, text="umgeschrieben")
    attempt = answer(progress, the_quiz, questions[1], attempt=attempt, chosen=right)
    assert GivenAnswer.objects.get(position=1).fraction == Decimal(100)
    assert attempt.snapshot[1]["answers"][0]["text"] == "richtig"


def test_a_deleted_question_can_still_be_answered(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[0])
    gone, chosen = questions[1].pk, ids(questions[1])
    questions[1].delete()
    record_answer(progress=progress, quiz=the_quiz, attempt=attempt, question_id=gone, chosen=chosen, at=AT)
    assert GivenAnswer.objects.get(position=1).question_id is None


def test_the_first_answer_stands(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[0], right=False)
    before = trace()
    for replay in (attempt, None):
        with pytest.raises(AlreadyAnswered):
            answer(progress, the_quiz, questions[0], attempt=replay)
    assert trace() == before


def test_a_finished_attempt_takes_no_more_answers(progress, the_quiz, questions):
    attempt = answer_all(progress, the_quiz, questions, True, False, False)
    before = trace()
    for replay in (attempt, None):
        for each in questions:
            with pytest.raises(AlreadyAnswered):
                answer(progress, the_quiz, each, attempt=replay)
    assert trace() == before


@pytest.mark.parametrize("forge", ["foreign answer", "unknown answer", "two of one", "foreign question"])
def test_what_was_never_offered_is_refused(progress, the_quiz, questions, forge):
    attempt = answer(progress, the_quiz, questions[0])
    elsewhere = Question.objects.create(text="Woanders?")
    foreign = Answer.objects.create(question=elsewhere, text="x", fraction=100)
    asked, chosen = {
        "foreign answer": (questions[1], [foreign.pk]),
        "unknown answer": (questions[1], [10**9]),
        "two of one": (questions[1], ids(questions[1]) + ids(questions[1], right=False)),
        "foreign question": (elsewhere, [foreign.pk]),
    }[forge]
    before = trace()
    with pytest.raises(NotAnAnswer):
        answer(progress, the_quiz, asked, attempt=attempt, chosen=chosen)
    assert trace() == before


def test_a_forged_first_answer_begins_nothing(progress, the_quiz, questions):
    before = trace()
    with pytest.raises(NotAnAnswer):
        answer(progress, the_quiz, questions[0], chosen=[10**9])
    assert trace() == before


def test_an_answer_without_a_choice_is_asked_again(progress, the_quiz, questions):
    before = trace()
    with pytest.raises(NothingChosen):
        answer(progress, the_quiz, questions[0], chosen=[])
    assert trace() == before


def test_somebody_elses_attempt_is_not_found(progress, the_quiz, questions, digital_fit, owner, shop):
    attempt = answer(progress, the_quiz, questions[0])
    enrolled(owner, digital_fit, shop)
    theirs = LessonProgress.objects.get(enrolment__user=owner, lesson=progress.lesson)
    assert own_attempt(progress=progress, quiz=the_quiz, public_id=attempt.public_id) == attempt
    for of, number in ((theirs, attempt.public_id), (progress, uuid4())):
        with pytest.raises(Http404):
            own_attempt(progress=of, quiz=the_quiz, public_id=number)


def test_no_attempt_begins_beside_an_open_one_or_after_passing(progress, the_quiz, questions):
    answer(progress, the_quiz, questions[0])
    with pytest.raises(AlreadyAnswered):
        begin_attempt(progress=progress, quiz=the_quiz, at=AT)
    attempt = QuizAttempt.objects.get()
    for each in questions[1:]:
        answer(progress, the_quiz, each, attempt=attempt)
    with pytest.raises(AlreadyAnswered):
        begin_attempt(progress=progress, quiz=the_quiz, at=AT)
    assert QuizAttempt.objects.count() == 1


def test_tries_run_out(progress, the_quiz, questions):
    Quiz.objects.update(tries=2)
    the_quiz.refresh_from_db()
    answer_all(progress, the_quiz, questions, False, False, False)
    begin_attempt(progress=progress, quiz=the_quiz, at=AT)
    answer_all(progress, the_quiz, questions, False, False, False)
    with pytest.raises(AlreadyAnswered):
        begin_attempt(progress=progress, quiz=the_quiz, at=AT)
    assert QuizAttempt.objects.count() == 2
    assert may_try(list(QuizAttempt.objects.all()), the_quiz) is False


def test_a_quiz_without_questions_cannot_begin(progress):
    with pytest.raises(NotAnAnswer):
        begin_attempt(progress=progress, quiz=Quiz.objects.create(title="leer"), at=AT)


def test_a_quiz_that_came_later_can_be_done_but_is_not_required(progress, the_quiz):
    extra = Quiz.objects.create(title="mehr", pass_mark=None)
    QuizQuestion.objects.create(quiz=extra, question=Question.objects.order_by("pk")[0])
    attempt = answer(progress, extra, Question.objects.order_by("pk")[0])
    assert (attempt.pass_mark, attempt.passed) == (67, True)
    assert EnrolmentEvent.objects.order_by("pk").last().action == LearningAction.QUIZ_PASSED
    progress.refresh_from_db()
    assert progress.state == LessonState.BEGUN


def test_a_lesson_that_came_later_gets_its_row_with_the_first_answer(enrolment, digital_fit):
    course(lesson("zeiten", quiz("zeiten")), lesson("lesen"), lesson("neu", quiz("neu")))
    added = LessonPage.objects.get(slug="neu")
    row = progress_for_answers(enrolment=enrolment, lesson=added)
    assert (row.lesson, row.required, row.steps.count()) == (added, False, 1)
    assert progress_for_answers(enrolment=enrolment, lesson=added) == row


def test_the_database_keeps_one_open_attempt_and_one_answer(progress, the_quiz, questions):
    attempt = answer(progress, the_quiz, questions[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizAttempt.objects.create(progress=progress, quiz=the_quiz, number=2, snapshot=[], pass_mark=67, started_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        GivenAnswer.objects.create(attempt=attempt, position=0, chosen=[], fraction=0, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizAttempt.objects.update(passed=True)
