"""Suggestions while typing: one table of Warengruppen, brands, shops and products, scanned by prefix, each with kind and count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from search.analysis.analyser import analyse
from search.models import IndexedProduct, IndexedShop, Suggestion, SuggestionKind
from search.query import STOP_WORDS
from shops.models import Category, Shop

Target = tuple[int, str]
BRAND = SuggestionKind.BRAND.value
SHORTEST_PREFIX = 2
LONGEST_KEY = 160
STARTS = 8  # how many words of a label one can begin to type with
OFFERED = {SuggestionKind.CATEGORY: 3, SuggestionKind.BRAND: 2, SuggestionKind.SHOP: 3, SuggestionKind.PRODUCT: 4}
SCANNED = 400
BATCH = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion: what it is, how many products it leads to, and in how many shops a brand is carried."""

    kind: SuggestionKind
    label: str
    target: str
    count: int
    carried: int


def suggest(*, text: str) -> list[Offer]:
    """Return what a half-typed text may become: Warengruppen first, then brands, shops and products, the larger ones first."""
    prefix = key_of(text)
    if len(prefix) < SHORTEST_PREFIX:
        return []
    worth = Q(kind__in=[SuggestionKind.SHOP, SuggestionKind.PRODUCT]) | Q(count__gt=0) | Q(carried__gt=0)
    rows = Suggestion.objects.filter(worth, key__prefix=prefix).order_by("kind", "-count", "-carried", "label", "target")
    offers = (Offer(SuggestionKind(row.kind), row.label, row.target, row.count, row.carried) for row in rows[:SCANNED])
    unique = list(dict.fromkeys(offers))
    return [offer for kind, most in OFFERED.items() for offer in [one for one in unique if one.kind == kind][:most]]


def count_suggestions(*, before: Iterable[IndexedProduct], after: Iterable[IndexedProduct]) -> None:
    """Move the counts of Warengruppen, brands and shops by what changed, and replace the rows of renamed products."""
    old, new = {row.pk: row for row in before}, {row.pk: row for row in after}
    deltas = Counter(target for row in new.values() for target in targets(row))
    deltas.subtract(target for row in old.values() for target in targets(row))
    ensure([target for target, delta in deltas.items() if delta > 0], brands(new.values()))
    for (kind, target), delta in sorted(deltas.items()):
        if delta:
            Suggestion.objects.filter(kind=kind, target=target).update(count=F("count") + delta)
    kept = {pk for pk in new if pk in old and old[pk].title == new[pk].title}
    Suggestion.objects.filter(kind=SuggestionKind.PRODUCT, target__in=[str(pk) for pk in old if pk not in kept]).delete()
    write(row for pk, one in new.items() if pk not in kept for row in rows_for(SuggestionKind.PRODUCT, str(pk), one.title))


def targets(row: IndexedProduct) -> list[Target]:
    """Return what a product counts for."""
    named = [(BRAND, brand_key(row.brand))] if brand_key(row.brand) else []
    return [*((SuggestionKind.CATEGORY.value, str(pk)) for pk in row.category_ids), (SuggestionKind.SHOP.value, str(row.shop_id)), *named]


def brands(rows: Iterable[IndexedProduct]) -> dict[str, str]:
    """Return the spelling of each brand under its key."""
    return {brand_key(row.brand): row.brand for row in rows if row.brand}


def brand_key(brand: str) -> str:
    """Return what tells brands apart, however they are spelled."""
    return key_of(brand)[:80]


def ensure(wanted: Sequence[Target], brand_names: dict[str, str]) -> None:
    """Make the rows of Warengruppen, brands and shops that are not there yet."""
    wanted_of = {kind: [target for own, target in wanted if own == kind] for kind in SuggestionKind}
    labels: dict[Target, str] = {(SuggestionKind.BRAND, key): brand_names[key] for key in wanted_of[SuggestionKind.BRAND]}
    for kind, model in ((SuggestionKind.CATEGORY, Category), (SuggestionKind.SHOP, Shop)):
        if wanted_of[kind]:
            names = model.objects.filter(pk__in=wanted_of[kind]).values_list("pk", "name")
            labels |= {(kind, str(pk)): name for pk, name in names}
    write(row for (kind, target), label in labels.items() for row in rows_for(kind, target, label))


