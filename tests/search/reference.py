"""The naive engine: the contract in a few lines of Python over a list of documents."""

from collections import Counter
from dataclasses import dataclass, field

from search.backends.base import SAMPLED_ABOVE, Answer, Ask, Engine, Group, Order, Where
from search.documents import IN_SAMPLE, Document, unpack
from search.query import Anything, Every, Expression, Has, Tier


def matches(expression: Expression, bag: frozenset[str]) -> bool:
    if isinstance(expression, Anything):
        return True
    if isinstance(expression, Has):
        return expression.token in bag
    return (all if isinstance(expression, Every) else any)(matches(member, bag) for member in expression.members)


def passes(where: Where, document: Document, bag: frozenset[str]) -> bool:
    _, band, kind = unpack(document.packed)
    given = [(where.shops, document.shop_id), (where.bands, band), (where.kinds, kind)]
    return matches(where.tokens, bag) and all(allowed is None or value in allowed for allowed, value in given)


@dataclass
class Naive(Engine):
    """What every engine must agree with, without any index."""

    documents: dict[int, Document] = field(default_factory=dict)
    bags: dict[int, frozenset[str]] = field(default_factory=dict)

    def hits(self, expression: Expression, where: Where) -> list[Document]:
        bags = self.bags
        found = [one for pk, one in self.documents.items() if matches(expression, bags[pk]) and passes(where, one, bags[pk])]
        return sorted(found, key=lambda one: one.rid)

    def answer(self, ask: Ask) -> Answer:
        base = self.hits(ask.base, Where())
        sampled = len(base) > SAMPLED_ABOVE
        counted = [one for one in base if not sampled or IN_SAMPLE in one.bag]
        counts = Counter((one.packed, one.shop_id) for one in counted)
        groups = tuple(Group(*key, count * (16 if sampled else 1)) for key, count in sorted(counts.items()))
        walk = self.walk(ask, ask.where, ask.limit)
        shops = ask.open_shops if ask.where.shops is None else ask.where.shops & (ask.open_shops or frozenset())
        open_where = Where(ask.where.tokens, shops, ask.where.bands, ask.where.kinds)
        behind = ask.open_shops is not None and not set(self.walk(ask, open_where, ask.window)) <= set(walk[: ask.window])
        crowded = ask.open_shops is not None and (len(walk) > ask.window or len(walk) == ask.limit)
        assert crowded or not behind
        open_walk = self.walk(ask, open_where, ask.window) if crowded else ()
        return Answer(walk, open_walk, groups, min(len(base), SAMPLED_ABOVE + 1), sampled)

    def walk(self, ask, where, limit):
        if ask.order == Order.PRICE:
            ordered = sorted(self.hits(ask.base, where), key=lambda one: (one.price, one.rid))
            return tuple((Tier.ANYWHERE, one.rid) for one in ordered)[:limit]
        found = {}
        for tier, expression in ask.tiers:
            for one in self.hits(expression, where):
                found.setdefault(one.rid, tier)
        return tuple((tier, rid) for rid, tier in found.items())[:limit]

    def count(self, expression, where=None, *, limit=10_001):
        return min(limit, len(self.hits(expression, where or Where())))

    def lock(self, product_ids):
        pass

    def replace(self, documents):
        self.documents |= {one.product_id: one for one in documents}
        self.bags |= {one.product_id: frozenset(one.bag) for one in documents}

    def delete(self, product_ids):
        for product_id in product_ids:
            self.documents.pop(product_id, None)
