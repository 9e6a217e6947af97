"""A lesson, put together for one person in one go; what the blocks of its text show is looked up in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from shops.domain.checks import CHECKS
from training.domain.grading import AskedQuestion
from training.domain.practice import judge, task_title
from training.domain.progress import asked_steps, completion_sentence, standing
from training.domain.queries import course_of, enrolment_of, lessons_of, questions_of, tasks_of
from training.domain.quiz_card import preview_card, quiz_card
from training.domain.screens import is_done, rows_by_lesson, viewer_of
from training.models import CoursePage, Enrolment, LessonPage, LessonProgress, LessonStep, PracticeTask, Quiz, QuizAttempt
from training.results import LessonScreen, Link, Mine, QuizCard, TaskCard, Viewer

if TYPE_CHECKING:
    from training.domain.screens import Person

ABOUT = {"hours": "hours_confirmed", "photos": "products_with_photo", "imprint": "imprint_complete"}


@dataclass(frozen=True)
class _Facts:
    """What the rows say about one person and one lesson."""

    lesson: LessonPage
    course: CoursePage
    enrolment: Enrolment | None
    row: LessonProgress | None
    steps: tuple[LessonStep, ...]
    viewer: Viewer
    at: datetime

    def mark(self, quiz: Quiz) -> int:
        frozen = next((step.pass_mark for step in self.steps if step.quiz_id == quiz.pk), None)
        course_mark = self.enrolment.pass_mark if self.enrolment else self.course.pass_mark
        return frozen or quiz.pass_mark or course_mark


def lesson_screen(*, lesson: LessonPage, user: "Person", at: datetime, preview: bool = False) -> LessonScreen:
    """Return a lesson for one person; in the editor's preview nobody learns, and every question shows its right answers."""
    course = course_of(lesson)
    enrolment = None if preview else enrolment_of(user, course)
    rows = rows_by_lesson(enrolment)
    row = rows.get(str(lesson.translation_key))
    viewer = Viewer("preview") if preview else viewer_of(user=user, enrolment=enrolment, at=at)
    steps = tuple(asked_steps(row)) if row else ()
    facts = _Facts(lesson, course, enrolment, row, steps, viewer, at)
    siblings = list(lessons_of(course))
    place = next((index for index, each in enumerate(siblings) if each.pk == lesson.pk), len(siblings))
    stand = standing(rows.values())
    quizzes = _quizzes(facts)
    done = is_done(row)
    return LessonScreen(
        lesson_id=lesson.pk,
        course_id=course.pk,
        viewer=viewer,
        crumbs=((course.title, course.url), (_where(place + 1, len(siblings)), "")),
        done=stand.done,
        required=stand.required or len(siblings),
        completion=_completion(facts, quizzes),
        back=Link(course.title, course.url),
        following=_link(siblings, place + 1),
        quizzes=quizzes,
        tasks=_tasks(facts),
        mine=_mine(facts),
        completed_at=row.completed_at if row else None,
        by_hand_by=str(row.by_hand_by or "") if row else "",
        by_hand_reason=row.by_hand_reason if row else "",
        may_finish=viewer.learns and not done and _nothing_left(facts),
        extra=viewer.learns and not (row and row.required),
        course_done=bool(enrolment and enrolment.completed_at),
    )


def _nothing_left(facts: _Facts) -> bool:
    """Tell whether only the learner's word is missing; a lesson that came later gets its steps with the first answer."""
    if facts.row:
        return all(step.done_at for step in facts.steps)
    return not (facts.lesson.chosen("quiz") or facts.lesson.chosen("task"))


def _where(number: int, total: int) -> str:
    return _("Lektion %(number)d von %(total)d") % {"number": number, "total": max(number, total)}


def _link(siblings: Sequence[LessonPage], place: int) -> Link | None:
    return Link(siblings[place].title, siblings[place].url, place + 1) if place < len(siblings) else None


def _completion(facts: _Facts, quizzes: dict[int, QuizCard]) -> str:
    """Explain what completes the lesson: what was frozen for a learner, what stands there now for everyone else."""
    if facts.row:
        asked = [pk for step in facts.steps if (pk := step.quiz_id)]
        tasks = sum(step.task_id is not None for step in facts.steps)
    else:
        asked, tasks = [pk for pk, card in quizzes.items() if card.total], len(set(facts.lesson.chosen("task")))
    cards = [quizzes[pk] for pk in asked if pk in quizzes]
    return completion_sentence([(card.total, card.needed) for card in cards], tasks)


def _quizzes(facts: _Facts) -> dict[int, QuizCard]:
    ids = facts.lesson.chosen("quiz")
    if not ids:
        return {}
    quizzes, questions = Quiz.objects.in_bulk(ids), questions_of(ids)
    attempts: dict[int | None, list[QuizAttempt]] = defaultdict(list)
    if facts.row:
        for attempt in QuizAttempt.objects.filter(progress=facts.row).prefetch_related("given").order_by("-number"):
            attempts[attempt.quiz_id].append(attempt)
    return {pk: _quiz(facts, quiz, questions[pk], attempts[pk]) for pk, quiz in quizzes.items()}


def _quiz(facts: _Facts, quiz: Quiz, questions: Sequence[AskedQuestion], attempts: list[QuizAttempt]) -> QuizCard:
    mark = facts.mark(quiz)
    if facts.viewer.mode == "preview":
        return preview_card(quiz=quiz, questions=questions, mark=mark)
    return quiz_card(quiz=quiz, questions=questions, mark=mark, attempts=attempts if facts.viewer.learns else None)


def _tasks(facts: _Facts) -> dict[int, TaskCard]:
    done = {step.task_id: step.done_at for step in facts.steps}
    return {pk: _task(facts, task, done.get(pk)) for pk, task in tasks_of([facts.lesson]).items()}


def _task(facts: _Facts, task: PracticeTask, done_at: datetime | None) -> TaskCard:
    check = CHECKS[task.check_key]
    shop = facts.viewer.shop if facts.viewer.learns else None
    result = judge(task=task, shop_id=shop.shop_id, at=facts.at) if shop else None
    return TaskCard(
        task_id=task.pk,
        title=task.title,
        text=task.text,
        asks=task_title(task),
        hint=str(check.hint),
        way=str(check.way),
        url_name=check.url_name,
        points=result.points if result else (),
        sentence=result.sentence if result else "",
        passed=bool(result and result.passed),
        done_at=done_at,
        judged=result is not None,
    )


def _mine(facts: _Facts) -> dict[str, Mine]:
    """Look at the shop for each example in the text, with the usual parameters of its check."""
    shop = facts.viewer.shop
    abouts = {block["value"].get("about") for block in facts.lesson.body.raw_data if block["type"] == "my_shop"} if shop else set()
    found = {}
    for about in sorted(abouts & set(ABOUT)):
        check = CHECKS[ABOUT[about]]
        result = check.evaluate(shop_id=shop.shop_id, params=check.params(), at=facts.at)
        confirmed = result.evidence.get("confirmed_at")
        found[about] = Mine(result.sentence, result.passed, datetime.fromisoformat(confirmed) if confirmed else None)
    return found
