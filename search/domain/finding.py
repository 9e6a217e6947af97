"""One question, one answer: understand it, ask the engine, rank, count the facets, and say what was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from search import backends
from search.analysis.analyser import analyse
from search.backends.base import MOST_COUNTED, WINDOW, Answer, Ask, Engine, Order, Walk
from search.documents import product_of
from search.domain import facets as counting
from search.domain.shops import matching_shops, shops_of_that_kind
from search.domain.vocabulary import corrections, lookalikes, words_inside
from search.models import IndexedProduct
from search.query import NOTHING, Plan, Tier, Word, either, in_field, plan, relaxations, significant
from search.ranking import CLOSED, OPEN, UNKNOWN, Candidate, Ranked, points, rank, reason
from search.results import Filters, Hit, Notice, Results, Way, Wider
from shops.domain.hours.reading import OpenNow, open_shop_ids

PAGE_SIZE = 24
DEEPEST = (MOST_COUNTED - 1) // PAGE_SIZE  # the last page that can be reached
OFFERED = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it will be asked, and how it departs from the words typed."""

    plan: Plan
    notice: Notice | None


# Signs without a word in them ask for nothing, unlike no text at all, which asks for everything.
WORDLESS = Understood(Plan((), ((Tier.ANYWHERE, NOTHING),), NOTHING), None)


