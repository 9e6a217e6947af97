"""Keep the index in step: rows are written in the transaction that changed the thing, so a rollback takes them back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import transaction

from search import backends
from search.analysis.analyser import analyse
from search.backends.embedded import stored_form
from search.documents import document, flat, spellings, stems
from search.domain.sources import ShopSource, product_sources, shop_sources
from search.domain.suggesting import count_suggestions, recount_suggestions, rename_categories, replace_shop
from search.domain.vocabulary import count_words, recount_words
from search.models import IndexedProduct, IndexedShop
from shops.domain.browsing import products_in, visible_products
from shops.domain.queries import live_shops
from shops.models import Category, Shop

BATCH = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found: how many stand in the index, and how many had to be added, changed or taken out."""

    products: int
    shops: int
    added: int
    changed: int
    removed: int


def index_products(*, product_ids: Iterable[int]) -> None:
    """Bring the index up to date for products; what is hidden or gone leaves it."""
    for ids in batches(product_ids):
        with transaction.atomic():
            before, after = write_products(ids)
            count_suggestions(before=before, after=after)
            count_words(before=spelled(before), after=spelled(after))


def remove_products(*, product_ids: Iterable[int]) -> None:
    """Take products out of the index, whatever their rows say."""
    for ids in batches(product_ids):
        with transaction.atomic():
            backends.engine().lock(ids)
            before = list(IndexedProduct.objects.filter(pk__in=ids))
            backends.engine().delete([row.pk for row in before])
            count_suggestions(before=before, after=[])
            count_words(before=spelled(before), after=[])


def write_products(ids: Sequence[int]) -> tuple[list[IndexedProduct], list[IndexedProduct]]:
    """Write the documents of a batch; return what stood there before and what stands there now."""
    engine = backends.engine()
    engine.lock(ids)
    before = list(IndexedProduct.objects.filter(pk__in=ids))
    documents = [document(source) for source in product_sources(product_ids=ids)]
    visible = {one.product_id for one in documents}
    engine.delete([row.pk for row in before if row.pk not in visible])
    engine.replace(documents)
    return before, [stored_form(one) for one in documents]


def spelled(rows: Iterable[IndexedProduct]) -> Iterator[str]:
    """Yield every use of a spelling."""
    return (word for row in rows for word in row.words.split())


@transaction.atomic
def index_shop(*, shop_id: int) -> None:
    """Bring the index up to date for a shop. Its products are written again only when its name or its being public changed."""
    before = IndexedShop.objects.filter(pk=shop_id).first()
    sources = shop_sources(shop_ids=[shop_id])
    after = shop_row(sources[0]) if sources else None
    if after:
        after.save()
    elif before:
        before.delete()
    if (before.name if before else "") != (after.name if after else ""):
        known = IndexedProduct.objects.filter(shop_id=shop_id).values_list("pk", flat=True)
        visible = visible_products().filter(shop_id=shop_id).values_list("pk", flat=True)
        index_products(product_ids={*known, *visible})
    replace_shop(shop_id=shop_id, name=after.name if after else "", brand_names=brands_of(after), old_brands=brands_of(before))
    count_words(before=before.words.split() if before else [], after=after.words.split() if after else [])


def brands_of(row: IndexedShop | None) -> list[str]:
    """Return the brands a shop carries."""
    return row.brands.splitlines() if row else []


def shop_row(source: ShopSource) -> IndexedShop:
    """Turn what a shop says about itself into its row."""
    name = list(flat(analyse(source.name)))
    words = [*name, *flat(analyse("\n".join([*source.kinds, *source.brands, *source.lines])))]
    return IndexedShop(
        shop_id=source.shop_id,
        name=source.name,
        name_stems=spaced(stems(name)),
        stems=spaced(stems(words)),
        words=" ".join(spellings(words)),
        brands="\n".join(source.brands),
    )


def spaced(tokens: set[str]) -> str:
    """Write stems so that each has a space on both sides."""
    return f" {' '.join(sorted(tokens))} "


@transaction.atomic
def index_categories(*, category_ids: Iterable[int]) -> None:
    """Bring the index up to date for renamed or moved Warengruppen: their names, and all products and shops below them."""
    ids = list(category_ids)
    rename_categories(category_ids=ids)
    for category in Category.objects.filter(pk__in=ids):
        index_products(product_ids=products_in(category).values_list("pk", flat=True))
        for shop_id in Shop.objects.filter(category__path__startswith=category.path).order_by("pk").values_list("pk", flat=True):
            index_shop(shop_id=shop_id)


def rebuild() -> Rebuilt:
    """Write the whole index anew, batch by batch, so that finding goes on meanwhile; then count everything again."""
    stale = set(IndexedProduct.objects.values_list("pk", flat=True))
    ids = list(visible_products().order_by("pk").values_list("pk", flat=True))
    added = changed = 0
    for batch in batches(ids):
        with transaction.atomic():
            before, after = write_products(batch)
            old = {row.pk: (row.rid, row.bag) for row in before}
            added += sum(row.pk not in old for row in after)
            changed += sum(row.pk in old and old[row.pk] != (row.rid, row.bag) for row in after)
    gone = sorted(stale - set(ids))
    for batch in batches(gone):
        backends.engine().delete(batch)
    shops = rebuild_shops()
    with transaction.atomic():
        recount_suggestions()
        of_shops = (word for row in IndexedShop.objects.all() for word in row.words.split())
        recount_words(words=chain(spelled(IndexedProduct.objects.iterator(BATCH)), of_shops))
    return Rebuilt(IndexedProduct.objects.count(), shops, added, changed, len(gone))


@transaction.atomic
def rebuild_shops() -> int:
    """Write the rows of all public shops anew and return how many there are."""
    IndexedShop.objects.all().delete()
    sources = shop_sources(shop_ids=list(live_shops().values_list("pk", flat=True)))
    IndexedShop.objects.bulk_create([shop_row(source) for source in sources])
    return len(sources)


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield ids in sorted lists of bounded length, each id once."""
    unique = sorted(set(ids))
    return (unique[start : start + BATCH] for start in range(0, len(unique), BATCH))
