from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from shops.blocks import ProseBlock

STARS = _("*Wörter* zwischen Sternen erscheinen farbig.")


class HomePage(Page):
    """The town's front door: the search box, the street, what is new, the calendar."""

    headline = models.CharField(_("Überschrift"), max_length=120, default="Fragen Sie die *ganze* Stadt.", help_text=STARS)
    examples = models.CharField(_("Beispiele unter dem Suchfeld"), max_length=250, blank=True, help_text=_("Mit Komma getrennt."))
    teaching = RichTextField(_("Text über das Lernen"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("examples"), FieldPanel("teaching")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["marketplace.InfoPage", "shops.ShopIndexPage", "training.TrainingIndexPage"]
    template = "marketplace/home_page.html"

    class Meta:
        verbose_name = _("Startseite")


class InfoPage(Page):
    """A page of plain text: legal notice, privacy, accessibility, about."""

    lead = models.CharField(_("Vorspann"), max_length=250, blank=True)
    body = StreamField(ProseBlock(), verbose_name=_("Text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["marketplace.HomePage", "marketplace.InfoPage"]
    subpage_types = ["marketplace.InfoPage"]
    template = "marketplace/info_page.html"

    class Meta:
        verbose_name = _("Textseite")
