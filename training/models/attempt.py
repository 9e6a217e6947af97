import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from training.models.progress import LessonProgress
from training.models.question import Question
from training.models.quiz import Quiz


class QuizAttempt(models.Model):
    """One go at a quiz. It keeps its own copy of the questions, so that later corrections change nothing that was shown and graded."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    progress = models.ForeignKey(LessonProgress, on_delete=models.CASCADE, related_name="attempts")
    quiz = models.ForeignKey(Quiz, on_delete=models.SET_NULL, null=True, related_name="attempts", verbose_name=_("Quiz"))
    number = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    pass_mark = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    answered = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["progress", "quiz", "number"], name="attempt_number_once"),
            models.UniqueConstraint(fields=["progress", "quiz"], condition=Q(finished_at__isnull=True), name="one_open_attempt"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, score__isnull=True, passed=False)
                | Q(finished_at__isnull=False, score__isnull=False, score__lte=100),
                name="finished_attempt_has_a_score",
            ),
        ]


class GivenAnswer(models.Model):
    """What a learner answered to one question of an attempt: written once, never changed."""

    attempt = models.ForeignKey(QuizAttempt, on_delete=models.CASCADE, related_name="given")
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="given")
    position = models.PositiveSmallIntegerField()
    chosen = models.JSONField()
    fraction = models.DecimalField(max_digits=5, decimal_places=2)
    at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["attempt", "position"], name="answered_once")]
