from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from shops.blocks import ProseBlock
from shops.models.shop import Shop
from shops.panels import ShopPageForm, StaffPanel


class ShopIndexPage(Page):
    """All shops: the directory, and the parent of every shop page."""

    lead = RichTextField(_("Vorspann"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["marketplace.HomePage"]
    subpage_types = ["shops.ShopPage"]
    template = "shops/shop_index_page.html"

    class Meta:
        verbose_name = _("Verzeichnis der Läden")


class ShopPage(Page):
    """The storefront of one shop, one page per language; its shop and slug are set by staff, never by the owner."""

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="pages", editable=False, verbose_name=_("Laden"))
    tagline = models.CharField(
        _("Ein Satz über den Laden"),
        max_length=160,
        blank=True,
        help_text=_("Was gibt es hier? Zum Beispiel: Schuhe für Damen, Herren und Kinder."),
    )
    story_title = models.CharField(_("Überschrift der Geschichte"), max_length=80, blank=True)
    story = StreamField(ProseBlock(), verbose_name=_("Geschichte"), blank=True)
    brands = models.TextField(_("Marken"), blank=True, help_text=_("Eine je Zeile."))
    services = models.TextField(
        _("Das machen wir"), blank=True, help_text=_("Ein Dienst je Zeile: Reparatur annehmen, Liefern in der Stadt.")
    )
    ask_for = models.TextField(
        _("Fragen Sie uns nach …"), blank=True, help_text=_("Was Sie führen, ohne es einzeln einzutragen. Eine Sache je Zeile.")
    )

    content_panels = [
        FieldPanel("title", heading=_("Name auf der Seite"), help_text=_("So steht Ihr Laden über der Seite.")),
        FieldPanel("tagline"),
        MultiFieldPanel(
            [FieldPanel("story_title"), FieldPanel("story")],
            heading=_("Geschichte"),
            help_text=_("Wer Sie sind, seit wann, was Sie anders machen. Ein paar Absätze genügen."),
        ),
        InlinePanel(
            "pictures",
            heading=_("Bilder"),
            label=_("Bild"),
            max_num=12,
            help_text=_("Schaufenster, Verkaufsraum, Menschen. Ohne Bild steht hier die gezeichnete Fassade."),
        ),
        FieldPanel("ask_for"),
        FieldPanel("brands"),
        FieldPanel("services"),
    ]
    promote_panels = [StaffPanel("slug"), StaffPanel("search_description")]
    settings_panels: list[FieldPanel] = []
    base_form_class = ShopPageForm
    parent_page_types = ["shops.ShopIndexPage"]
    subpage_types: list[str] = []
    is_creatable = False  # made by shops.domain.pages alone: one page per shop and language
    template = "shops/shop_page.html"

    class Meta:
        verbose_name = _("Ladenseite")
        verbose_name_plural = _("Ladenseiten")

    @property
    def brand_list(self) -> list[str]:
        return lines(self.brands)

    @property
    def service_list(self) -> list[str]:
        return lines(self.services)

    @property
    def ask_for_list(self) -> list[str]:
        return lines(self.ask_for)


class ShopPagePicture(Orderable):
    """A picture in a storefront's gallery."""

    page = ParentalKey(ShopPage, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey("shops.Picture", on_delete=models.CASCADE, related_name="+", verbose_name=_("Bild"))
    alt = models.CharField(_("Bildbeschreibung"), max_length=160, help_text=_("Was ist zu sehen? Für Menschen, die das Bild nicht sehen."))

    panels = [FieldPanel("picture"), FieldPanel("alt")]


def lines(text: str) -> list[str]:
    """Split a text field into its non-empty lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]
