"""A product as one set of class-prefixed tokens and one order key: all that an engine is told about it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from search.analysis.analyser import analyse
from search.query import AVAILABILITY, BAND, CATEGORY, EXACT, HEAD, SAMPLE, SHOP, STOP_WORDS, TITLE, Word
from shops.enums import AvailabilityKind

# Upper bounds of the price bands in cents; band 0 has no price, the last one has no bound.
BANDS = (1_000, 2_500, 5_000, 10_000, 20_000)
NO_PRICE = 2_147_483_647  # sorts behind every price, in every engine
KINDS = {AvailabilityKind.SHELF: 1, AvailabilityKind.USUALLY: 2, AvailabilityKind.DAYS: 3, AvailabilityKind.ASK: 4}
SAMPLE_SHARE = 16
IN_SAMPLE = f"{SAMPLE}1"

# What makes an entry good whenever it is read: nothing here changes with time.
QUALITY = {"picture": 80, "price": 60, "description": 50, "gtin": 25, "brand": 20, "content": 20}
LONG_ENOUGH = 40

# Where the thing a title names ends and its description begins: „Sandale „Süden“, Kork“, „Tee für den Abend“.
HEAD_ENDS = re.compile(r"[,;:(\[|„“”‚‘«»\"–—/]|\s(?:-|mit|ohne|für|aus|von|vom|im|in|zum|zur|nach|und|oder)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """What a shop says about a product, as plain values."""

    product_id: int
    name: str
    shop_id: int
    shop_name: str
    categories: tuple[tuple[int, str], ...]  # from the root down to the product's own
    brand: str = ""
    description: str = ""
    gtin: str = ""
    sku: str = ""
    cents: int | None = None
    kind: str = AvailabilityKind.ASK
    said_at: datetime | None = None
    updated_at: datetime | None = None
    has_picture: bool = False
    has_content: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A product as the index holds it. `words` are the spellings it adds to the town's vocabulary."""

    product_id: int
    rid: int
    packed: int
    shop_id: int
    price: int
    bag: tuple[str, ...]
    words: tuple[str, ...]
    title: str
    brand: str
    kind: str
    said_at: datetime | None
    updated_at: datetime | None


def document(source: Source) -> Document:
    """Turn a product into its document."""
    words = naming(source)
    return Document(
        product_id=source.product_id,
        rid=order_key(static(source), source.product_id),
        packed=pack(source.categories[-1][0], band(source.cents), KINDS[AvailabilityKind(source.kind)]),
        shop_id=source.shop_id,
        price=NO_PRICE if source.cents is None else source.cents,
        bag=tuple(sorted(bag(source))),
        words=spellings(words),
        title=source.name,
        brand=source.brand.strip(),
        kind=source.kind,
        said_at=source.said_at,
        updated_at=source.updated_at,
    )


def bag(source: Source) -> set[str]:
    """Collect the tokens of a product."""
    title = list(flat(analyse(f"{source.name}\n{source.brand}")))
    tokens = {EXACT + word.exact for word in title} | {TITLE + stem for stem in stems(title)}
    tokens |= {HEAD + stem for stem in head(source.name, source.brand)}
    around = "\n".join([source.description, source.shop_name, source.gtin, source.sku, *(name for _, name in source.categories)])
    tokens |= stems([*title, *flat(analyse(around))])
    tokens |= {f"{CATEGORY}{pk}" for pk, _ in source.categories}
    tokens |= {f"{SHOP}{source.shop_id}", f"{BAND}{band(source.cents)}", f"{AVAILABILITY}{KINDS[AvailabilityKind(source.kind)]}"}
    return tokens | ({IN_SAMPLE} if in_sample(source.product_id) else set())


def spellings(words: Iterable[Word]) -> tuple[str, ...]:
    """Return the spellings that words add to the town's vocabulary; numbers, codes and stop words add none."""
    return tuple(sorted({word.exact for word in words if not word.stays_whole and word.folded not in STOP_WORDS}))


def naming(source: Source) -> list[Word]:
    """Return the words of all names around a product: what people may mistype."""
    names = [source.name, source.brand, source.shop_name, *(name for _, name in source.categories)]
    return list(flat(analyse("\n".join(names))))


def flat(words: Iterable[Word]) -> Iterator[Word]:
    """Yield words together with those inside them."""
    for word in words:
        yield word
        yield from flat(word.inner)


def stems(words: Iterable[Word]) -> set[str]:
    """Return the stems of words, wholes and parts."""
    return {stem for word in words for stem in (word.stem, *word.parts)}


def head(name: str, brand: str) -> set[str]:
    """Return the stems of the word that says what the thing is: the last one before a title starts to describe."""
    brands = {word.stem for word in flat(analyse(brand))}
    for part in (*HEAD_ENDS.split(name), name):
        candidates = [word for word in analyse(part) if names_a_thing(word, brands)]
        if candidates:
            last = candidates[-1]
            return {last.stem, last.inner[-1].stem} if last.inner else {last.stem}
    return set()


def names_a_thing(word: Word, brands: set[str]) -> bool:
    """Tell whether a word can be a title's head: no number, no code, no brand, no stop word."""
    return not word.stays_whole and word.stem not in brands and word.folded not in STOP_WORDS and len(word.folded) > 1


def static(source: Source) -> int:
    """Rate how well an entry is filled in, 0 to 255."""
    has = {
        "picture": source.has_picture,
        "price": source.cents is not None,
        "description": len(source.description) >= LONG_ENOUGH,
        "gtin": bool(source.gtin),
        "brand": bool(source.brand),
        "content": source.has_content,
    }
    return sum(QUALITY[name] for name, given in has.items() if given)


def order_key(quality: int, product_id: int) -> int:
    """Make the one key of natural order: better entries first, then older ones."""
    return (255 - quality) << 32 | product_id


def product_of(rid: int) -> int:
    """Read the product out of an order key."""
    return rid & 0xFFFF_FFFF


def pack(category_id: int, price_band: int, kind: int) -> int:
    """Put into one number what the facets count."""
    return category_id << 8 | price_band << 4 | kind


def unpack(packed: int) -> tuple[int, int, int]:
    """Return category, price band and availability."""
    return packed >> 8, packed >> 4 & 15, packed & 15


def band(cents: int | None) -> int:
    """Return the number of a price's band, 0 without a price."""
    return 0 if cents is None else 1 + sum(cents >= bound for bound in BANDS)


def in_sample(product_id: int) -> bool:
    """Tell whether a product stands for sixteen when a large answer is counted by sample."""
    return hashlib.blake2s(str(product_id).encode(), digest_size=1).digest()[0] % SAMPLE_SHARE == 0
