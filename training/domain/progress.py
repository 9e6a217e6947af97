"""How far a learner is: done of required, as it was asked on the day of the enrolment. It never falls and never passes 100 percent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training.enums import LearningAction, LessonState
from training.models import Enrolment, EnrolmentEvent, LessonProgress, LessonStep

if TYPE_CHECKING:
    from marketplace.models import User

UNFINISHED = (LessonState.OPEN, LessonState.BEGUN)


@dataclass(frozen=True)
class Standing:
    """Done of required lessons."""

    done: int
    required: int

    @property
    def percent(self) -> int:
        """Return whole percent, rounded down: 100 is only said of a whole course."""
        return min(self.done * 100 // self.required, 100) if self.required else 0

    @property
    def finished(self) -> bool:
        """Tell whether nothing required is left."""
        return 0 < self.required <= self.done


def standing(lessons: Iterable[LessonProgress]) -> Standing:
    """Count the required lessons of one enrolment; a waived lesson is no longer asked for, so the share only ever grows."""
    asked = [row.state for row in lessons if row.required and row.state != LessonState.WAIVED]
    return Standing(done=asked.count(LessonState.DONE), required=len(asked))


def completes(steps: Sequence[bool], *, read: bool) -> bool:
    """Decide what completes a lesson: every quiz passed and every task fulfilled; where there is neither, that it was read."""
    return all(steps) if steps else read


def completion_sentence(quizzes: Sequence[tuple[int, int]], tasks: int) -> str:
    """Explain `completes` to the learner in one sentence; each quiz is given as (number of questions, how many right ones suffice)."""
    parts = []
    if len(quizzes) == 1:
        total, right = quizzes[0]
        many = ngettext("%(right)d von %(total)d Fragen richtig ist", "%(right)d von %(total)d Fragen richtig sind", right)
        parts.append(many % {"right": right, "total": total} if total > 1 else _("die Frage richtig beantwortet ist"))
    elif quizzes:
        parts.append(_("alle %(count)d Quiz bestanden sind") % {"count": len(quizzes)})
    if tasks:
        words = ngettext("die Praxisaufgabe erfüllt ist", "alle %(count)d Praxisaufgaben erfüllt sind", tasks)
        parts.append(words % {"count": tasks})
    if not parts:
        return _("Fertig ist die Lektion, wenn Sie sie gelesen haben.")
    return _("Fertig ist die Lektion, wenn %(what)s.") % {"what": _(" und ").join(parts)}


def asked_steps(progress: LessonProgress) -> list[LessonStep]:
    """Return the steps of the enrolment's day that the lesson still asks for: a running course can get easier, never stricter."""
    lesson = progress.lesson
    if lesson is None:
        return []
    quizzes, tasks = set(lesson.chosen("quiz")), set(lesson.chosen("task"))
    return [step for step in progress.steps.all() if step.quiz_id in quizzes or step.task_id in tasks]


def log(*, enrolment: Enrolment, action: str, at: datetime, subject: str = "", actor: "User | None" = None, **detail: object) -> None:
    """Write down what happened in an enrolment."""
    EnrolmentEvent.objects.create(enrolment=enrolment, action=action, at=at, subject=subject[:255], actor=actor, detail=detail)


def begin_lesson(*, progress: LessonProgress) -> None:
    """Note that a learner has started on a lesson."""
    LessonProgress.objects.filter(pk=progress.pk, state=LessonState.OPEN).update(state=LessonState.BEGUN)


def finish_step(*, step: LessonStep, at: datetime, action: str, subject: str) -> bool:
    """Mark a step as done, once; its lesson and its course follow when it was the last."""
    with transaction.atomic():
        if not LessonStep.objects.filter(pk=step.pk, done_at__isnull=True).update(done_at=at):
            return False
        log(enrolment=step.progress.enrolment, action=action, at=at, subject=subject)
        settle_lesson(progress=step.progress, at=at)
    return True


def settle_lesson(*, progress: LessonProgress, at: datetime, read: bool = False) -> bool:
    """Complete a lesson if it is complete; `read` is the learner's word, which only counts where nothing is left to check."""
    with transaction.atomic():
        steps = LessonStep.objects.filter(pk__in=[step.pk for step in asked_steps(progress)])
        done = [moment is not None for moment in steps.values_list("done_at", flat=True)]
        if completes(done, read=read):
            return _complete(progress, at=at)
        begin_lesson(progress=progress)
    return False


def complete_by_hand(*, progress: LessonProgress, actor: "User", reason: str, at: datetime) -> bool:
    """Complete a lesson in the learner's stead; who did it and why stays visible to the learner and to staff."""
    if not reason.strip():
        raise ValidationError(_("Bitte begründen: der Lernende sieht diesen Satz."))
    with transaction.atomic():
        return _complete(progress, at=at, actor=actor, reason=reason.strip())


def _complete(progress: LessonProgress, *, at: datetime, actor: "User | None" = None, reason: str = "") -> bool:
    rows = LessonProgress.objects.filter(pk=progress.pk).exclude(state=LessonState.DONE)
    if not rows.update(state=LessonState.DONE, completed_at=at, by_hand_by=actor, by_hand_reason=reason):
        return False
    action = LearningAction.BY_HAND if actor else LearningAction.LESSON_DONE
    log(enrolment=progress.enrolment, action=action, at=at, subject=progress.title, actor=actor, reason=reason)
    _settle_course(progress.enrolment, at=at)
    return True


def _settle_course(enrolment: Enrolment, *, at: datetime) -> None:
    if not standing(LessonProgress.objects.filter(enrolment=enrolment)).finished:
        return
    if Enrolment.objects.filter(pk=enrolment.pk, completed_at__isnull=True).update(completed_at=at):
        log(enrolment=enrolment, action=LearningAction.COURSE_DONE, at=at)


def waive_missing_lessons(*, at: datetime) -> int:
    """Ask nobody any longer for a lesson that cannot be read any more; who has done it keeps it. Return how many rows were waived."""
    gone = Q(lesson__isnull=True) | Q(lesson__live=False)
    with transaction.atomic():
        rows = list(LessonProgress.objects.filter(gone, state__in=UNFINISHED).select_related("enrolment"))
        LessonProgress.objects.filter(pk__in=[row.pk for row in rows], state__in=UNFINISHED).update(state=LessonState.WAIVED)
        for row in rows:
            log(enrolment=row.enrolment, action=LearningAction.WAIVED, at=at, subject=row.title)
            _settle_course(row.enrolment, at=at)
    return len(rows)
