"""What finding gives back: plain values that templates render."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen beside the words: slugs of Warengruppen and shops, numbers of price bands, kinds of availability."""

    categories: frozenset[str] = frozenset()
    shops: frozenset[str] = frozenset()
    bands: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    open_now: bool = False
    unknown_too: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A product with its place in the order and the sentence that explains it."""

    product_id: int
    tier: int
    points: int | None
    why: str


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a facet, counted without the facet's own selection."""

    value: str
    label: str
    count: int
    chosen: bool
    level: int = 0
    about: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets of an answer."""

    today: tuple[FacetOption, ...]
    category: tuple[FacetOption, ...]
    shop: tuple[FacetOption, ...]
    price: tuple[FacetOption, ...]
    availability: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class Wider:
    """Another question that would find something, with its number of hits."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Notice:
    """How an answer departs from the question: `corrected` text, or the words left out, or how few had to match."""

    corrected: str = ""
    dropped: tuple[str, ...] = ()
    at_least: int | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    shops: int
    facets: Facets
    notice: Notice | None = None
    unfiltered: int = 0
    about: bool = False
    page: int = 1
    pages: int = 1
    shop_ids: tuple[int, ...] = field(default=())
    did_you_mean: tuple[Wider, ...] = ()
    wider: tuple[Wider, ...] = ()
