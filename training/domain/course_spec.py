"""A course as plain data, read strictly: what is unknown or does not fit is refused with the place at which it stands. Pure.

The shape (here in TOML; see `marketplace/demo/training`):

    slug, title, lead, pass_mark (percent, 67)
    [[lesson]]                      slug, title, goal, minutes (6), required (true)
    [[lesson.block]]                type = "text"      text (Markdown)
                                    type = "callout"   tone (info, ok, warn), title, text (Markdown)
                                    type = "picture"   picture (id of a picture), alt, caption
                                    type = "my_shop"   about (hours, photos, imprint)
                                    type = "quiz"      key, title, pass_mark (the course's), tries (0: as many as one likes)
                                    type = "task"      key, title, check, params, text
    [[lesson.block.question]]       kind (single, multiple, true_false), text, explanation
    [[lesson.block.question.answer]] text, feedback, and `right` (true, false) or `fraction` (percent)

`right` shares a question out evenly; a wrong answer to a question with several right ones takes one share away. A true_false
question has no answers of its own but `true` (whether the sentence is true), `feedback_true` and `feedback_false`.
`key` makes quizzes and tasks known again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from training.enums import QuestionKind
from training.validators import FULL, fitting_answers, fitting_params

T = TypeVar("T")
REQUIRED: Any = object()
TRUE, FALSE = "Richtig", "Falsch"


@dataclass(frozen=True)
class AnswerSpec:
    """An answer with its share in percent."""

    text: str
    fraction: Decimal
    feedback: str = ""


@dataclass(frozen=True)
class QuestionSpec:
    """A question with its answers."""

    kind: str
    text: str
    explanation: str
    answers: tuple[AnswerSpec, ...]


@dataclass(frozen=True)
class TextSpec:
    """Running text in Markdown."""

    text: str


@dataclass(frozen=True)
class CalloutSpec:
    """A remark set off from the text."""

    tone: str
    title: str
    text: str


@dataclass(frozen=True)
class PictureSpec:
    """A picture that is already in the town's library."""

    picture: int
    alt: str
    caption: str


@dataclass(frozen=True)
class MyShopSpec:
    """The learner's own shop."""

    about: str


@dataclass(frozen=True)
class QuizSpec:
    """A quiz, known again by its key."""

    key: str
    title: str
    pass_mark: int | None
    tries: int | None
    questions: tuple[QuestionSpec, ...]


@dataclass(frozen=True)
class TaskSpec:
    """A practice task, known again by its key."""

    key: str
    title: str
    check: str
    params: Mapping[str, Any]
    text: str


BlockSpec = TextSpec | CalloutSpec | PictureSpec | MyShopSpec | QuizSpec | TaskSpec


@dataclass(frozen=True)
class LessonSpec:
    """A lesson with its blocks in order."""

    slug: str
    title: str
    goal: str
    minutes: int
    required: bool
    blocks: tuple[BlockSpec, ...]


@dataclass(frozen=True)
class CourseSpec:
    """A course with its lessons in order."""

    slug: str
    title: str
    lead: str
    pass_mark: int
    lessons: tuple[LessonSpec, ...]


class _Table:
    """One table of the data: takes values out by name and type, and refuses what nobody took."""

    def __init__(self, data: Mapping[str, Any], place: str) -> None:
        self.left, self.place = dict(data), place

    def refuse(self, words: str) -> ValueError:
        return ValueError(f"{self.place}: {words}")

    def take(self, name: str, kind: type[T], default: T = REQUIRED) -> T:
        value = self.left.pop(name, default)
        if value is REQUIRED:
            raise self.refuse(f"{name} is missing")
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.refuse(f"{name} must be {kind.__name__}")
        return value

    def choice(self, name: str, choices: Sequence[str]) -> str:
        value = self.take(name, str)
        if value not in choices:
            raise self.refuse(f"{name} must be one of {', '.join(choices)}")
        return value

    def percent(self, name: str, default: int) -> int:
        value = self.take(name, int, default)
        if not 1 <= value <= 100:
            raise self.refuse(f"{name} must be 1 to 100")
        return value

    def tables(self, name: str) -> list["_Table"]:
        rows = self.take(name, list, [])
        return [_Table(row, f"{self.place}, {name} {number}") for number, row in enumerate(rows, start=1)]

    def done(self) -> None:
        if self.left:
            raise self.refuse(f"{', '.join(sorted(self.left))} is unknown")


