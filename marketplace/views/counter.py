"""The counter at the desk: what waits, what lies ready, and handing over by code."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marketplace.domain import orders as verbs
from marketplace.domain.pickup import note_miss, read_code, too_many_misses
from marketplace.domain.queries import done_orders, order_for_member, waiting_orders
from marketplace.enums import OrderStatus
from marketplace.forms.counter import CodeForm, DeclineForm
from marketplace.models import Order
from shops.requests import MemberRequest
from shops.views.back import back
from shops.views.desk import for_member


@for_member
def counter(request: MemberRequest) -> HttpResponse:
    """List what waits at the shop; a code leads to its reservation."""
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm(initial={"code": request.GET.get("code", "")[:20]})
    if request.method == "POST" and form.is_valid() and (order := _found_by_code(request, form)):
        address = reverse("desk:order", args=[order.number])
        return redirect(f"{address}?code={order.pickup_code}")
    waiting = list(waiting_orders(request.shop))
    context = {
        "form": form,
        "shop": request.shop,
        "waiting": len(waiting),
        "asked": [order for order in waiting if order.status == OrderStatus.OPEN],
        "ready": [order for order in waiting if order.status == OrderStatus.READY],
        "done": list(done_orders(request.shop, at=request.at)),
    }
    return render(request, "marketplace/counter/counter.html", context, status=422 if form.errors else 200)


@for_member
def order(request: MemberRequest, number: str) -> HttpResponse:
    """Show one reservation and hand it over when its code is given."""
    found = get_object_or_404(order_for_member(request.user, number))
    given = request.POST if request.method == "POST" else None
    scanned = read_code(request.GET.get("code", "")[:20]) == found.pickup_code
    form = CodeForm(given, initial={"code": found.pickup_code if scanned else ""})
    if given is not None and form.is_valid() and _code_fits(request, form, found):
        if verbs.hand_over(order=found, at=request.at, actor=request.user):
            messages.success(request, _("Übergeben an %(name)s.") % {"name": found.name})
        else:
            messages.info(request, _("Hier hat sich gerade etwas geändert: %(state)s.") % {"state": found.get_status_display()})
        return redirect("desk:counter")
    context = {"order": found, "form": form, "scanned": scanned, "shop": found.shop}
    return render(request, "marketplace/counter/order.html", context, status=422 if form.errors else 200)


@for_member
@require_POST
def ready(request: MemberRequest, number: str) -> HttpResponse:
    """Tell the shopper in one tap that the things lie ready."""
    found = get_object_or_404(order_for_member(request.user, number))
    if verbs.make_ready(order=found, at=request.at, actor=request.user):
        messages.success(request, _("%(name)s weiß jetzt, dass alles bereitliegt.") % {"name": found.name})
    else:
        messages.info(request, _("Hier hat sich gerade etwas geändert: %(state)s.") % {"state": found.get_status_display()})
    return back(request, "desk:counter")


@for_member
def decline(request: MemberRequest, number: str) -> HttpResponse:
    """Ask for the reason, then tell the shopper politely that it does not work."""
    found = get_object_or_404(order_for_member(request.user, number))
    if not found.is_waiting:
        messages.info(request, _("Hier hat sich gerade etwas geändert: %(state)s.") % {"state": found.get_status_display()})
        return redirect("desk:counter")
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        say_ask = data["say_ask"] and data["reason"] == "gone"
        if verbs.decline(order=found, at=request.at, actor=request.user, reason=form.told, say_ask=say_ask):
            messages.success(request, _("Abgesagt. %(name)s bekommt eine E-Mail.") % {"name": found.name})
        return redirect("desk:counter")
    context = {"order": found, "form": form, "shop": found.shop}
    return render(request, "marketplace/counter/decline.html", context, status=422 if form.errors else 200)


def _found_by_code(request: MemberRequest, form: CodeForm) -> Order | None:
    """Find the waiting order of this shop with the code; a wrong one is counted, and after ten the counter asks for a pause."""
    if _is_paused(request, form, request.shop.pk):
        return None
    found = waiting_orders(request.shop).filter(pickup_code=form.cleaned_data["code"]).first()
    if found is None:
        note_miss(shop_id=request.shop.pk, user=request.user, at=request.at)
        form.add_error("code", _("Zu diesem Code wartet hier keine Reservierung. Bitte lesen Sie ihn noch einmal ab."))
    return found


def _code_fits(request: MemberRequest, form: CodeForm, found: Order) -> bool:
    if _is_paused(request, form, found.shop_id):
        return False
    if form.cleaned_data["code"] == found.pickup_code:
        return True
    note_miss(shop_id=found.shop_id, user=request.user, at=request.at)
    form.add_error("code", _("Dieser Code gehört nicht zu dieser Reservierung. Bitte lesen Sie ihn noch einmal ab."))
    return False


def _is_paused(request: MemberRequest, form: CodeForm, shop_id: int) -> bool:
    if not too_many_misses(shop_id=shop_id, user=request.user, at=request.at):
        return False
    form.add_error("code", _("Das waren viele falsche Codes. Bitte warten Sie zehn Minuten, dann geht es weiter."))
    return True
