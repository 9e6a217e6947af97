"""Who acts for the shop, and what the town did on its behalf. Members are added by staff."""

from django.http import HttpResponse
from django.shortcuts import render

from shops.domain.diary import town_edits
from shops.domain.members import members_of
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member
def members(request: MemberRequest) -> HttpResponse:
    """Show the people of the shop and the town's edits."""
    context = {"members": members_of(shop=request.shop), "edits": town_edits(shop=request.shop), "shop": request.shop}
    return render(request, "shops/desk/members.html", context)
