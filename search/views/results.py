"""The results page: whole, or the parts that a change of filters makes new."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from search.backends.base import MOST_COUNTED, Order
from search.domain.finding import PAGE_SIZE, find
from search.forms import PRICE_ORDER, SearchForm
from search.results import FacetOption, Results
from shops.domain.queries import cards, live_shops, shop_cards
from shops.requests import TownRequest
from shops.results import ProductCard, ShopCard

HITS = "treffer"  # the id of the part that htmx asks for


@dataclass(frozen=True)
class Choice:
    """One facet as the filter shows it."""

    legend: str
    name: str
    options: tuple[FacetOption, ...]


@require_safe
def results(request: TownRequest) -> HttpResponse:
    """Show what answers a question. A text that is too long is refused in words."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "search/refused.html", {"form": form}, status=400)
    found = find(
        text=form.cleaned_data["q"], at=request.at, filters=form.filters, order=form.order, page=form.page, literally=form.literally
    )
    response = render(request, template_for(request, found), context(request, form, found))
    patch_vary_headers(response, ["HX-Request"])
    return response


def template_for(request: TownRequest, found: Results) -> str:
    """Choose the whole page, its changing parts, or the page that helps on when nothing is there."""
    if found.way:
        return "search/empty.html"
    return "search/changed.html" if request.htmx and request.htmx.target == HITS else "search/results.html"


def context(request: TownRequest, form: SearchForm, found: Results) -> dict[str, Any]:
    """Load what the hits look like, and lay out the filter."""
    choices = choices_of(found)
    shops = faces(request, found)
    return {
        "form": form,
        "found": found,
        "goods": goods(request, found),
        "named": [shops[pk] for pk in found.named if pk in shops],
        "carrying": [shops[pk] for pk in found.carrying if pk in shops],
        "knowing": [shops[pk] for pk in found.way.shop_ids if pk in shops] if found.way else [],
        "page": pages(found),
        "choices": choices,
        "tags": tags(request.GET, choices),
        "by_price": form.order == Order.PRICE,
        "hits_in_words": hits_in_words(found),
        "shops_in_words": ngettext("in einem Laden", "in %(count)s Läden", found.shops) % {"count": found.shops} if found.total else "",
        "unfiltered_in_words": _("Ohne Filter sind es %(hits)s.") % {"hits": treffer(found.unfiltered)},
        "say": _("%(hits)s zeigen") % {"hits": hits_in_words(found)},
        "literal_url": address(request.GET, wort="1"),
        "unfiltered_url": unfiltered(request.GET, choices),
        "order_url": address(request.GET, ordnung=None if form.order == Order.PRICE else PRICE_ORDER),
    }


def hits_in_words(found: Results) -> str:
    """Say how many hits there are, and that it is an estimate where it is one."""
    if found.total >= MOST_COUNTED:
        return _("Mehr als 10.000 Treffer")
    return _("ca. %(hits)s") % {"hits": treffer(found.total)} if found.about else treffer(found.total)


def treffer(count: int) -> str:
    """Put a number of hits into words."""
    return ngettext("%(count)s Treffer", "%(count)s Treffer", count) % {"count": count}


def goods(request: TownRequest, found: Results) -> list[ProductCard]:
    """Load the cards of the hits in their order, each with its reason."""
    why = {hit.product_id: hit.why for hit in found.hits}
    return [replace(card, why=why[card.product_id]) for card in cards(product_ids=list(why), at=request.at)]


def faces(request: TownRequest, found: Results) -> dict[int, ShopCard]:
    """Load the shops that stand beside the hits or in their place."""
    ids = [*found.named, *found.carrying, *(found.way.shop_ids if found.way else ())]
    shops = live_shops().filter(pk__in=ids) if ids else []
    return {shop.shop_id: shop for shop in shop_cards(shops=shops, at=request.at)} if ids else {}


def pages(found: Results) -> Page:
    """Return the page as the pagination wants it."""
    return Paginator(range(found.reachable), PAGE_SIZE).get_page(found.page)


def choices_of(found: Results) -> list[Choice]:
    """Name the facets; one that has nothing to choose is left out."""
    facets = found.facets
    all_choices = [
        Choice(_("Heute"), "heute", facets.today),
        Choice(_("Warengruppe"), "warengruppe", facets.category),
        Choice(_("Laden"), "laden", facets.shop),
        Choice(_("Preis"), "preis", facets.price),
        Choice(_("Verfügbarkeit"), "da", facets.availability),
    ]
    return [choice for choice in all_choices if choice.options]


def tags(query: QueryDict, choices: list[Choice]) -> list[tuple[str, str]]:
    """Return each chosen filter with the address without it."""
    return [(option.label, without(query, choice.name, option.value)) for choice in choices for option in choice.options if option.chosen]


def without(query: QueryDict, name: str, value: str) -> str:
    """Return the address of this question without one value of a filter."""
    changed = query.copy()
    changed.setlist(name, [other for other in changed.getlist(name) if other != value])
    return address(changed)


def unfiltered(query: QueryDict, choices: list[Choice]) -> str:
    """Return the address of this question without any filter."""
    return address(query, **{choice.name: None for choice in choices})


def address(query: QueryDict, **changes: str | None) -> str:
    """Return the address of a question on its first page, with parameters set or (None) taken away."""
    changed = query.copy()
    changed.pop("seite", None)
    for name, value in changes.items():
        changed.setlist(name, [] if value is None else [value])
    return f"{reverse('search:results')}?{changed.urlencode()}"
