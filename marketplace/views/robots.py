"""What crawlers may read: everything public, nothing personal, no endless lists."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

CLOSED = ("/cms/", "/theke/", "/konto/", "/korb/", "/r/", "/reserviert/", "/suche/", "/melden/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say it in the words of robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), *(f"Disallow: /en{path}" for path in CLOSED)]
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse("\n".join([*lines, "", f"Sitemap: {sitemap}", ""]), content_type="text/plain; charset=utf-8")
