"""Collecting: until when, with which code, and who tries codes out."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from marketplace.models import Order, PickupMiss
from shops.domain.hours import calendar_at, end_of_nth_opening_day, shop_hours
from shops.models import Shop

if TYPE_CHECKING:
    from marketplace.models import User

LETTERS = "ACDEFGHJKLMNPRTUVWXY"  # none that is read as a digit or as another letter
CODE = re.compile(rf"[{LETTERS}][2-9][0-9]{{2}}\Z")
LOOKS_LIKE = str.maketrans("OIL", "011")
# A shop whose hours nobody knows keeps things a week: long enough to ring and ask.
WITHOUT_HOURS = timedelta(days=7)
MISSES_ALLOWED, MISSES_WITHIN = 10, timedelta(minutes=10)


def held_until(*, shops: Iterable[Shop], at: datetime) -> dict[int, datetime]:
    """Return until when each shop keeps what is reserved now: the end of its n-th opening day, or a week where no hours are known.

    Three queries, however many shops.
    """
    shops = list(shops)
    hours, calendar = shop_hours(shop_ids=[shop.pk for shop in shops], at=at), calendar_at(at=at)
    ends = {shop.pk: end_of_nth_opening_day(hours=hours.get(shop.pk), calendar=calendar, at=at, n=shop.hold_days) for shop in shops}
    return {shop_id: end.astimezone(UTC) if end else at + WITHOUT_HOURS for shop_id, end in ends.items()}


def new_pickup_code(*, shop_id: int) -> str:
    """Return a code that no waiting order of this shop has; short enough to say across the counter: K7-31."""
    taken = set(Order.objects.filter(shop_id=shop_id, closed_at__isnull=True).values_list("pickup_code", flat=True))
    while (code := f"{secrets.choice(LETTERS)}{secrets.choice('23456789')}-{secrets.randbelow(100):02}") in taken:
        pass
    return code


def read_code(text: str) -> str:
    """Return a code as it is stored, however it was typed (k7 31, K731, "K7–31"), or nothing for what cannot be one."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isascii() and sign.isalnum())
    signs = signs[:1] + signs[1:].translate(LOOKS_LIKE)
    return f"{signs[:2]}-{signs[2:]}" if CODE.match(signs) else ""


def too_many_misses(*, shop_id: int, user: "User", at: datetime) -> bool:
    """Tell whether this person has tried too many wrong codes at this shop just now."""
    return PickupMiss.objects.filter(shop_id=shop_id, user=user, at__gt=at - MISSES_WITHIN).count() >= MISSES_ALLOWED


def note_miss(*, shop_id: int, user: "User", at: datetime) -> None:
    """Remember a wrong code."""
    PickupMiss.objects.create(shop_id=shop_id, user=user, at=at)


def forget_misses(*, at: datetime) -> int:
    """Throw away the wrong codes that no longer count and return how many."""
    removed, _kinds = PickupMiss.objects.filter(at__lte=at - MISSES_WITHIN).delete()
    return removed


def desk_url(*, code: str = "") -> str:
    """Return the full address of a shop's counter; with a code it is what the shopper's QR code holds, to be scanned there."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('desk:counter')}" + (f"?code={code}" if code else "")


def qr_path(*, text: str) -> tuple[int, str]:
    """Return the width in modules and the SVG path of a QR code, drawn here so that nobody else is asked."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    rows = code.get_matrix()
    return len(rows), "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _dark_runs(row))


def _dark_runs(row: Sequence[bool]) -> Iterable[tuple[int, int]]:
    x = 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            yield x, width
        x += width
