"""What finding gives back: plain values that templates render."""

from dataclasses import dataclass


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
    """How an answer departs from the question: the text it was `corrected` to, the words left out, how few had to match."""

    corrected: str = ""
    dropped: tuple[str, ...] = ()
    at_least: int | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """Ways on for an answer without hits: spellings, wider questions, and shops of that kind."""

    did_you_mean: tuple[Wider, ...] = ()
    wider: tuple[Wider, ...] = ()
    shop_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer.

    `total` counts with the filters, `unfiltered` without; both are estimates when `about` is set. `reachable` is how many hits
    the pages lead to. `named` are shops whose name was asked for, `carrying` those that say they have it.
    """

    text: str
    hits: tuple[Hit, ...]
    total: int
    unfiltered: int
    shops: int
    facets: Facets
    page: int
    reachable: int
    about: bool = False
    notice: Notice | None = None
    named: tuple[int, ...] = ()
    carrying: tuple[int, ...] = ()
    way: Way | None = None
