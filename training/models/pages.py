from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from training.blocks import LessonBlock


class TrainingIndexPage(Page):
    """All courses."""

    lead = RichTextField(_("Vorspann"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["marketplace.HomePage"]
    subpage_types = ["training.CoursePage"]
    template = "training/training_index_page.html"

    class Meta:
        verbose_name = _("Verzeichnis der Kurse")


class CoursePage(Page):
    """A course: lessons in the order in which they stand below it."""

    lead = models.TextField(_("Vorspann"), blank=True, max_length=400, help_text=_("Ein bis drei Sätze: was kann man danach?"))
    pass_mark = models.PositiveSmallIntegerField(
        _("Bestehensgrenze in Prozent"),
        default=67,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_(
            "Für jedes Quiz ohne eigene Grenze. Zwei von drei richtigen Antworten sind 67. Wer schon begonnen hat, behält die alte Grenze."
        ),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("pass_mark")]
    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types = ["training.LessonPage"]
    template = "training/course_page.html"

    class Meta:
        verbose_name = _("Kurs")
        verbose_name_plural = _("Kurse")


class LessonPage(Page):
    """A lesson: something to read, then something to do."""

    goal = models.TextField(
        _("Ziel"), max_length=300, help_text=_("Ein Satz: „Nach 6 Minuten wissen Sie, warum …, und haben Ihre … bestätigt.“")
    )
    minutes = models.PositiveSmallIntegerField(
        _("Dauer in Minuten"), default=6, validators=[MinValueValidator(1), MaxValueValidator(120)], help_text=_("Am besten unter zehn.")
    )
    required = models.BooleanField(
        _("gehört zum Kurs"), default=True, help_text=_("Ohne Haken ist die Lektion eine Zugabe und zählt nicht zum Fortschritt.")
    )
    body = StreamField(LessonBlock(), verbose_name=_("Inhalt"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("goal"),
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("required")], heading=_("Umfang")),
        FieldPanel("body"),
    ]
    parent_page_types = ["training.CoursePage"]
    subpage_types: list[str] = []
    template = "training/lesson_page.html"

    class Meta:
        verbose_name = _("Lektion")
        verbose_name_plural = _("Lektionen")

    def chosen(self, block_type: str) -> list[int]:
        """Return the ids of the rows chosen in blocks of this type ("quiz", "task"), in order, without loading them."""
        return [block["value"] for block in self.body.raw_data if block["type"] == block_type and block["value"]]
