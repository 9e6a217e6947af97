"""The two widths in which every picture is kept, and how they reach a template."""

from collections.abc import Iterable
from typing import Any

from shops.results import PictureCard

WIDTHS = (480, 1200)
SPECS = tuple(f"width-{width}|format-webp|webpquality-80" for width in WIDTHS)


def picture_card(picture: Any, alt: str | None = None) -> PictureCard | None:
    """Return what a template needs to show a picture; prefetch `renditions`, or each picture costs a query.

    Nothing is drawn here. Until the worker has made the two widths, the cleaned original stands in for them.
    """
    if picture is None:
        return None
    words = picture.description if alt is None else alt
    narrow, wide = made(picture.renditions.all())
    if narrow is None or wide is None:
        return PictureCard(src=picture.file.url, srcset="", width=picture.width, height=picture.height, alt=words)
    srcset = f"{narrow.file.url} {narrow.width}w, {wide.file.url} {wide.width}w" if wide.width > narrow.width else ""
    return PictureCard(src=narrow.file.url, srcset=srcset, width=wide.width, height=wide.height, alt=words)


def made(renditions: Iterable[Any]) -> tuple[Any, ...]:
    """Return the renditions of the two widths among all that exist, None where one is missing."""
    by_spec = {rendition.filter_spec: rendition for rendition in renditions}
    return tuple(by_spec.get(spec) for spec in SPECS)
