"""The one way in: every login address leads to allauth. And the place where each person finds what is theirs."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shops.domain.members import memberships
from shops.domain.pages import pages_by_shop
from shops.requests import TownRequest
from shops.views.back import is_in_town
from shops.views.desk import CHOSEN_SHOP


def to_login(request: TownRequest) -> HttpResponse:
    """Send the login addresses of Wagtail and Django to the login with second factor."""
    target = request.GET.get("next", "/cms/")
    if not is_in_town(request, target):
        target = "/cms/"
    if request.user.is_authenticated:
        return redirect(target)
    return redirect_to_login(target)


@never_cache
@login_required
def home(request: TownRequest) -> HttpResponse:
    """Lead each person to the own places: desk, storefront, CMS, courses, reservations."""
    members = list(memberships(request.user))
    pages = pages_by_shop(shop_ids=[member.shop_id for member in members])
    return render(
        request,
        "marketplace/account.html",
        {
            "places": [(member, pages.get(member.shop_id, [])) for member in members],
            "chosen": request.session.get(CHOSEN_SHOP, members[0].shop_id if members else None),
            "has_second_factor": is_mfa_enabled(request.user),
        },
    )


@never_cache
@login_required
@require_POST
def choose_shop(request: TownRequest, pk: int) -> HttpResponse:
    """Open the desk of one of the own shops."""
    member = get_object_or_404(memberships(request.user), shop_id=pk)
    request.session[CHOSEN_SHOP] = member.shop_id
    return redirect("desk:today")
