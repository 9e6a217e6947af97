"""What a phone keeps for when the network is gone: one page, and the script that shows it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def offline(request: HttpRequest) -> HttpResponse:
    """Show the page for people without a network; it is the same for everyone."""
    return render(request, "offline.html")


def offline_worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker.

    It stands at the root of the site, because it may only look after addresses below its own, and is asked for anew
    each time, because it names the stylesheet of this release.
    """
    answer = render(request, "marketplace/offline.js", content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer
