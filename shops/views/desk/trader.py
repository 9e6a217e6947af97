"""The legal facts at the desk, for owners only, and the request to be made public."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shops.domain.lifecycle import missing_labels, submit_shop
from shops.domain.trader import FACTS, state_facts, trader_of
from shops.enums import ShopStatus
from shops.forms.trader import TraderForm
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member(owner_only=True)
def facts(request: MemberRequest) -> HttpResponse:
    """Show the legal facts with what still lacks, and write them down."""
    form = TraderForm(request.POST or None, instance=trader_of(shop=request.shop))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        stated = {name: data[name] for name in FACTS}
        try:
            state_facts(shop=request.shop, facts=stated, certify=data["certify"], actor=request.user, at=request.at)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request, _("Ihre Angaben sind gespeichert und bestätigt.") if data["certify"] else _("Ihre Angaben sind gespeichert.")
            )
            return redirect("desk:trader")
    stored = trader_of(shop=request.shop)
    context = {
        "form": form,
        "trader": stored,
        "missing": missing_labels(stored),
        "shop": request.shop,
        "may_submit": request.shop.status == ShopStatus.DRAFT,
        "last_word": request.shop.events.filter(action="shops.send_back").first() if request.shop.status == ShopStatus.DRAFT else None,
    }
    return render(request, "shops/desk/trader.html", context, status=422 if form.errors else 200)


@for_member(owner_only=True)
@require_POST
def submit(request: MemberRequest) -> HttpResponse:
    """Ask the town to make the shop public."""
    try:
        submit_shop(shop=request.shop, actor=request.user, at=request.at)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Ihr Laden liegt jetzt bei der Stadt. Sie bekommen Bescheid, sobald er öffentlich ist."))
    return redirect("desk:trader")
