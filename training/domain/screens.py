"""The index and a course, put together for one person: the same number of queries for one and for many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from shops.domain.members import memberships
from shops.domain.queries import shop_cards
from training.domain.practice import task_title
from training.domain.progress import asked_steps, standing
from training.domain.queries import courses_of, enrolment_of, lessons_of, tasks_of
from training.enums import LessonState
from training.models import CoursePage, Enrolment, LessonPage, LessonProgress, PracticeTask, TrainingIndexPage
from training.results import CourseRow, CourseScreen, LessonRow, Link, Viewer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from marketplace.models import User

    Person = User | AnonymousUser


def viewer_of(*, user: "Person", enrolment: Enrolment | None, at: datetime) -> Viewer:
    """Return who looks, with the shop that is being learnt for: the enrolment's if one still belongs to it, else the first one."""
    if not user.is_authenticated:
        return Viewer("visitor")
    mode = "learner" if enrolment else "guest"
    shops = [member.shop for member in memberships(user)]
    chosen = [shop for shop in shops if enrolment and shop.pk == enrolment.shop_id]
    shown = chosen if enrolment else shops[:1]
    card = shop_cards(shops=shown[:1], at=at)[0] if shown else None
    return Viewer(mode, card, tuple(shops))


def index_rows(*, index: TrainingIndexPage, user: "Person") -> list[CourseRow]:
    """Return all public courses with the person's own progress."""
    courses = list(courses_of(index))
    lessons: dict[str, list[LessonPage]] = defaultdict(list)
    for lesson in LessonPage.objects.descendant_of(index).live().order_by("path"):
        lessons[lesson.path[: -lesson.steplen]].append(lesson)
    rows: dict[str, list[LessonProgress]] = defaultdict(list)
    if user.is_authenticated:
        own = LessonProgress.objects.filter(enrolment__user=user).select_related("enrolment__course")
        for row in own:
            rows[str(row.enrolment.course.translation_key)].append(row)
    return [_course_row(course, lessons[course.path], rows[str(course.translation_key)]) for course in courses]


def _course_row(course: CoursePage, lessons: Sequence[LessonPage], rows: Sequence[LessonProgress]) -> CourseRow:
    stand = standing(rows)
    minutes = sum(lesson.minutes for lesson in lessons)
    return CourseRow(course.title, course.url, course.lead, len(lessons), minutes, stand.done, stand.required, bool(rows))


def rows_by_lesson(enrolment: Enrolment | None) -> dict[str, LessonProgress]:
    """Return an enrolment's lessons by translation key, so that they are found from every language, with their steps."""
    if enrolment is None:
        return {}
    rows = LessonProgress.objects.filter(enrolment=enrolment).select_related("lesson", "by_hand_by").prefetch_related("steps")
    return {str(row.lesson.translation_key if row.lesson else f"gone-{row.pk}"): row for row in rows}


def is_done(row: LessonProgress | None) -> bool:
    """Tell whether a lesson is done; without a row it is not."""
    return row is not None and row.state == LessonState.DONE


def course_screen(*, course: CoursePage, user: "Person", at: datetime) -> CourseScreen:
    """Return a course for one person: what is done, what is next, how long the rest takes."""
    enrolment = enrolment_of(user, course)
    viewer = viewer_of(user=user, enrolment=enrolment, at=at)
    lessons = list(lessons_of(course))
    rows = rows_by_lesson(enrolment)
    tasks = tasks_of(lessons)
    left = [lesson for lesson in lessons if not is_done(rows.get(str(lesson.translation_key)))]
    upcoming = left[0] if left else None
    stand = standing(rows.values())
    return CourseScreen(
        course_id=course.pk,
        crumbs=((course.get_parent().title, course.get_parent().url),),
        viewer=viewer,
        lessons=tuple(_rows(lessons, rows, tasks, upcoming if viewer.learns else None)),
        done=stand.done,
        required=stand.required or sum(lesson.required for lesson in lessons),
        minutes=sum(lesson.minutes for lesson in left),
        resume=_resume(lessons, upcoming, rows),
        completed_at=enrolment.completed_at if enrolment else None,
    )


def _resume(lessons: Sequence[LessonPage], upcoming: LessonPage | None, rows: dict[str, LessonProgress]) -> Link | None:
    """Return the lesson that is next, at the step that is next."""
    if upcoming is None:
        return None
    row = rows.get(str(upcoming.translation_key))
    step = next((step for step in asked_steps(row) if step.done_at is None), None) if row and row.state == LessonState.BEGUN else None
    place = "" if step is None else f"#quiz-{step.quiz_id}" if step.quiz_id else f"#aufgabe-{step.task_id}"
    return Link(upcoming.title, f"{upcoming.url}{place}", lessons.index(upcoming) + 1)


def _rows(
    lessons: Sequence[LessonPage], rows: dict[str, LessonProgress], tasks: dict[int, PracticeTask], upcoming: LessonPage | None
) -> Iterable[LessonRow]:
    for number, lesson in enumerate(lessons, start=1):
        row = rows.get(str(lesson.translation_key))
        state = "done" if is_done(row) else "now" if lesson == upcoming else "todo"
        practice = tuple(task_title(tasks[pk]) for pk in lesson.chosen("task") if pk in tasks)
        yield LessonRow(number, lesson.title, lesson.url, lesson.minutes, state, practice, _note(row, bool(rows), lesson))


def _note(row: LessonProgress | None, learns: bool, lesson: LessonPage) -> str:
    if not learns:
        return "" if lesson.required else _("Zugabe")
    if row is None or (not row.required and row.state == LessonState.OPEN):
        return _("Zugabe, zählt nicht zum Fortschritt")
    if row.state == LessonState.BEGUN:
        return _begun(row)
    if row.state != LessonState.DONE or row.completed_at is None:
        return _("Noch nicht begonnen")
    day = date_format(localtime(row.completed_at), "j. F")
    if row.by_hand_reason:
        return _("Am %(day)s von der Stadt abgehakt: %(reason)s") % {"day": day, "reason": row.by_hand_reason}
    return _("Geschafft am %(day)s") % {"day": day}


def _begun(row: LessonProgress) -> str:
    left = [step for step in asked_steps(row) if step.done_at is None]
    quiz, task = any(step.quiz_id for step in left), any(step.task_id for step in left)
    if quiz and task:
        return _("Begonnen, Quiz und Praxisaufgabe offen")
    if quiz:
        return _("Begonnen, Quiz offen")
    return _("Begonnen, Praxisaufgabe offen") if task else _("Begonnen")
