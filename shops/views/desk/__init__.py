"""The desk: the owner's own simple screens. Every view stands behind `for_member` and so belongs to exactly one shop."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from shops.domain.members import memberships
from shops.enums import Role
from shops.requests import MemberRequest

View = Callable[..., HttpResponse]
CHOSEN_SHOP = "desk_shop"  # session key: which shop a member of several has chosen


def for_member(view: View | None = None, *, owner_only: bool = False) -> Any:
    """Let members in and put their membership on `request.member` and their shop on `request.shop`; others get 403, strangers the login."""
    if view is None:
        return lambda inner: for_member(inner, owner_only=owner_only)

    @wraps(view)
    @never_cache
    @login_required
    def inner(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = list(memberships(request.user))
        if not mine:
            raise PermissionDenied
        chosen = request.session.get(CHOSEN_SHOP)
        request.member = next((member for member in mine if member.shop_id == chosen), mine[0])
        request.shop = request.member.shop
        if owner_only and request.member.role != Role.OWNER:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return inner
