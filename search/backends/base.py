"""What any engine promises: the ids that satisfy an expression, in the order of one key, and counts. Nothing else is asked of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from search.documents import IN_SAMPLE, SAMPLE_SHARE, Document
from search.query import Anything, Expression, Has, Tier, every

# How many hits of each kind are ranked; behind them the list goes on in (tier, rid) order.
WINDOW = 200
# Totals are counted to this and then said as "more than".
MOST_COUNTED = 10_001
# Above this many hits facets are counted on the sample.
SAMPLED_ABOVE = 20_000


class Order(StrEnum):
    """The order of hits: by tier and key, or by price and key."""

    RELEVANCE = "relevance"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class Where:
    """Chosen filters: tokens (category, shop), and sets of whole numbers. None means no condition; an empty set matches nothing."""

    tokens: Expression = field(default_factory=Anything)
    shops: frozenset[int] | None = None
    bands: frozenset[int] | None = None
    kinds: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: everything an engine needs for one page of results, so that it can be answered in one round trip.

    `limit` is how far to walk; `window` is how many hits of open shops are wanted where the walk is longer than that.
    """

    tiers: tuple[tuple[Tier, Expression], ...]
    base: Expression
    where: Where = field(default_factory=Where)
    open_shops: frozenset[int] | None = None
    limit: int = WINDOW
    window: int = WINDOW
    order: Order = Order.RELEVANCE


@dataclass(frozen=True, slots=True)
class Group:
    """How many hits share a category, band, availability (all in `packed`) and shop."""

    packed: int
    shop: int
    count: int


Walk = tuple[tuple[Tier, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found: (tier, rid) pairs, those of open shops, and the counts of `base` without filters."""

    walk: Walk
    open_walk: Walk
    groups: tuple[Group, ...]
    base_total: int
    sampled: bool


class Engine(ABC):
    """The protocol. `answer` is the one question; an engine over the network answers it in one request."""

    @abstractmethod
    def answer(self, ask: Ask) -> Answer:
        """Answer a question."""

    @abstractmethod
    def count(self, expression: Expression, where: Where | None = None, *, limit: int = MOST_COUNTED) -> int:
        """Count hits, at most `limit`."""

    @abstractmethod
    def lock(self, product_ids: Sequence[int]) -> None:
        """Let no one else index these products until the transaction ends, so that the last to write has read the truth."""

    @abstractmethod
    def replace(self, documents: Sequence[Document]) -> None:
        """Put documents in, each in place of what stood there for its product."""

    @abstractmethod
    def delete(self, product_ids: Iterable[int]) -> None:
        """Take products out; those not there are no error."""


def conditioned(expression: Expression, where: Where) -> Expression:
    """Add the filters that are tokens."""
    return every([expression, where.tokens])


def open_missing(walk: Walk, ask: Ask) -> bool:
    """Tell whether hits of open shops may stand behind the window, so that they must be walked for themselves."""
    return ask.open_shops is not None and (len(walk) > ask.window or len(walk) == ask.limit)


def at_open(ask: Ask) -> Ask:
    """Narrow a question to shops that are open now, as far as the window reaches."""
    shops = ask.open_shops if ask.where.shops is None else ask.where.shops & (ask.open_shops or frozenset())
    return replace(ask, where=replace(ask.where, shops=shops), limit=ask.window)


def sampled(expression: Expression) -> Expression:
    """Restrict an expression to the sample."""
    return every([expression, Has(IN_SAMPLE)])


def scaled(groups: Iterable[Group]) -> Iterator[Group]:
    """Let each member of the sample stand for its share."""
    return (Group(group.packed, group.shop, group.count * SAMPLE_SHARE) for group in groups)
