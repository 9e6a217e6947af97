"""The request as our middleware hands it on: views name these types, so that what stands on a request is known."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls.converters import IntConverter

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from marketplace.models import User
    from shops.models import Shop, ShopMember

LONGEST_KEY = 18  # digits; 19 may be more than a database can hold


class TownRequest(HttpRequest):
    """Any request: `at` is its one moment, `htmx` is true when only a part of a page is asked for."""

    at: datetime
    htmx: "HtmxDetails"


class PersonRequest(TownRequest):
    """A request behind a sign-in."""

    user: "User"  # type: ignore[assignment]


class MemberRequest(PersonRequest):
    """A request behind `for_member`: a signed-in member at the desk of exactly one shop."""

    member: "ShopMember"
    shop: "Shop"


class RowKey(IntConverter):
    """The key of a row in an address, written <key:…>; a number no database can hold is no address, and so 404."""

    regex = f"[0-9]{{1,{LONGEST_KEY}}}"
