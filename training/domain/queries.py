"""Reads of learning. What is not yours is not found: learners' rows are fetched through the learner."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page

from training.domain.grading import AskedAnswer, AskedQuestion
from training.models import (
    Answer,
    CoursePage,
    Enrolment,
    LessonPage,
    LessonProgress,
    PracticeTask,
    Question,
    Quiz,
    QuizQuestion,
    TrainingIndexPage,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from marketplace.models import User


@dataclass(frozen=True)
class LessonLink:
    """A lesson as others point at it."""

    title: str
    url: str
    minutes: int


def courses_of(index: TrainingIndexPage) -> QuerySet[CoursePage]:
    """Return the public courses below an index in their order."""
    courses: QuerySet[CoursePage] = CoursePage.objects.child_of(index).live().public().order_by("path")
    return courses


def lessons_of(course: CoursePage) -> QuerySet[LessonPage]:
    """Return the live lessons of a course in their order."""
    lessons: QuerySet[LessonPage] = LessonPage.objects.child_of(course).live().order_by("path")
    return lessons


def own_course(course: CoursePage) -> CoursePage:
    """Return the course that an alias in another language stands for, else the course itself."""
    return CoursePage.objects.get(pk=course.alias_of_id) if course.alias_of_id else course


def public_course(course_id: int) -> CoursePage:
    """Return a course that anyone may see, or 404."""
    course: CoursePage = get_object_or_404(CoursePage.objects.live().public(), pk=course_id)
    return course


def live_lesson(lesson_id: int) -> LessonPage:
    """Return a published lesson, or 404."""
    lesson: LessonPage = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    return lesson


def quiz_in(lesson: LessonPage, quiz_id: int) -> Quiz:
    """Return a quiz that stands in this lesson, or 404."""
    if quiz_id not in lesson.chosen("quiz"):
        raise Http404
    return get_object_or_404(Quiz, pk=quiz_id)


def learners_below(page: Page) -> int:
    """Return how many enrolments hang on a page and the pages below it."""
    return Enrolment.objects.filter(course__path__startswith=page.path).count()


def course_of(lesson: LessonPage) -> CoursePage:
    """Return the course in which a lesson stands."""
    course: CoursePage = CoursePage.objects.parent_of(lesson).get()
    return course


def enrolment_of(user: "User | AnonymousUser", course: CoursePage) -> Enrolment | None:
    """Return a person's enrolment in a course, in whichever language it was begun."""
    if not user.is_authenticated:
        return None
    return Enrolment.objects.filter(user=user, course__translation_key=course.translation_key).select_related("course").first()


def enrolment_for(user: "User | AnonymousUser", course: CoursePage) -> Enrolment:
    """Return a person's enrolment, or 404."""
    if enrolment := enrolment_of(user, course):
        return enrolment
    raise Http404


def progress_of(enrolment: Enrolment, lesson: LessonPage) -> LessonProgress | None:
    """Return an enrolment's row for a lesson, in whichever language it is read."""
    rows = LessonProgress.objects.filter(enrolment=enrolment, lesson__translation_key=lesson.translation_key)
    return rows.select_related("lesson", "enrolment").prefetch_related("steps").first()


def question_counts(quiz_ids: Collection[int]) -> dict[int, int]:
    """Return how many questions each quiz has."""
    places = QuizQuestion.objects.filter(quiz_id__in=quiz_ids).order_by()
    return dict(places.values_list("quiz_id").annotate(count=Count("pk")))


def questions_of(quiz_ids: Collection[int]) -> dict[int, tuple[AskedQuestion, ...]]:
    """Return the questions of quizzes as they would be asked now, in order."""
    answers = Prefetch("question__answers", Answer.objects.order_by("sort_order", "pk"))
    places = QuizQuestion.objects.filter(quiz_id__in=quiz_ids).select_related("question").prefetch_related(answers)
    asked: dict[int, tuple[AskedQuestion, ...]] = dict.fromkeys(quiz_ids, ())
    for place in places.order_by("quiz_id", "sort_order", "pk"):
        asked[place.quiz_id] += (_asked(place.question),)
    return asked


def _asked(question: Question) -> AskedQuestion:
    answers = tuple(AskedAnswer(row.pk, row.text, row.fraction, row.feedback) for row in question.answers.all())
    return AskedQuestion(question.pk, question.kind, question.text, question.explanation, answers)


def tasks_of(lessons: Iterable[LessonPage]) -> dict[int, PracticeTask]:
    """Return the practice tasks that these lessons ask for, by id."""
    return PracticeTask.objects.in_bulk({pk for lesson in lessons for pk in lesson.chosen("task")})


def lesson_for_check(key: str) -> LessonLink | None:
    """Return the lesson that teaches what a check asks for, for hints at the desk: the first public one with such a task."""
    wanted = set(PracticeTask.objects.filter(check_key=key).values_list("pk", flat=True))
    if not wanted:
        return None
    for lesson in LessonPage.objects.live().public().order_by("path"):
        if wanted & set(lesson.chosen("task")):
            return LessonLink(lesson.title, lesson.url, lesson.minutes)
    return None


def first_lessons(*, limit: int) -> list[LessonLink]:
    """Return the lessons one would begin with, in the language of the page, for the town's front door."""
    lessons = LessonPage.objects.live().public().filter(locale=Locale.get_active()).select_related("locale").order_by("path")[:limit]
    return [LessonLink(lesson.title, lesson.url, lesson.minutes) for lesson in lessons]
