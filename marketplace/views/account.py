"""The one way in: every login address leads to allauth."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def to_login(request: HttpRequest) -> HttpResponse:
    """Send Wagtail's own login address to the login with second factor."""
    target = request.GET.get("next", "/cms/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = "/cms/"
    if request.user.is_authenticated:
        return redirect(target)
    return redirect_to_login(target)
