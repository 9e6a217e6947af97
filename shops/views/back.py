"""The way back after a tap: only ever to a page of this town."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def is_in_town(request: HttpRequest, target: str) -> bool:
    """Tell whether an address leads to a page of this town, as safely as this request came."""
    return url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())


def back(request: HttpRequest, default: str) -> HttpResponse:
    """Return to the page that the tap came from, or to the named one."""
    target = request.POST.get("back", "")
    return redirect(target if is_in_town(request, target) else reverse(default))
