"""Answering a quiz, question by question. An attempt is graded from its own copy of the questions, and an answer once given stays."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.shortcuts import get_object_or_404

from training.domain.enrolling import add_lessons
from training.domain.grading import AskedQuestion, accepts, frozen, grade, passes, score, thawed
from training.domain.progress import begin_lesson, finish_step, log
from training.domain.queries import progress_of, questions_of
from training.enums import LearningAction
from training.models import Enrolment, GivenAnswer, LessonPage, LessonProgress, LessonStep, Question, Quiz, QuizAttempt


class NotAnAnswer(Exception):  # noqa: N818
    """Something came back that our page never offered: nothing was written."""


class AlreadyAnswered(Exception):  # noqa: N818
    """The question was answered before, or the attempt is over: the first answer stands."""


class NothingChosen(Exception):  # noqa: N818
    """The answer was sent without a choice."""


def progress_for_answers(*, enrolment: Enrolment, lesson: LessonPage) -> LessonProgress:
    """Return the learner's row for a lesson; one that came into the course later gets its row now, as an extra."""
    if known := progress_of(enrolment, lesson):
        return known
    return add_lessons(enrolment=enrolment, lessons=[lesson], later=True)[0]


def own_attempt(*, progress: LessonProgress, quiz: Quiz, public_id: UUID) -> QuizAttempt:
    """Return the learner's own attempt at this quiz, or 404, also for somebody else's."""
    return get_object_or_404(QuizAttempt, progress=progress, quiz=quiz, public_id=public_id)


def record_answer(
    *, progress: LessonProgress, quiz: Quiz, attempt: QuizAttempt | None, question_id: int, chosen: Collection[int], at: datetime
) -> QuizAttempt:
    """Record the answer to one question and grade the attempt when it was the last; without an attempt the first one begins.

    Refused without a trace: NothingChosen, NotAnAnswer (not asked or not offered), AlreadyAnswered (also when tries are used up).
    """
    if not chosen:
        raise NothingChosen
    with transaction.atomic():
        attempt = attempt or _first_attempt(progress, quiz, at=at)
        questions = thawed(attempt.snapshot)
        position = next((place for place, asked in enumerate(questions) if asked.question_id == question_id), None)
        if position is None or not accepts(questions[position], chosen):
            raise NotAnAnswer
        _give(attempt, questions[position], position=position, chosen=chosen, at=at)
        begin_lesson(progress=progress)
        if attempt.given.count() == len(questions):
            _finish(attempt, at=at)
    attempt.refresh_from_db()
    return attempt


def _first_attempt(progress: LessonProgress, quiz: Quiz, *, at: datetime) -> QuizAttempt:
    """Begin the first attempt; later ones begin on their own, so that a form sent twice never costs a try."""
    if QuizAttempt.objects.filter(progress=progress, quiz=quiz).exists():
        raise AlreadyAnswered
    return begin_attempt(progress=progress, quiz=quiz, at=at)


def begin_attempt(*, progress: LessonProgress, quiz: Quiz, at: datetime) -> QuizAttempt:
    """Begin an attempt with a copy of the questions as they are now; refused while one is open, after passing and without tries left."""
    known = list(QuizAttempt.objects.filter(progress=progress, quiz=quiz).order_by("number"))
    if not may_try(known, quiz):
        raise AlreadyAnswered
    questions = questions_of([quiz.pk])[quiz.pk]
    if not questions:
        raise NotAnAnswer
    mark = LessonStep.objects.filter(progress=progress, quiz=quiz).values_list("pass_mark", flat=True).first()
    try:
        with transaction.atomic():
            return QuizAttempt.objects.create(
                progress=progress,
                quiz=quiz,
                number=known[-1].number + 1 if known else 1,
                snapshot=frozen(questions),
                pass_mark=mark or quiz.pass_mark or progress.enrolment.pass_mark,
                started_at=at,
            )
    except IntegrityError as error:  # two browsers began at once
        raise AlreadyAnswered from error


def may_try(attempts: Collection[QuizAttempt], quiz: Quiz) -> bool:
    """Tell whether a new attempt may begin beside these."""
    settled = all(attempt.finished_at and not attempt.passed for attempt in attempts)
    return settled and (quiz.tries is None or len(attempts) < quiz.tries)


def _give(attempt: QuizAttempt, question: AskedQuestion, *, position: int, chosen: Collection[int], at: datetime) -> None:
    """Write the answer down; the update also locks the attempt, so that of two answers at once one sees the other and ends it."""
    if not QuizAttempt.objects.filter(pk=attempt.pk, finished_at__isnull=True).update(answered=F("answered") + 1):
        raise AlreadyAnswered
    try:
        with transaction.atomic():
            GivenAnswer.objects.create(
                attempt=attempt,
                question=Question.objects.filter(pk=question.question_id).first(),
                position=position,
                chosen=sorted(set(chosen)),
                fraction=grade(question, chosen),
                at=at,
            )
    except IntegrityError as error:
        raise AlreadyAnswered from error


def _finish(attempt: QuizAttempt, *, at: datetime) -> None:
    reached = score(list(attempt.given.values_list("fraction", flat=True)))
    passed = passes(reached, attempt.pass_mark)
    if not QuizAttempt.objects.filter(pk=attempt.pk, finished_at__isnull=True).update(finished_at=at, score=reached, passed=passed):
        return
    progress, title = attempt.progress, attempt.quiz.title if attempt.quiz else ""
    step = LessonStep.objects.filter(progress=progress, quiz=attempt.quiz).select_related("progress__enrolment", "progress__lesson").first()
    if passed and step:
        finish_step(step=step, at=at, action=LearningAction.QUIZ_PASSED, subject=title)
    else:
        action = LearningAction.QUIZ_PASSED if passed else LearningAction.QUIZ_FAILED
        log(enrolment=progress.enrolment, action=action, at=at, subject=title, score=reached)
