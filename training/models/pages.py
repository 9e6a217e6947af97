from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class TrainingIndexPage(Page):
    """All courses."""

    lead = RichTextField(_("Vorspann"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["marketplace.HomePage"]
    template = "training/training_index_page.html"

    class Meta:
        verbose_name = _("Verzeichnis der Kurse")
