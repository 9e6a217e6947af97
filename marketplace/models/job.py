from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """How far a job of the clock has come. Two ticks at once meet in one conditional UPDATE, and one of them runs."""

    name = models.CharField(_("Aufgabe"), max_length=60, unique=True)
    done_until = models.DateTimeField(_("erledigt bis"), null=True, help_text="The due moment of the last finished run.")
    leased_until = models.DateTimeField(
        _("in Arbeit bis"), null=True, help_text="Ahead while it runs, and after a failure until it is tried again."
    )
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(_("Fehlschläge in Folge"), default=0)
    last_error = models.CharField(max_length=300, blank=True)
    last_result = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("Aufgabe der Uhr")
        verbose_name_plural = _("Aufgaben der Uhr")

    def __str__(self) -> str:
        return self.name
