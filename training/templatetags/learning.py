"""What the pages of learning show live: one tag a page, so that page classes ask the database nothing."""

from typing import Any

from django import template
from django.template import Context

from training.domain.lesson_screen import lesson_screen as put_lesson
from training.domain.screens import course_screen as put_course
from training.domain.screens import index_rows
from training.models import CoursePage, LessonPage, TrainingIndexPage
from training.results import CourseRow, CourseScreen, House, LessonScreen

register = template.Library()


@register.simple_tag(takes_context=True)
def course_rows(context: Context, page: TrainingIndexPage) -> list[CourseRow]:
    """Return all courses with the reader's progress."""
    return index_rows(index=page, user=context["request"].user)


@register.simple_tag(takes_context=True)
def course_screen(context: Context, page: CoursePage) -> CourseScreen:
    """Return a course as the reader finds it."""
    request = context["request"]
    return put_course(course=page, user=request.user, at=request.at)


@register.simple_tag(takes_context=True)
def lesson_screen(context: Context, page: LessonPage) -> LessonScreen:
    """Return a lesson as the reader finds it; the editor's preview shows it as nobody's."""
    request = context["request"]
    return put_lesson(lesson=page, user=request.user, at=request.at, preview=getattr(request, "is_preview", False))


@register.filter
def among(rows: Any, key: Any) -> Any:
    """Look up what a block of the text shows."""
    return rows.get(key) if rows else None


@register.filter
def but_last_word(title: str) -> str:
    """Return a title without its last word, which a heading sets off; a title of one word stands whole."""
    head, _space, tail = title.strip().rpartition(" ")
    return head or tail


@register.filter
def last_word(title: str) -> str:
    """Return the last word of a title that has several."""
    head, _space, tail = title.strip().rpartition(" ")
    return tail if head else ""


@register.simple_tag
def example_house() -> House:
    """Return the house that stands for a shop one does not have."""
    return House()
