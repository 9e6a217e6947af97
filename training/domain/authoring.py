"""Building courses from plain data: pages, quizzes, questions and tasks in one go, and again without doubling anything."""

import json
from collections.abc import Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from django.db import transaction
from markdown_it import MarkdownIt

from training.domain.course_spec import (
    AnswerSpec,
    BlockSpec,
    CalloutSpec,
    CourseSpec,
    LessonSpec,
    MyShopSpec,
    PictureSpec,
    QuestionSpec,
    QuizSpec,
    TaskSpec,
    TextSpec,
    course_from,
)
from training.models import Answer, CoursePage, LessonPage, PracticeTask, Question, Quiz, QuizQuestion, TrainingIndexPage

if TYPE_CHECKING:
    from marketplace.models import User

__all__ = ["course_from", "write_course"]

MARKDOWN = MarkdownIt("commonmark", {"html": False})


def write_course(*, parent: TrainingIndexPage, course: CourseSpec, actor: "User | None" = None) -> CoursePage:
    """Build a course below an index, or bring it up to date, and publish what changed; `course_from` gives the specification.

    Pages are known again by their slug, quizzes and tasks by their key, questions by their place in the quiz. What is not in the data
    stays: lessons and rows are never deleted here, because learners' records may point at them.
    """
    with transaction.atomic():
        page = CoursePage.objects.child_of(parent).filter(slug=course.slug).first() or CoursePage(slug=course.slug)
        _keep(page, parent, {"title": course.title, "lead": course.lead, "pass_mark": course.pass_mark}, actor)
        for lesson in course.lessons:
            _write_lesson(page, lesson, actor)
    page.refresh_from_db()
    return page


def _write_lesson(course: CoursePage, lesson: LessonSpec, actor: "User | None") -> None:
    page = LessonPage.objects.child_of(course).filter(slug=lesson.slug).first() or LessonPage(slug=lesson.slug)
    body = [{"type": kind, "value": value} for kind, value in map(_block, lesson.blocks)]
    facts = {"title": lesson.title, "goal": lesson.goal, "minutes": lesson.minutes, "required": lesson.required}
    stands = [{"type": block["type"], "value": block["value"]} for block in page.body.raw_data]
    if stands != body:
        facts["body"] = json.dumps(body)
    _keep(page, course, facts, actor)


def _keep(page: Any, parent: Any, facts: dict[str, Any], actor: "User | None") -> None:
    """Save and publish a page when it is new or when something differs."""
    changed = [name for name, value in facts.items() if name == "body" or getattr(page, name) != value]
    for name in changed:
        setattr(page, name, facts[name])
    if page.pk is None:
        parent.add_child(instance=page)
    elif not changed and page.live:
        return
    page.save_revision(user=actor).publish(user=actor)


@singledispatch
def _block(spec: BlockSpec) -> tuple[str, Any]:
    raise TypeError(spec)


@_block.register
def _(spec: TextSpec) -> tuple[str, Any]:
    return "text", _html(spec.text)


@_block.register
def _(spec: CalloutSpec) -> tuple[str, Any]:
    return "callout", {"tone": spec.tone, "title": spec.title, "text": _html(spec.text)}


@_block.register
def _(spec: PictureSpec) -> tuple[str, Any]:
    image = {"image": spec.picture, "alt_text": spec.alt, "decorative": not spec.alt}
    return "picture", {"image": image, "caption": spec.caption}


@_block.register
def _(spec: MyShopSpec) -> tuple[str, Any]:
    return "my_shop", {"about": spec.about}


@_block.register
def _(spec: QuizSpec) -> tuple[str, Any]:
    facts = {"title": spec.title, "pass_mark": spec.pass_mark, "tries": spec.tries}
    quiz, _created = Quiz.objects.update_or_create(key=spec.key, defaults=facts)
    _write_questions(quiz, spec.questions)
    return "quiz", quiz.pk


@_block.register
def _(spec: TaskSpec) -> tuple[str, Any]:
    facts = {"title": spec.title, "text": spec.text, "check_key": spec.check, "params": dict(spec.params)}
    return "task", PracticeTask.objects.update_or_create(key=spec.key, defaults=facts)[0].pk


def _write_questions(quiz: Quiz, questions: Sequence[QuestionSpec]) -> None:
    kept = []
    for place, spec in enumerate(questions):
        facts = {"kind": spec.kind, "text": spec.text, "explanation": spec.explanation}
        question, _created = Question.objects.update_or_create(key=f"{quiz.key}-{place + 1}", defaults=facts)
        QuizQuestion.objects.update_or_create(quiz=quiz, question=question, defaults={"sort_order": place})
        _write_answers(question, spec.answers)
        kept.append(question.pk)
    QuizQuestion.objects.filter(quiz=quiz).exclude(question_id__in=kept).delete()


def _write_answers(question: Question, answers: Sequence[AnswerSpec]) -> None:
    """Change answers in their places, so that their ids live on; only what is too many goes."""
    rows = list(Answer.objects.filter(question=question).order_by("sort_order", "pk"))
    for place, spec in enumerate(answers):
        row = rows[place] if place < len(rows) else Answer(question=question)
        row.sort_order, row.text, row.fraction, row.feedback = place, spec.text, spec.fraction, spec.feedback
        row.save()
    Answer.objects.filter(pk__in=[row.pk for row in rows[len(answers) :]]).delete()


def _html(markdown: str) -> str:
    return str(MARKDOWN.render(markdown)).strip()