def course_from(data: Mapping[str, Any]) -> CourseSpec:
    """Read a course from plain data, as the head of this module lays it out; a ValueError names the place of what is wrong."""
    table = _Table(data, str(data.get("slug", "course")))
    course = CourseSpec(
        slug=table.take("slug", str),
        title=table.take("title", str),
        lead=table.take("lead", str, "").strip(),
        pass_mark=table.percent("pass_mark", 67),
        lessons=tuple(_lesson(row) for row in table.tables("lesson")),
    )
    table.done()
    return course


def _lesson(table: _Table) -> LessonSpec:
    lesson = LessonSpec(
        slug=table.take("slug", str),
        title=table.take("title", str),
        goal=table.take("goal", str).strip(),
        minutes=table.take("minutes", int, 6),
        required=table.take("required", bool, True),
        blocks=tuple(_block(row) for row in table.tables("block")),
    )
    table.done()
    return lesson


def _block(table: _Table) -> BlockSpec:
    readers = {"text": _text, "callout": _callout, "picture": _picture, "my_shop": _my_shop, "quiz": _quiz, "task": _task}
    block = readers[table.choice("type", list(readers))](table)
    table.done()
    return block


def _text(table: _Table) -> BlockSpec:
    return TextSpec(text=table.take("text", str).strip())


def _callout(table: _Table) -> BlockSpec:
    return CalloutSpec(table.choice("tone", ["info", "ok", "warn"]), table.take("title", str), table.take("text", str, "").strip())


def _picture(table: _Table) -> BlockSpec:
    return PictureSpec(table.take("picture", int), table.take("alt", str), table.take("caption", str, ""))


def _my_shop(table: _Table) -> BlockSpec:
    return MyShopSpec(table.choice("about", ["hours", "photos", "imprint"]))


def _quiz(table: _Table) -> BlockSpec:
    quiz = QuizSpec(
        key=table.take("key", str),
        title=table.take("title", str),
        pass_mark=table.percent("pass_mark", 67) if "pass_mark" in table.left else None,
        tries=table.take("tries", int, 0) or None,
        questions=tuple(_question(row) for row in table.tables("question")),
    )
    if not quiz.questions:
        raise table.refuse("a quiz needs questions")
    return quiz


def _task(table: _Table) -> BlockSpec:
    task = TaskSpec(
        key=table.take("key", str),
        title=table.take("title", str),
        check=table.take("check", str),
        params=table.take("params", dict, {}),
        text=table.take("text", str, "").strip(),
    )
    try:
        fitting_params(task.check, task.params)
    except ValidationError as error:
        raise table.refuse(" ".join(error.messages)) from error
    return task


def _question(table: _Table) -> QuestionSpec:
    kind = table.choice("kind", QuestionKind.values)
    text, explanation = table.take("text", str).strip(), table.take("explanation", str, "").strip()
    answers = _two_answers(table) if kind == QuestionKind.TRUE_FALSE else _answers(table, kind)
    table.done()
    try:
        fitting_answers(kind, [answer.fraction for answer in answers])
    except ValidationError as error:
        raise table.refuse(" ".join(error.messages)) from error
    return QuestionSpec(kind, text, explanation, answers)


def _two_answers(table: _Table) -> tuple[AnswerSpec, ...]:
    is_true = table.take("true", bool)
    return (
        AnswerSpec(TRUE, FULL if is_true else Decimal(0), table.take("feedback_true", str, "")),
        AnswerSpec(FALSE, Decimal(0) if is_true else FULL, table.take("feedback_false", str, "")),
    )


def _answers(table: _Table, kind: str) -> tuple[AnswerSpec, ...]:
    rows = table.tables("answer")
    right = sum(row.left.get("right") is True for row in rows)
    return tuple(_answer(row, kind, right) for row in rows)


def _answer(table: _Table, kind: str, right: int) -> AnswerSpec:
    if "right" in table.left:
        fraction = share(kind=kind, right=right, is_right=table.take("right", bool))
    else:
        fraction = Decimal(str(table.take("fraction", float if isinstance(table.left.get("fraction"), float) else int)))
    answer = AnswerSpec(table.take("text", str), fraction, table.take("feedback", str, ""))
    table.done()
    return answer


def share(*, kind: str, right: int, is_right: bool) -> Decimal:
    """Return an answer's fraction when only right and wrong are given: the right ones share the whole, a wrong one takes a share away."""
    if kind != QuestionKind.MULTIPLE:
        return FULL if is_right else Decimal(0)
    part = (FULL / max(right, 1)).quantize(Decimal("0.00001"))
    return part if is_right else -part