def find(
    *, text: str, at: datetime, filters: Filters | None = None, order: Order = Order.RELEVANCE, page: int = 1, literally: bool = False
) -> Results:
    """Return one page of the products that answer a text, with facets, reasons, and ways on where nothing is found.

    `literally` asks for the words as typed, without correcting them. A page beyond the last is the last.
    """
    engine = backends.engine()
    words = analyse(text)
    understood = understand(engine, words, literally=literally) if words or not text.strip() else WORDLESS
    branches = counting.tree()
    doors = open_shop_ids(at=at)
    chosen = counting.choose(filters or Filters(), branches, open=doors.open, unknown=doors.unknown)
    page = min(max(page, 1), DEEPEST)
    where = counting.where(chosen)
    ask = Ask(
        understood.plan.tiers, understood.plan.base, where, doors.open if order == Order.RELEVANCE else None, depth(page), WINDOW, order
    )
    answer = engine.answer(ask)
    counted = counting.count(answer.groups, branches, chosen)
    passing = [one for one in counted if one.passes()]
    total = engine.count(ask.base, where) if answer.sampled else sum(one.count for one in passing)
    reachable = min(total, DEEPEST * PAGE_SIZE)
    page = min(page, max(1, -(-reachable // PAGE_SIZE)))
    named, carrying = matching_shops(words=understood.plan.words)
    return Results(
        text=text,
        hits=page_of_hits(answer, page=page, order=order, words=understood.plan.words, doors=doors, at=at),
        total=total,
        unfiltered=answer.base_total,
        shops=len({one.shop for one in passing}),
        facets=counting.facets(counted, branches, chosen, about=answer.sampled),
        page=page,
        reachable=reachable,
        about=answer.sampled or total >= MOST_COUNTED,
        notice=understood.notice,
        named=named,
        carrying=carrying,
        way=None if answer.base_total else ways_on(engine, significant(words)),
    )


def depth(page: int) -> int:
    """Return how far an engine must walk for a page: the window that is ranked, and behind it what the page shows."""
    end = page * PAGE_SIZE
    return WINDOW if end <= WINDOW else end + WINDOW


# --- understanding ------------------------------------------------------------------------------------------------------


def understand(engine: Engine, words: Sequence[Word], *, literally: bool) -> Understood:
    """Take the words as they are if anything answers them; else mend typos; else relax, step by step."""
    asked = plan(words)
    if not asked.words or engine.count(asked.base, limit=1):
        return Understood(asked, None)
    unknown = unknown_stems(engine, words)
    mended = [] if literally else mend(words, unknown)
    corrected = " ".join(word.text for word in mended)
    if mended and engine.count(plan(mended).base, limit=1):
        return Understood(plan(mended), Notice(corrected=corrected))
    relaxed = relax(engine, words, unknown, "")
    if mended and not relaxed:
        relaxed = relax(engine, mended, unknown_stems(engine, mended), corrected)
    return relaxed or Understood(asked, None)


def unknown_stems(engine: Engine, words: Sequence[Word]) -> frozenset[str]:
    """Return the stems of the words that no document has."""
    return frozenset(word.stem for word in significant(words) if not engine.count(in_field("", word), limit=1))


def mend(words: Sequence[Word], unknown: frozenset[str]) -> list[Word]:
    """Replace the words that no document has by what was meant; an empty list when nothing was mended."""
    meant = corrections(words=[word for word in significant(words) if word.stem in unknown])
    return [part for word in words for part in (analyse(meant[word.text]) if word.text in meant else [word])] if meant else []


def relax(engine: Engine, words: Sequence[Word], unknown: frozenset[str], corrected: str) -> Understood | None:
    """Return the first wider question that finds something."""
    for wider in relaxations(words, unknown=unknown):
        if engine.count(wider.plan.base, limit=1):
            dropped = tuple(word.text for word in wider.dropped)
            return Understood(wider.plan, Notice(corrected, dropped, wider.at_least, len(wider.plan.words)))
    return None


def ways_on(engine: Engine, words: Sequence[Word]) -> Way:
    """Offer other questions that find something, and shops that might know."""
    alike = {word: lookalikes(word=word, limit=OFFERED) for word in words}
    inside = [spelling for word in words for spelling in words_inside(word=word, limit=OFFERED)]
    whole = [" ".join(spelling if other == word else other.text for other in words) for word in words for spelling in alike[word]]
    single = [spelling for spellings in alike.values() for spelling in spellings]
    meant = offers(engine, [text for text in [*whole, *single] if text not in inside])
    kinds = [*words, *(word for spelling in dict.fromkeys([*inside, *single]) for word in analyse(spelling))]
    selling = engine.answer(Ask((), either(in_field("", word) for word in kinds), limit=1)).groups
    return Way(did_you_mean=meant, wider=offers(engine, inside), shop_ids=shops_of_that_kind(words=kinds, selling=selling))


def offers(engine: Engine, texts: Iterable[str]) -> tuple[Wider, ...]:
    """Count the hits of other questions and keep the first that have some."""
    counts = ((text, engine.count(plan(analyse(text)).base)) for text in dict.fromkeys(texts))
    return tuple(islice((Wider(text[0].upper() + text[1:], count) for text, count in counts if count), OFFERED))


# --- ordering -----------------------------------------------------------------------------------------------------------


def page_of_hits(answer: Answer, *, page: int, order: Order, words: Sequence[Word], doors: OpenNow, at: datetime) -> tuple[Hit, ...]:
    """Rank the candidates, let the walk go on behind them, and explain the hits of one page."""
    start, end = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
    ahead = first_of(answer.walk[:WINDOW], answer.open_walk[:WINDOW]) if order == Order.RELEVANCE else ()
    known = set(ahead)
    behind = [pair for pair in answer.walk if pair not in known][max(0, start - len(ahead)) : max(0, end - len(ahead))]
    shown = rank(candidates(ahead, words=words, doors=doors), at=at)[start:end] if start < len(ahead) else []
    shown += [Ranked(one, points(one, at=at)) for one in candidates(behind, words=words, doors=doors)]
    return tuple(
        Hit(product_of(one.candidate.rid), int(one.candidate.tier), one.total, reason(one, asked=bool(words), at=at)) for one in shown
    )


def first_of(*walks: Walk) -> Walk:
    """Join walks; a hit in several of them stays where it is first."""
    return tuple(dict.fromkeys(pair for walk in walks for pair in walk))


def candidates(walk: Sequence[tuple[Tier, int]], *, words: Sequence[Word], doors: OpenNow) -> list[Candidate]:
    """Read what ranking wants to know about hits, in their order; one query."""
    asked = {stem for word in words for stem in (word.stem, *word.parts)}
    rows = IndexedProduct.objects.filter(rid__in=[rid for _, rid in walk])
    found = {row[0]: row for row in rows.values_list("rid", "shop_id", "title_stems", "kind", "said_at", "updated_at")}
    return [
        Candidate(rid, tier, coverage(asked, found[rid][2]), door(found[rid][1], doors), *found[rid][3:])
        for tier, rid in walk
        if rid in found
    ]


def coverage(asked: set[str], title_stems: str) -> float:
    """Return the share of a title that was asked for."""
    stems = title_stems.split()
    return sum(stem in asked for stem in stems) / len(stems) if stems else 0.0


def door(shop: int, doors: OpenNow) -> str:
    """Tell the state of a shop's door."""
    return OPEN if shop in doors.open else UNKNOWN if shop in doors.unknown else CLOSED
