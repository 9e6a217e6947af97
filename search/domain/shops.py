"""Shops that answer a question themselves: by their name, or by what they say they carry, do and can be asked for."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Q

from search.backends.base import Group
from search.models import IndexedShop
from search.query import Word

MOST = 3


def matching_shops(*, words: Sequence[Word]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the shops whose name holds all words, and the others that say all of them somewhere."""
    if not words:
        return (), ()
    condition = Q()
    for word in words:
        condition &= holds("stems", word)
    rows = list(IndexedShop.objects.filter(condition).order_by("shop_id").values_list("shop_id", "name_stems"))
    named = [pk for pk, stems in rows if all(f" {word.stem} " in stems for word in words)]
    return tuple(named[:MOST]), tuple(pk for pk, _ in rows if pk not in named)[:MOST]


def shops_of_that_kind(*, words: Sequence[Word], selling: Iterable[Group]) -> tuple[int, ...]:
    """Return who might know: the shops that say the words and have the most things that hold one of them."""
    counts: Counter[int] = Counter()
    for group in selling:
        counts[group.shop] += group.count
    for word in words:
        counts.update(IndexedShop.objects.filter(holds("stems", word)).values_list("shop_id", flat=True))
    return tuple(sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST])


def holds(field: str, word: Word) -> Q:
    """Match a word whole or as all its parts."""
    whole = Q(**{f"{field}__contains": f" {word.stem} "})
    parts = Q()
    for part in word.parts:
        parts &= Q(**{f"{field}__contains": f" {part} "})
    return whole | parts if word.parts else whole
