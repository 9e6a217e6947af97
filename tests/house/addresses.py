"""Every address of the town, walked from the URL resolver: ours and Wagtail's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

PLACE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\(\?P<(?P<group>\w+)>")
SAMPLES = {"int": "1", "key": "1", "slug": "x", "str": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000", None: "x"}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver."""

    name: str
    route: str
    pattern: URLPattern
    is_regex: bool

    @property
    def arguments(self) -> list[str]:
        return [match["name"] or match["group"] for match in PLACE.finditer(self.route)]

    @property
    def takes_arguments(self) -> bool:
        return self.is_regex or bool(self.arguments)

    @property
    def module(self) -> str:
        return getattr(self.pattern.callback, "__module__", "")

    def path(self, **values: Any) -> str:
        """Return the path with these values in it; a sample of the right kind where none is given."""
        return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: str(values.get(found[2], SAMPLES.get(found[1], "x"))), self.route)


def addresses() -> list[Address]:
    """Return all addresses in the order in which they are tried."""
    return list(walk(get_resolver().url_patterns))


def walk(patterns: list[URLPattern | URLResolver], before: str = "", names: tuple[str, ...] = (), regex: bool = False) -> Iterator[Address]:
    """Yield the patterns below these, with their whole route and name."""
    for each in patterns:
        is_regex = regex or "RegexPattern" in type(each.pattern).__name__
        route = before if isinstance(each.pattern, LocalePrefixPattern) else before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*names, each.namespace) if each.namespace else names
            yield from walk(each.url_patterns, route, inner, is_regex)
        else:
            yield Address(":".join((*names, each.name or "")), route, each, is_regex)


def cms_addresses() -> list[Address]:
    """Return the addresses under /cms/."""
    return [each for each in addresses() if each.route.startswith("cms/")]


def own_addresses() -> list[Address]:
    """Return the addresses that we or the libraries of the sign-in serve: everything but the CMS and the pages themselves."""
    return [each for each in addresses() if not each.route.startswith(("cms/", "__debug__"))]
