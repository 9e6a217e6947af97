from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from training.models.question import Question


class Quiz(ClusterableModel):
    """Questions in order, with what it takes to pass."""

    key = models.SlugField(max_length=80, unique=True, null=True, blank=True, editable=False)
    title = models.CharField(_("Titel"), max_length=120)
    pass_mark = models.PositiveSmallIntegerField(
        _("Bestehensgrenze in Prozent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Leer: die Grenze des Kurses. Zwei von drei richtigen Antworten sind 67."),
    )
    tries = models.PositiveSmallIntegerField(
        _("Versuche"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Leer: so oft man möchte.")
    )

    class Meta:
        ordering = ["title", "id"]
        verbose_name = _("Quiz")
        verbose_name_plural = _("Quiz")

    def __str__(self) -> str:
        return self.title


class QuizQuestion(Orderable):
    """A question's place in a quiz."""

    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="places")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="places", verbose_name=_("Frage"))

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("Frage im Quiz")
        verbose_name_plural = _("Fragen im Quiz")
        constraints = [models.UniqueConstraint(fields=["quiz", "question"], name="question_once_per_quiz")]