def write(rows: Iterable[Suggestion]) -> None:
    """Insert rows; those that are there already stay as they are."""
    Suggestion.objects.bulk_create(sorted(rows, key=lambda row: (row.kind, row.target, row.key)), ignore_conflicts=True, batch_size=BATCH)


def rows_for(kind: int, target: str, label: str, count: int = 0, carried: int = 0) -> list[Suggestion]:
    """Make one row for each word that a label can be begun with."""
    return [Suggestion(kind=kind, target=target, label=label, key=key, count=count, carried=carried) for key in keys_of(label)]


def keys_of(label: str) -> list[str]:
    """Return the folded label from each of its words on; a hyphenated word can be begun at its members, too."""
    words = analyse(label)
    keys = [
        " ".join(word.folded for word in words[start:]) for start, word in enumerate(words) if not start or word.folded not in STOP_WORDS
    ]
    inner = [piece.folded for word in words if word.parts for piece in word.inner[1:]]
    return list(dict.fromkeys(key[:LONGEST_KEY] for key in [*keys[:STARTS], *inner] if key))


def key_of(text: str) -> str:
    """Fold a text as keys are folded."""
    return " ".join(word.folded for word in analyse(text))


def replace_shop(*, shop_id: int, name: str, brand_names: Sequence[str], old_brands: Sequence[str]) -> None:
    """Write the rows of a shop anew and move the counts of the brands it carries. A nameless shop is gone."""
    Suggestion.objects.filter(kind=SuggestionKind.SHOP, target=str(shop_id)).delete()
    if name:
        count = IndexedProduct.objects.filter(shop_id=shop_id).count()
        write(rows_for(SuggestionKind.SHOP, str(shop_id), name, count))
    new = {key: brand for brand in brand_names if (key := brand_key(brand))}
    old = {key for brand in old_brands if (key := brand_key(brand))}
    ensure([(BRAND, key) for key in new], new)
    for key in sorted(new.keys() ^ old):
        Suggestion.objects.filter(kind=SuggestionKind.BRAND, target=key).update(carried=F("carried") + (1 if key in new else -1))


def rename_categories(*, category_ids: Iterable[int]) -> None:
    """Write the rows of Warengruppen anew, with the counts they had."""
    for pk, name in Category.objects.filter(pk__in=list(category_ids)).values_list("pk", "name"):
        rows = Suggestion.objects.filter(kind=SuggestionKind.CATEGORY, target=str(pk))
        count = rows.values_list("count", flat=True).first() or 0
        rows.delete()
        write(rows_for(SuggestionKind.CATEGORY, str(pk), name, count))


def recount_suggestions() -> None:
    """Write the whole table anew from what stands in the index."""
    Suggestion.objects.all().delete()
    counts: Counter[Target] = Counter()
    names: dict[str, str] = {}
    carried: Counter[str] = Counter()
    products: list[Suggestion] = []
    for row in IndexedProduct.objects.order_by("-pk").iterator(BATCH):
        counts.update(targets(row))
        names |= brands([row])
        products += rows_for(SuggestionKind.PRODUCT, str(row.pk), row.title)
        if len(products) >= 10 * BATCH:
            write(products)
            products = []
    write(products)
    for shop in IndexedShop.objects.all():
        own = {key: brand for brand in shop.brands.splitlines() if (key := brand_key(brand))}
        names = own | names
        carried.update(list(own))
    write(row for key, name in names.items() for row in rows_for(SuggestionKind.BRAND, key, name, counts[BRAND, key], carried[key]))
    for kind, model in ((SuggestionKind.CATEGORY, Category), (SuggestionKind.SHOP, IndexedShop)):
        labels = model.objects.values_list("pk", "name")
        write(row for pk, name in labels for row in rows_for(kind, str(pk), name, counts[kind.value, str(pk)]))
