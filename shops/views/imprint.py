"""The Impressum of each shop, from typed fields (§ 5 DDG)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from shops.domain.queries import live_shops, shop_cards
from shops.requests import TownRequest


@require_safe
def imprint(request: TownRequest, slug: str) -> HttpResponse:
    """Show who is behind a shop; only public shops have an Impressum, and none is public without the facts."""
    shop = get_object_or_404(live_shops().select_related("trader"), slug=slug)
    [face] = shop_cards(shops=[shop], at=request.at)
    return render(request, "shops/imprint.html", {"shop": shop, "face": face, "trader": getattr(shop, "trader", None)})
