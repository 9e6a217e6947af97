from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from training.enums import QuestionKind


class Question(ClusterableModel):
    """A question with its answers: a row of its own, because several quizzes may ask it."""

    key = models.SlugField(max_length=80, unique=True, null=True, blank=True, editable=False)
    kind = models.CharField(_("Art"), max_length=12, choices=QuestionKind, default=QuestionKind.SINGLE)
    text = models.TextField(_("Frage"), max_length=400, help_text=_("Kurz und so gestellt, dass man sie ohne die Lektion versteht."))
    explanation = models.TextField(
        _("Erklärung"), blank=True, max_length=600, help_text=_("Steht nach der Antwort da, gleich wie sie ausfiel.")
    )

    class Meta:
        ordering = ["text", "id"]
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")

    def __str__(self) -> str:
        return self.text


class Answer(Orderable):
    """One answer to choose, with its share of the question's points and what is said to who chose it."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.CharField(_("Antwort"), max_length=250)
    fraction = models.DecimalField(
        _("Anteil in Prozent"),
        max_digits=8,
        decimal_places=5,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(-100)), MaxValueValidator(Decimal(100))],
        help_text=_(
            "100 ist richtig, 0 ist falsch. Sind mehrere richtig, teilen sie sich die 100; was falsch ist, kann mit Minus abziehen."
        ),
    )
    feedback = models.CharField(_("Rückmeldung"), max_length=400, blank=True, help_text=_("Warum stimmt das, oder warum nicht?"))

    class Meta(Orderable.Meta):
        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")
        constraints = [models.CheckConstraint(condition=Q(fraction__gte=-100, fraction__lte=100), name="fraction_within_the_whole")]

    def __str__(self) -> str:
        return self.text
