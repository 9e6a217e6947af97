"""Courses for tests: built by the same verb that builds the demo's."""

from typing import Any

from tests.factories.shops import AT
from training.domain.authoring import course_from, write_course
from training.domain.enrolling import enrol
from training.models import CoursePage, Enrolment, TrainingIndexPage

__all__ = ["AT", "block", "course", "course_below", "enrolled", "lesson", "question", "quiz", "task"]


def question(number: int = 1, kind: str = "single", **more: Any) -> dict[str, Any]:
    """One question; its first answer is right."""
    answers = [{"text": "richtig", "right": True, "feedback": "Genau."}, {"text": "falsch", "right": False, "feedback": "Nicht ganz."}]
    return {"kind": kind, "text": f"Frage {number}?", "answer": answers, **more}


def quiz(key: str = "zeiten", questions: int = 3, **more: Any) -> dict[str, Any]:
    """A quiz block with so many single-choice questions."""
    return {"type": "quiz", "key": key, "title": f"Quiz {key}", "question": [question(n + 1) for n in range(questions)], **more}


def task(key: str = "bestaetigen", check: str = "hours_confirmed", **more: Any) -> dict[str, Any]:
    """A practice task block."""
    return {"type": "task", "key": key, "title": f"Aufgabe {key}", "check": check, **more}


def block(kind: str = "text", **more: Any) -> dict[str, Any]:
    """Any other block; without more a paragraph of text."""
    return {"type": kind, **({"text": "Ein **Satz**."} if kind == "text" and not more else more)}


def lesson(slug: str = "zeiten", *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A lesson of these blocks."""
    return {"slug": slug, "title": f"Lektion {slug}", "goal": "Nach 6 Minuten wissen Sie es.", "block": list(blocks), **more}


def course(*lessons: dict[str, Any], slug: str = "digital-fit", **more: Any) -> CoursePage:
    """A published course below the index of the site."""
    return course_below(TrainingIndexPage.objects.get(), *lessons, slug=slug, **more)


def course_below(index: TrainingIndexPage, *lessons: dict[str, Any], slug: str = "digital-fit", **more: Any) -> CoursePage:
    """A published course below this index."""
    data = {"slug": slug, "title": f"Kurs {slug}", "lead": "Kurze Lektionen.", "lesson": list(lessons), **more}
    return write_course(parent=index, course=course_from(data))


def enrolled(user: Any, course: CoursePage, shop: Any = None) -> Enrolment:
    """Begin a course at the usual moment."""
    return enrol(user=user, course=course, shop_id=shop.pk if shop else None, at=AT)
