"""The basket: no account, no row and no cookie before something is laid in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from marketplace.domain import basket as verbs
from marketplace.domain.queries import basket_contents
from marketplace.domain.round import plan_round
from marketplace.forms.basket import AddForm, QuantityForm
from marketplace.models import Basket
from marketplace.models.basket import MAX_QUANTITY
from marketplace.results import BasketContents
from shops.requests import TownRequest
from shops.views.back import back

BASKET, COUNT = "basket", "basket_count"  # session keys; the header reads the count


def basket_of(request: TownRequest) -> Basket | None:
    """Return the visitor's basket; a visitor without one costs no query."""
    pk = request.session.get(BASKET)
    return Basket.objects.filter(pk=pk).first() if pk else None


def own_basket(request: TownRequest) -> Basket:
    """Return the visitor's basket, made now if there is none."""
    basket = basket_of(request)
    if basket is None:
        basket = verbs.start_basket(at=request.at)
        request.session[BASKET] = basket.pk
    return basket


def recount(request: TownRequest, basket: Basket) -> None:
    """Keep the number beside the word "Korb" true; a session is only written when it changed."""
    count = verbs.item_count(basket=basket)
    if request.session.get(COUNT) != count:
        request.session[COUNT] = count


@never_cache
def show(request: TownRequest) -> HttpResponse:
    """Show what lies in the basket, grouped by shop."""
    basket = basket_of(request)
    contents = basket_contents(basket=basket, at=request.at) if basket else BasketContents()
    if basket:
        recount(request, basket)
    walk = plan_round(shops=[bag.shop for bag in contents.keepable_bags], start=settings.TOWN_CENTRE, at=request.at)
    return render(request, "marketplace/basket/basket.html", {"contents": contents, "round": walk, "most": MAX_QUANTITY})


@require_POST
def add(request: TownRequest) -> HttpResponse:
    """Lay a product in, from its page or its card."""
    form = AddForm(request.POST)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return back(request, "trade:basket")
    offered = verbs.current_offers(product_ids=[form.cleaned_data["product"]], at=request.at)
    if not offered:
        messages.error(request, _("Das lässt sich gerade nicht reservieren. Bitte fragen Sie im Laden nach."))
        return back(request, "trade:basket")
    basket = own_basket(request)
    line = verbs.lay_in(basket=basket, product_id=form.cleaned_data["product"], quantity=form.cleaned_data["quantity"], at=request.at)
    recount(request, basket)
    if line and line.quantity == MAX_QUANTITY:
        messages.info(
            request, _("„%(name)s“ liegt jetzt %(most)d-mal im Korb, mehr geht nicht.") % {"name": line.product.name, "most": MAX_QUANTITY}
        )
    elif line:
        messages.success(request, _("„%(name)s“ liegt im Korb.") % {"name": line.product.name})
    return back(request, "trade:basket")


@require_POST
def change(request: TownRequest, pk: int) -> HttpResponse:
    """Change the number of one product, by a step or as typed, or take it out."""
    basket = basket_of(request)
    if basket is None:
        return redirect("trade:basket")
    if "remove" in request.POST:
        if verbs.take_out(basket=basket, product_id=pk, at=request.at):
            messages.success(request, _("Aus dem Korb genommen."))
        recount(request, basket)
        return redirect("trade:basket")
    form = QuantityForm(request.POST)
    if form.is_valid():
        verbs.change_quantity(basket=basket, product_id=pk, quantity=form.cleaned_data["quantity"], at=request.at)
        recount(request, basket)
    else:
        messages.error(request, _first_error(form))
    return redirect(f"{reverse('trade:basket')}#zeile-{pk}")


@require_POST
def tidy(request: TownRequest) -> HttpResponse:
    """Take out what nobody offers any more."""
    basket = basket_of(request)
    if basket:
        verbs.take_out_gone(basket=basket, at=request.at)
        recount(request, basket)
    return redirect("trade:basket")


def _first_error(form: QuantityForm) -> str:
    return str(next(iter(form.errors.values()))[0])
