"""What happens to every request: its moment is noted, what is personal is not stored, and the gate of the CMS looks at who comes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from shops.domain.pages import storefront_to_edit
from shops.domain.rights import is_member, may_edit_page, may_use_picture
from shops.requests import PersonRequest, TownRequest

if TYPE_CHECKING:
    from marketplace.models import User

Handler = Callable[[HttpRequest], HttpResponse]
Arguments = Mapping[str, Any]
Rule = Callable[["User", Arguments], bool]


def moment(get_response: Handler) -> Handler:
    """Set `request.at` once, so that everything one request shows and stores has one time."""

    def handle(request: HttpRequest) -> HttpResponse:
        cast(TownRequest, request).at = timezone.now()
        return get_response(request)

    return handle


def private(get_response: Handler) -> Handler:
    """Let nothing that a signed-in person was shown stay in a cache; a view that says otherwise, as for pictures, is believed."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response

    return handle


def owner_gate(get_response: Handler) -> Handler:
    """Let people who are not staff reach only the views listed below, each for their own shop; all else under /cms/ is 403."""

    def handle(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, args: Any, kwargs: Arguments) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN or not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if request.user.is_staff:
            return ask_for_second_factor(request)
        return pass_member(cast(PersonRequest, request), name, kwargs)

    handle.process_view = process_view  # type: ignore[attr-defined]
    return handle


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the one login; a script that asks for data gets a plain refusal."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def ask_for_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Let staff in who have a second factor, and send the others to set one up where TOWN_STAFF_MFA asks for it."""
    if not settings.TOWN_STAFF_MFA or is_mfa_enabled(request.user):
        return None
    messages.warning(request, _("Bitte richten Sie zuerst einen zweiten Faktor ein. Das CMS der Stadt öffnet sich danach."))
    return redirect("mfa_index")


def pass_member(request: PersonRequest, name: str, kwargs: Arguments) -> HttpResponse | None:
    """Let a member do what the list allows with the own shop's page and pictures."""
    if not is_member(request.user):
        raise PermissionDenied
    if name in DIVERSIONS:
        return DIVERSIONS[name](request)
    rule = ALLOWED.get(name)
    if rule is None or not rule(request.user, kwargs):
        raise PermissionDenied
    return None


def to_storefront(request: PersonRequest) -> HttpResponse:
    """Begin where a member has something to do: at the own page, or at the list of the own shops when there are several."""
    page = storefront_to_edit(user=request.user)
    return redirect("wagtailadmin_pages:edit", page.pk) if page else redirect("account_home")


def to_external_link(request: HttpRequest) -> HttpResponse:
    """Open the chooser of links at addresses on the web: the tree of pages is not for members."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("wagtailadmin_choose_page_external_link") + (f"?{query}" if query else ""))


def anyone(user: "User", kwargs: Arguments) -> bool:
    """Allow a view that shows nothing of anyone."""
    return True


def own_page(user: "User", kwargs: Arguments) -> bool:
    """Allow the storefronts of the own shops, in every language."""
    return may_edit_page(user=user, page_id=kwargs["page_id"])


def own_compared_page(user: "User", kwargs: Arguments) -> bool:
    """Allow comparing versions of an own storefront."""
    return may_edit_page(user=user, page_id=int(kwargs["pk"]))


def own_session(user: "User", kwargs: Arguments) -> bool:
    """Allow telling others that one is editing an own storefront."""
    if (kwargs["app_label"], kwargs["model_name"]) not in EDITED or not kwargs["object_id"].isdecimal():
        return False
    return may_edit_page(user=user, page_id=int(kwargs["object_id"]))


def own_picture(user: "User", kwargs: Arguments) -> bool:
    """Allow choosing a picture of the own shop."""
    return str(kwargs["pk"]).isdecimal() and may_use_picture(user=user, picture_id=int(kwargs["pk"]))


OPEN = frozenset({"cms_login"})
EDITED = frozenset({("shops", "shoppage"), ("wagtailcore", "page")})
DIVERSIONS: dict[str, Callable[[PersonRequest], HttpResponse]] = {
    "wagtailadmin_home": to_storefront,
    "wagtailadmin_account": lambda request: redirect("account_home"),
    "wagtailadmin_logout": lambda request: redirect("account_logout"),
    "wagtailadmin_choose_page": to_external_link,
}
# The whole of Wagtail that a member reaches. A view that is not here is 403, so a new one of Wagtail's is too.
ALLOWED: dict[str, Rule] = {
    "wagtailadmin_pages:edit": own_page,
    "wagtailadmin_pages:preview_on_edit": own_page,
    "wagtailadmin_pages:view_draft": own_page,
    "wagtailadmin_pages:convert_alias": own_page,
    "wagtailadmin_pages:history": own_page,
    "wagtailadmin_pages:history_results": own_page,
    "wagtailadmin_pages:revisions_view": own_page,
    "wagtailadmin_pages:revisions_revert": own_page,
    "wagtailadmin_pages:revisions_compare": own_compared_page,
    "wagtailadmin_choose_page_external_link": anyone,
    "wagtailadmin_choose_page_email_link": anyone,
    "wagtailadmin_choose_page_phone_link": anyone,
    "wagtailadmin_editing_sessions:ping": own_session,
    "wagtailadmin_editing_sessions:release": anyone,
    "wagtailadmin_dismissibles": anyone,
    "wagtailadmin_sprite": anyone,
    "wagtailadmin_javascript_catalog": anyone,
    "wagtailimages_chooser:choose": anyone,
    "wagtailimages_chooser:choose_results": anyone,
    "wagtailimages_chooser:chosen": own_picture,
    "wagtailimages_chooser:create": anyone,
}
