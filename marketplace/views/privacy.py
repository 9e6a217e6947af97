"""Pages that only the holder of a link may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def nobody_else(view: View | None = None, *, referrer: str = "no-referrer") -> Any:
    """Keep a page out of search engines, caches and the Referer of the next page.

    A page with a form needs `referrer="same-origin"`: with no-referrer a browser sends `Origin: null`, and the form is
    refused as a forgery. Other sites learn the address from neither.
    """
    if view is None:
        return lambda inner: nobody_else(inner, referrer=referrer)

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = referrer
        return response

    return inner
