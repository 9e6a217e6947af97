"""The street in templates. A drawing is kept in memory by its arguments: the same house stands on many pages.

`shop` is a Shop or anything with seed, motif, sign and monogram, such as the faces that cards carry.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe

from shops import drawing

register = template.Library()

_facade = lru_cache(maxsize=512)(drawing.facade)
_front = lru_cache(maxsize=512)(drawing.front)
_motif = lru_cache(maxsize=512)(drawing.motif)
_skyline = lru_cache(maxsize=16)(drawing.skyline)
_town_plan = lru_cache(maxsize=16)(drawing.town_plan)


class Face(NamedTuple):
    """What a drawing needs to know about a shop."""

    seed: str
    motif: str
    sign: str
    monogram: str


def face_of(shop: Any) -> Face:
    """Return the face of a Shop row or of a card; board and hanging sign fall back on the name."""
    seed = getattr(shop, "seed", None) or shop.pk
    motif = getattr(shop, "motif", None)
    if motif is None:
        motif = shop.category.motif
    sign = shop.sign or drawing.sign_of(shop.name)
    return Face(str(seed), motif, sign, shop.monogram or drawing.monogram_of(shop.name))


def _state(shop: Any, state: str) -> str:
    return state or getattr(shop, "state", "") or "unknown"


@register.simple_tag
def facade(shop: Any, state: str = "", *, key: bool = False, label: str = "") -> SafeString:
    """Draw the house of a shop; with key=True `again` can repeat it on the same page."""
    face = face_of(shop)
    ident = face.seed if key else ""
    svg = _facade(face.seed, face.motif, _state(shop, state), sign=face.sign, monogram=face.monogram, label=label, key=ident)
    return mark_safe(svg)


@register.simple_tag
def again(shop: Any) -> SafeString:
    """Repeat a house that `facade` drew with key=True on the same page, in a few bytes."""
    face = face_of(shop)
    width, height = drawing.plan(face.seed).width, drawing.HEIGHT
    size = f'width="{width}" height="{height}"'
    use = f'<use href="#h-{escape(face.seed)}" {size}/>'
    return mark_safe(f'<svg class="facade" viewBox="0 0 {width} {height}" {size} aria-hidden="true" focusable="false">{use}</svg>')


@register.simple_tag
def house_width(shop: Any) -> str:
    """Return the width of a shop's house in units, for the class w-… of the street."""
    return str(drawing.plan(face_of(shop).seed).width)


@register.simple_tag
def front(shop: Any, state: str = "", *, label: str = "") -> SafeString:
    """Draw the avatar of a shop; components/front.html frames it."""
    face = face_of(shop)
    return mark_safe(_front(face.seed, face.motif, _state(shop, state), monogram=face.monogram, label=label))


@register.simple_tag
def motif(kind: str, seed: Any, *, ratio: str = "1/1", label: str = "") -> SafeString:
    """Draw the still life that stands in for a photo."""
    return mark_safe(_motif(kind, str(seed), ratio=ratio or "1/1", label=label or ""))


@register.simple_tag
def skyline(seed: str, width: int = 1600, height: int = 150, *, tower: bool = True) -> SafeString:
    """Draw a run of roofs as one flat shape."""
    return mark_safe(_skyline(seed, width, height, tower=tower))


@register.simple_tag
def prop(kind: str) -> SafeString:
    """Draw street furniture: linde, laterne, brunnen or rad."""
    return mark_safe(drawing.prop(kind))


@register.simple_tag
def prop_width(kind: str) -> str:
    """Return the width of street furniture in units, for the class w-… of the street."""
    return str(drawing.PROP_WIDTHS[kind])


@register.simple_tag
def town_plan(
    seed: str, places: Iterable[tuple[float, float, bool]] = (), width: int = 720, height: int = 520, *, label: str = ""
) -> SafeString:
    """Draw the abstract plan with numbered places: (right, down, open) as shares of width and height from the market."""
    return mark_safe(_town_plan(seed, tuple(places), width, height, label=label))


@register.simple_tag
def logo() -> SafeString:
    """Draw the town's mark."""
    return mark_safe(drawing.logo())
