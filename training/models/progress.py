from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from training.enums import LessonState
from training.models.enrolment import Enrolment
from training.models.pages import LessonPage
from training.models.practice import PracticeTask
from training.models.quiz import Quiz


class LessonProgress(models.Model):
    """How far a learner is with one lesson, required or not as it was on the day of the enrolment; it never goes back."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lessons", verbose_name=_("Teilnahme"))
    lesson = models.ForeignKey(LessonPage, on_delete=models.SET_NULL, null=True, related_name="progress", verbose_name=_("Lektion"))
    title = models.CharField(_("Lektion"), max_length=255)
    position = models.PositiveSmallIntegerField()
    required = models.BooleanField(_("gehört zum Kurs"))
    state = models.CharField(_("Stand"), max_length=8, choices=LessonState, default=LessonState.OPEN)
    completed_at = models.DateTimeField(_("geschafft am"), null=True, blank=True)
    by_hand_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("von Hand durch")
    )
    by_hand_reason = models.CharField(_("Begründung"), max_length=250, blank=True)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("Fortschritt")
        verbose_name_plural = _("Fortschritte")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="lesson_once_per_enrolment"),
            models.CheckConstraint(
                condition=Q(state=LessonState.DONE, completed_at__isnull=False)
                | (~Q(state=LessonState.DONE) & Q(completed_at__isnull=True)),
                name="done_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(by_hand_by__isnull=True) | (~Q(by_hand_reason="") & Q(state=LessonState.DONE)), name="by_hand_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LessonStep(models.Model):
    """A quiz or a practice task that a lesson asked for on the day of the enrolment, with the pass mark of that day."""

    progress = models.ForeignKey(LessonProgress, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, null=True, related_name="+")
    task = models.ForeignKey(PracticeTask, on_delete=models.CASCADE, null=True, related_name="steps")
    pass_mark = models.PositiveSmallIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["done_at", "task"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(quiz__isnull=False, task__isnull=True, pass_mark__isnull=False)
                | Q(quiz__isnull=True, task__isnull=False, pass_mark__isnull=True),
                name="step_is_a_quiz_or_a_task",
            ),
            models.UniqueConstraint(fields=["progress", "quiz"], name="quiz_once_per_lesson"),
            models.UniqueConstraint(fields=["progress", "task"], name="task_once_per_lesson"),
        ]
