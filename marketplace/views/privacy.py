"""Pages that only the holder of a link may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def nobody_else(view: View) -> View:
    """Keep a page out of search engines, out of caches and out of the Referer that other sites see.

    Not `no-referrer`: with that a browser sends `Origin: null`, and every form on the page, signing out too, is refused as a forgery.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "same-origin"
        return response

    return inner
