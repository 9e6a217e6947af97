"""How complete a shop's place in the town is: ten steps, and which one is worth taking next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shops.domain.hours import is_known, shop_hours
from shops.domain.pages import storefronts
from shops.domain.shelf import shelf_counts
from shops.models import Shop, ShopPage

ENOUGH_PRODUCTS = 5


@dataclass(frozen=True)
class Step:
    """One thing an owner can add: what it is, why it pays, on which screen, and whether it is done."""

    title: Any
    reason: Any
    url: str
    icon: str
    done: bool


@dataclass(frozen=True)
class Completeness:
    """All steps in the order in which they pay."""

    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)


def completeness(*, shop: Shop, at: datetime) -> Completeness:
    """Look at the shop as it stands now; the number of queries is fixed."""
    page = storefronts(shop=shop).prefetch_related("pictures").first()
    return Completeness((*_door(shop, at), *_shelf(shop), *(_page(page) if page else ())))


def _door(shop: Shop, at: datetime) -> list[Step]:
    known = is_known(hours=shop_hours(shop_ids=[shop.pk], at=at).get(shop.pk), at=at)
    trader = getattr(shop, "trader", None)
    lawful = trader is not None and not trader.missing()
    return [
        Step(_("Zeiten, die gelten"), _("Wer vor verschlossener Tür steht, kommt selten wieder."), reverse("desk:hours"), "clock", known),
        Step(_("Anbieterangaben"), _("Ohne sie darf Ihr Laden nicht öffentlich sein."), reverse("desk:trader"), "seal", lawful),
    ]


def _shelf(shop: Shop) -> list[Step]:
    counts = shelf_counts(shop=shop)
    new, all_of_them = reverse("desk:product_new"), reverse("desk:products")
    some = counts["visible"] > counts["without_picture"]
    return [
        Step(
            _("Das erste Produkt"),
            _("Ein Foto, ein Name, ein Preis: in einer Minute steht es in der Stadt."),
            new,
            "plus",
            counts["visible"] > 0,
        ),
        Step(
            _("Ein Foto statt der Zeichnung"),
            _("Solange keines da ist, steht dort eine Zeichnung der Warengruppe."),
            all_of_them,
            "camera",
            some,
        ),
        Step(
            _("Fünf Produkte"),
            _("Was gefragt wird und nicht hier steht, findet niemand."),
            new,
            "plus",
            counts["visible"] >= ENOUGH_PRODUCTS,
        ),
    ]


def _page(page: ShopPage) -> list[Step]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return [
        Step(
            _("Ein Satz über den Laden"),
            _("Er steht unter Ihrem Namen, auf der Ladenseite und in Suchmaschinen."),
            edit,
            "edit",
            bool(page.tagline),
        ),
        Step(
            _("Fragen Sie uns nach …"),
            _("Was Sie führen, ohne es einzeln einzutragen: so wird es gefunden."),
            edit,
            "edit",
            bool(page.ask_for),
        ),
        Step(
            _("Das machen wir"), _("Reparieren, messen, liefern: Dienste bringen Menschen in den Laden."), edit, "edit", bool(page.services)
        ),
        Step(_("Ihre Geschichte"), _("Zwei Absätze darüber, wer hier hinter der Theke steht."), edit, "edit", bool(page.story)),
        Step(
            _("Ein Foto vom Schaufenster"),
            _("Solange keines da ist, steht Ihr gezeichnetes Haus dort."),
            edit,
            "camera",
            bool(page.pictures.all()),
        ),
    ]
