"""The desk's first screen shows several floors, so it stands on the top one."""

from django.http import HttpResponse
from django.shortcuts import render

from marketplace.domain.today import today
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member
def desk_today(request: MemberRequest) -> HttpResponse:
    """Show what waits for the shop today."""
    return render(request, "marketplace/desk/today.html", {"today": today(shop=request.shop, at=request.at), "shop": request.shop})
