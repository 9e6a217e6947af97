"""Beginning a course: what it asks on that day is written down and stays."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from shops.domain.members import memberships
from training.domain.practice import take_baseline
from training.domain.progress import log
from training.domain.queries import lessons_of, own_course, question_counts
from training.enums import LearningAction
from training.models import CoursePage, Enrolment, LessonPage, LessonProgress, LessonStep, Quiz

if TYPE_CHECKING:
    from marketplace.models import User


class NotYourShop(Exception):  # noqa: N818
    """Somebody wanted to learn for a shop of which they are no member."""


def enrol(*, user: "User", course: CoursePage, shop_id: int | None, at: datetime) -> Enrolment:
    """Begin a course for a shop of one's own, or for none; beginning it again changes nothing.

    Frozen: the pass marks, the required lessons and what each of them asks. Lessons that come later are extras for this learner.
    """
    _must_be_member(user, shop_id)
    original = own_course(course)
    if known := Enrolment.objects.filter(user=user, course__translation_key=original.translation_key).first():
        return known
    with transaction.atomic():
        enrolment, created = Enrolment.objects.get_or_create(
            user=user,
            course=original,
            defaults={"shop_id": shop_id, "pass_mark": original.pass_mark, "revision_id": original.live_revision_id, "enrolled_at": at},
        )
        if created:
            add_lessons(enrolment=enrolment, lessons=list(lessons_of(original)), later=False)
            log(enrolment=enrolment, action=LearningAction.ENROLLED, at=at, subject=original.title, actor=user)
            take_baseline(enrolment=enrolment, at=at)
    return enrolment


def add_lessons(*, enrolment: Enrolment, lessons: list[LessonPage], later: bool) -> list[LessonProgress]:
    """Write down lessons with their steps; one that came `later` is never required."""
    with transaction.atomic():
        rows = LessonProgress.objects.bulk_create(
            LessonProgress(
                enrolment=enrolment, lesson=lesson, title=lesson.title, position=position, required=lesson.required and not later
            )
            for position, lesson in enumerate(lessons, start=1)
        )
        marks = _pass_marks(lessons, enrolment.pass_mark)
        LessonStep.objects.bulk_create(step for row, lesson in zip(rows, lessons, strict=True) for step in _steps(row, lesson, marks))
    return rows


def choose_shop(*, enrolment: Enrolment, user: "User", shop_id: int, at: datetime) -> Enrolment:
    """Learn for this shop from now on; tasks already fulfilled stay fulfilled."""
    _must_be_member(user, shop_id)
    if enrolment.shop_id == shop_id:
        return enrolment
    with transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(shop_id=shop_id)
        enrolment.shop_id = shop_id
        log(enrolment=enrolment, action=LearningAction.SHOP_CHOSEN, at=at, actor=user, shop=shop_id)
        take_baseline(enrolment=enrolment, at=at)
    return enrolment


def _must_be_member(user: "User", shop_id: int | None) -> None:
    if shop_id is not None and not memberships(user).filter(shop_id=shop_id).exists():
        raise NotYourShop


def _pass_marks(lessons: list[LessonPage], course_mark: int) -> dict[int, int]:
    """Return the pass mark of each quiz that has questions; one without could never be passed and is not asked for."""
    ids = [pk for lesson in lessons for pk in lesson.chosen("quiz")]
    counts = question_counts(ids)
    return {quiz.pk: quiz.pass_mark or course_mark for quiz in Quiz.objects.filter(pk__in=ids) if counts.get(quiz.pk)}


def _steps(row: LessonProgress, lesson: LessonPage, marks: dict[int, int]) -> list[LessonStep]:
    quizzes = [LessonStep(quiz_id=pk, pass_mark=marks[pk]) for pk in lesson.chosen("quiz") if pk in marks]
    steps = [*quizzes, *(LessonStep(task_id=pk) for pk in lesson.chosen("task"))]
    for position, step in enumerate(steps, start=1):
        step.progress, step.position = row, position
    return steps
