"""What learning hands to its templates: small frozen answers, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple


class House(NamedTuple):
    """The face of a shop that does not exist: the example for those who have none."""

    seed: str = "beispiel"
    motif: str = "schuhe"
    sign: str = "Ihr Laden"
    monogram: str = "IL"
    name: str = "Ihr Laden"


@dataclass(frozen=True)
class Link:
    """A way on."""

    title: str
    url: str
    number: int = 0


@dataclass(frozen=True)
class Choice:
    """An answer, to be chosen or already judged: mark is right, wrong, missed, plain, or nothing before grading."""

    answer_id: int
    label: str
    mark: str = ""
    tag: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class QuestionCard:
    """A question of a quiz, to be answered or answered."""

    number: int
    question_id: int
    text: str
    several: bool
    choices: tuple[Choice, ...]
    answered: bool = False
    verdict: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class QuizCard:
    """A quiz as one learner finds it; visitors only learn what will be asked of them."""

    quiz_id: int
    title: str
    total: int
    needed: int
    questions: tuple[QuestionCard, ...] = ()
    attempt: str = ""
    finished: bool = False
    passed: bool = False
    score: int = 0
    mark: int = 0
    may_retry: bool = False
    tries_left: int | None = None


@dataclass(frozen=True)
class TaskCard:
    """A practice task as it stands in one shop; without a shop only what is to be done."""

    task_id: int
    title: str
    text: str
    asks: str
    hint: str
    way: str
    url_name: str
    points: tuple[Any, ...] = ()
    sentence: str = ""
    passed: bool = False
    done_at: datetime | None = None
    judged: bool = False


@dataclass(frozen=True)
class Mine:
    """What the town shows of the learner's own shop right now."""

    sentence: str
    passed: bool
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class LessonRow:
    """A lesson in the list of its course; state is done, now or todo."""

    number: int
    title: str
    url: str
    minutes: int
    state: str
    practice: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Viewer:
    """Who looks: a visitor, a person who has not begun the course (guest), a learner, or an editor in the preview."""

    mode: str
    shop: Any = None
    shops: tuple[Any, ...] = ()

    @property
    def learns(self) -> bool:
        return self.mode == "learner"


@dataclass(frozen=True)
class CourseScreen:
    """A course as one person finds it."""

    course_id: int
    crumbs: tuple[tuple[str, str], ...]
    viewer: Viewer
    lessons: tuple[LessonRow, ...]
    done: int
    required: int
    minutes: int
    resume: Link | None
    completed_at: datetime | None = None


@dataclass(frozen=True)
class LessonScreen:
    """A lesson as one person finds it."""

    lesson_id: int
    course_id: int
    viewer: Viewer
    crumbs: tuple[tuple[str, str], ...]
    done: int
    required: int
    completion: str
    back: Link
    following: Link | None
    quizzes: Mapping[int, QuizCard] = field(default_factory=dict)
    tasks: Mapping[int, TaskCard] = field(default_factory=dict)
    mine: Mapping[str, Mine] = field(default_factory=dict)
    completed_at: datetime | None = None
    by_hand_by: str = ""
    by_hand_reason: str = ""
    may_finish: bool = False
    extra: bool = False
    course_done: bool = False


@dataclass(frozen=True)
class CourseRow:
    """A course in the list of all."""

    title: str
    url: str
    lead: str
    lessons: int
    minutes: int
    done: int = 0
    required: int = 0
    begun: bool = False
