"""What a shopper sees of a reservation: by the link in the mail, or in the own account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.domain import orders as verbs
from marketplace.domain.queries import order_for_guest, orders_of_user
from marketplace.views.privacy import nobody_else
from shops.requests import TownRequest

PER_PAGE = 20


@nobody_else
def guest(request: TownRequest, token: str) -> HttpResponse:
    """Show one reservation to whoever holds its link."""
    order = get_object_or_404(order_for_guest(token))
    return render(request, "marketplace/order/guest.html", {"order": order})


@nobody_else
def cancel(request: TownRequest, token: str) -> HttpResponse:
    """Ask once, then call the reservation off for the shopper."""
    order = get_object_or_404(order_for_guest(token))
    if request.method == "POST" and order.is_waiting:
        if verbs.cancel(order=order, at=request.at, actor=request.user if request.user.is_authenticated else None):
            messages.success(request, _("Ihre Reservierung ist aufgehoben. Der Laden weiß Bescheid."))
        else:
            messages.info(request, _("Hier hat sich gerade etwas geändert. Bitte sehen Sie den Stand unten an."))
    if request.method == "POST" or not order.is_waiting:
        return redirect("trade:guest", token=token)
    return render(request, "marketplace/order/cancel.html", {"order": order})


@never_cache
@login_required
def mine(request: TownRequest) -> HttpResponse:
    """List a signed-in shopper's own reservations."""
    page = Paginator(orders_of_user(request.user), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "marketplace/order/mine.html", {"page": page})
