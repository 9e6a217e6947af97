"""Check and reserve: one page with what each shop keeps and until when, one button, and the page that lists what came of it."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.domain.checkout import place_reservations, read_shown, seen_prices, shown_text
from marketplace.domain.placing import Customer
from marketplace.domain.queries import basket_contents, orders_of_placement
from marketplace.forms.checkout import CheckoutForm
from marketplace.models import Basket
from marketplace.results import BasketContents, Placing
from marketplace.views.basket import basket_of, recount
from marketplace.views.privacy import nobody_else
from shops.requests import TownRequest


@never_cache
def check(request: TownRequest) -> HttpResponse:
    """Show what is about to be reserved, and reserve it."""
    basket = basket_of(request)
    if request.method == "POST":
        return _press(request, basket)
    contents = basket_contents(basket=basket, at=request.at) if basket else BasketContents()
    if not contents.keepable_bags:
        return redirect("trade:basket")
    return _page(request, contents, _empty_form(request))


def _press(request: TownRequest, basket: Basket | None) -> HttpResponse:
    form = CheckoutForm(request.POST)
    is_filled = form.is_valid()
    shown, placement = form.cleaned_data.get("shown") or "", form.cleaned_data.get("placement")
    placing = Placing(obstacle="changed")
    if basket and is_filled and placement:
        placing = place_reservations(basket=basket, placement=placement, shown=shown, customer=_customer(request, form), at=request.at)
        recount(request, basket)
    if placing.orders and placement:
        return redirect("trade:placed", placement=placement)
    seen = seen_prices(read_shown(shown))
    contents = basket_contents(basket=basket, at=request.at, seen=seen) if basket else BasketContents()
    if contents.is_empty:
        return redirect("trade:basket")
    return _page(request, contents, form, placing if is_filled else None)


def _page(request: TownRequest, contents: BasketContents, form: CheckoutForm, placing: Placing | None = None) -> HttpResponse:
    """Show the page; after a press that came to nothing it says why, with the status of a conflict."""
    context: dict[str, Any] = {
        "contents": contents,
        "steps": _steps(),
        "form": form,
        "placing": placing,
        "placement": uuid4(),
        "shown": shown_text(contents),
    }
    status = 409 if placing else 422 if form.errors else 200
    return render(request, "marketplace/checkout/check.html", context, status=status)


def _empty_form(request: TownRequest) -> CheckoutForm:
    user = request.user
    return CheckoutForm(initial={"name": user.name, "email": user.email} if user.is_authenticated else None)


def _customer(request: TownRequest, form: CheckoutForm) -> Customer:
    data = form.cleaned_data
    return Customer(
        name=data["name"],
        email=data["email"],
        phone=data["phone"],
        language=(get_language() or "de")[:2],
        user=request.user if request.user.is_authenticated else None,
    )


@nobody_else
def placed(request: TownRequest, placement: UUID) -> HttpResponse:
    """List what one press of the button made, each shop with its own state; what stayed in the basket stands beneath."""
    orders = list(orders_of_placement(placement))
    if not orders:
        raise Http404
    basket = basket_of(request)
    left = basket_contents(basket=basket, at=request.at) if basket else BasketContents()
    return render(request, "marketplace/order/placed.html", {"orders": orders, "left": left, "steps": _steps()})


def _steps() -> list[str]:
    return [_("Korb"), _("Angaben und prüfen"), _("Reserviert")]
