from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from training.enums import LearningAction
from training.models.pages import CoursePage


class Enrolment(models.Model):
    """A person in a course, with what was asked on the day of the beginning: its lessons stand in LessonProgress, the pass mark here."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments", verbose_name=_("Person"))
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("Kurs"))
    shop = models.ForeignKey(
        "shops.Shop", on_delete=models.SET_NULL, null=True, blank=True, related_name="enrolments", verbose_name=_("Laden")
    )
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    pass_mark = models.PositiveSmallIntegerField(_("Bestehensgrenze in Prozent"), validators=[MinValueValidator(1), MaxValueValidator(100)])
    enrolled_at = models.DateTimeField(_("begonnen am"))
    completed_at = models.DateTimeField(_("geschafft am"), null=True, blank=True)

    class Meta:
        ordering = ["-enrolled_at", "-id"]
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        constraints = [
            models.UniqueConstraint(fields=["user", "course"], name="enrolled_once_per_course"),
            models.CheckConstraint(condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="enrolment_mark_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.course}"


class EnrolmentEvent(models.Model):
    """What happened in an enrolment, by whom and why: append-only."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=20, choices=LearningAction)
    subject = models.CharField(max_length=255, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
