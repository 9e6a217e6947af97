"""What a half-typed question may become."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from search.domain.suggesting import Offer, suggest
from search.forms import LONGEST
from search.models import SuggestionKind
from shops.domain.browsing import visible_products
from shops.domain.queries import live_shops, shop_url
from shops.models import Category
from shops.requests import TownRequest

BOX = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True)
class Line:
    """One suggestion as it is shown."""

    label: str
    about: str
    url: str


@require_safe
def suggestions(request: TownRequest) -> HttpResponse:
    """Answer the search box with a list of options; the box that asks gives them their ids."""
    text = request.GET.get("q", "")[:LONGEST]
    box = request.htmx.trigger or ""
    context = {"lines": lines(suggest(text=text)), "box": box if BOX.fullmatch(box) else "q"}
    response = render(request, "search/suggestions.html", context)
    response["Cache-Control"] = "private, max-age=60"
    return response


def lines(offers: list[Offer]) -> list[Line]:
    """Give each suggestion its address; what has been taken down since is left out."""
    slugs = {
        SuggestionKind.CATEGORY: slugs_of(Category.objects.all(), offers, SuggestionKind.CATEGORY),
        SuggestionKind.SHOP: slugs_of(live_shops().select_related(None), offers, SuggestionKind.SHOP),
        SuggestionKind.PRODUCT: slugs_of(visible_products(), offers, SuggestionKind.PRODUCT),
    }
    found = [(offer, address_of(offer, slugs.get(offer.kind, {}).get(offer.target))) for offer in offers]
    return [Line(offer.label, about(offer), url) for offer, url in found if url]


def slugs_of(rows, offers: list[Offer], kind: SuggestionKind) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Read the slugs of one kind of suggestions."""
    ids = [offer.target for offer in offers if offer.kind == kind]
    return {str(pk): slug for pk, slug in rows.filter(pk__in=ids).values_list("pk", "slug")} if ids else {}


def address_of(offer: Offer, slug: str | None) -> str:
    """Return where a suggestion leads: a brand to its hits, a Warengruppe to its goods, the others to their pages."""
    if offer.kind == SuggestionKind.BRAND:
        return f"{reverse('search:results')}?{urlencode({'q': offer.label})}"
    if not slug:
        return ""
    if offer.kind == SuggestionKind.CATEGORY:
        return f"{reverse('search:results')}?{urlencode({'warengruppe': slug})}"
    return shop_url(slug) if offer.kind == SuggestionKind.SHOP else reverse("shops:product", args=[offer.target, slug])


def about(offer: Offer) -> str:
    """Say what kind of thing a suggestion is and how much stands behind it."""
    kind = {
        SuggestionKind.CATEGORY: _("Warengruppe"),
        SuggestionKind.BRAND: _("Marke"),
        SuggestionKind.SHOP: _("Laden"),
        SuggestionKind.PRODUCT: _("Produkt"),
    }[offer.kind]
    if offer.count:
        return f"{kind}, " + ngettext("%(count)s Produkt", "%(count)s Produkte", offer.count) % {"count": offer.count}
    if offer.carried:
        return f"{kind}, " + ngettext("in %(count)s Laden", "in %(count)s Läden", offer.carried) % {"count": offer.carried}
    return kind
