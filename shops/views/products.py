"""The pages of goods: one product, a Warengruppe, all goods of a shop."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from shops.domain.browsing import branch_of, category_cards, products_in, trail_to, visible_products
from shops.domain.queries import cards, live_shops, product_detail, shop_cards
from shops.models import Category, Product
from shops.requests import TownRequest

PER_PAGE = 24


@require_safe
def product(request: TownRequest, pk: int, slug: str) -> HttpResponse:
    """Show a product; an address with an old name leads to the present one."""
    detail = product_detail(pk=pk, at=request.at)
    if detail is None:
        raise Http404
    if slug != detail.product.slug:
        return redirect("shops:product", pk=pk, slug=detail.product.slug, permanent=True)
    return render(request, "shops/product.html", {"detail": detail, "good": detail.card, "product": detail.product})


@require_safe
def categories(request: TownRequest) -> HttpResponse:
    """Show all Warengruppen in which something stands."""
    return render(request, "shops/categories.html", {"roots": category_cards()})


@require_safe
def category(request: TownRequest, slug: str) -> HttpResponse:
    """Show a Warengruppe: what is below it, and its goods."""
    chosen = get_object_or_404(Category, slug=slug)
    page, goods = goods_on_page(request, products_in(chosen))
    context = {
        "category": chosen,
        "trail": trail_to(chosen)[:-1],
        "branch": branch_of(category_cards(), chosen),
        "page": page,
        "goods": goods,
    }
    return render(request, "shops/category.html", context)


@require_safe
def shop_products(request: TownRequest, slug: str) -> HttpResponse:
    """Show all goods of one shop."""
    shop = get_object_or_404(live_shops(), slug=slug)
    page, goods = goods_on_page(request, visible_products().filter(shop=shop).order_by("-created_at", "-id"))
    [face] = shop_cards(shops=[shop], at=request.at)
    return render(request, "shops/shop_products.html", {"shop": face, "page": page, "goods": goods})


def goods_on_page(request: TownRequest, products: QuerySet[Product]) -> tuple[Page, list]:
    """Return the page the address asks for, and the cards of the goods on it."""
    page = Paginator(products.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("seite"))
    return page, cards(product_ids=page.object_list, at=request.at)
