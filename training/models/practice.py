from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from training.enums import PracticeOccasion
from training.models.enrolment import Enrolment
from training.validators import fitting_params


class PracticeTask(models.Model):
    """Something to do in the own shop, judged by a check (`shops.domain.checks`) with these parameters."""

    key = models.SlugField(max_length=80, unique=True, null=True, blank=True, editable=False)
    title = models.CharField(_("Titel"), max_length=120, help_text=_("Als Bitte: „Bestätigen Sie Ihre Zeiten“."))
    text = models.TextField(_("Anleitung"), blank=True, max_length=600, help_text=_("Was genau ist zu tun?"))
    check_key = models.CharField(_("Prüfpunkt"), max_length=40)
    params = models.JSONField(_("Werte"), default=dict, blank=True)

    class Meta:
        ordering = ["title", "id"]
        verbose_name = _("Praxisaufgabe")
        verbose_name_plural = _("Praxisaufgaben")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse parameters that the check does not take."""
        fitting_params(self.check_key, self.params)


class PracticeAttempt(models.Model):
    """One check of a task on a learner's shop with what was seen: append-only. The first is the baseline of the enrolment."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="practice_attempts")
    task = models.ForeignKey(PracticeTask, on_delete=models.SET_NULL, null=True, related_name="attempts")
    shop = models.ForeignKey("shops.Shop", on_delete=models.SET_NULL, null=True, related_name="+")
    occasion = models.CharField(max_length=8, choices=PracticeOccasion)
    check_key = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    passed = models.BooleanField()
    evidence = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "task", "shop"], condition=Q(occasion=PracticeOccasion.BASELINE), name="one_baseline_per_task_and_shop"
            )
        ]
