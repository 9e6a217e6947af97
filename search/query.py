"""The question as a plan: boolean expressions over tokens that any engine can answer, strictest first.

Python decides, engines only test membership: no engine's score, stemmer or stop list is used.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import combinations
from pathlib import Path

# The classes of tokens in a document; a bare token stands for a stem anywhere in it. An underscore cannot come from text.
EXACT, HEAD, TITLE, CATEGORY, SHOP, BAND, AVAILABILITY, SAMPLE = "x_", "h_", "t_", "k_", "g_", "b_", "v_", "z_"

MAX_WORDS = 12
# Folded words that never narrow a question, unless there are no others.
STOP_WORDS = frozenset((Path(__file__).parent / "analysis" / "stop_words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the analyser sees it.

    `umlauts` is the spelling that ae, oe, ue may stand for. `parts` are the stems of a compound's members; `inner` are the
    words of a hyphenated one. A word that `stays_whole` is a number, a size or a code: never split, never corrected.
    """

    text: str
    exact: str
    folded: str
    stem: str
    stays_whole: bool = False
    umlauts: str = ""
    parts: tuple[str, ...] = ()
    inner: tuple["Word", ...] = ()


@dataclass(frozen=True, slots=True)
class Anything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Has:
    """The documents that hold one token."""

    token: str


@dataclass(frozen=True, slots=True)
class Every:
    """The documents that satisfy all members."""

    members: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """The documents that satisfy a member; without members there is none."""

    members: tuple["Expression", ...]


Expression = Anything | Has | Every | Either
Join = Callable[[Iterable[Expression]], Expression]
NOTHING = Either(())


class Tier(IntEnum):
    """How well a document answers, best first."""

    EXACT_HEAD = 1
    TITLE_HEAD = 2
    EXACT = 3
    WHOLE_IN_TITLE = 4
    TITLE = 5
    ANYWHERE = 6
    PARTS = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask: the words that count, the tiers (each a stricter form of `base`), and what counts as a hit at all."""

    words: tuple[Word, ...]
    tiers: tuple[tuple[Tier, Expression], ...]
    base: Expression


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A wider question: which words it leaves out, and how many of the others a document must have (None: all)."""

    plan: Plan
    dropped: tuple[Word, ...] = ()
    at_least: int | None = None


def every(members: Iterable[Expression]) -> Expression:
    """Join by AND, without members that say nothing or twice the same; no member at all means everything."""
    flat = dict.fromkeys(part for member in members for part in (member.members if isinstance(member, Every) else [member]))
    flat.pop(Anything(), None)
    if NOTHING in flat:
        return NOTHING
    if not flat:
        return Anything()
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(flat))


def either(members: Iterable[Expression]) -> Expression:
    """Join by OR, without members that say twice the same; no member at all means nothing."""
    flat = dict.fromkeys(part for member in members for part in (member.members if isinstance(member, Either) else [member]))
    if Anything() in flat:
        return Anything()
    return next(iter(flat)) if len(flat) == 1 else Either(tuple(flat))


def tokens(prefix: str, bodies: Iterable[object]) -> Expression:
    """Match any of several tokens of one class."""
    return either(Has(f"{prefix}{body}") for body in bodies)


def significant(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words that count: without stop words, unless there are only such; each once; at most MAX_WORDS."""
    unique = tuple({word.stem: word for word in reversed(list(words))}.values())[::-1]
    return (tuple(word for word in unique if word.folded not in STOP_WORDS) or unique)[:MAX_WORDS]


def plan(words: Iterable[Word]) -> Plan:
    """Turn words into a plan: all must be there, each whole or as all its parts. No words ask for everything."""
    return build(significant(words), every)


def relaxations(words: Iterable[Word], *, unknown: frozenset[str]) -> Iterator[Relaxation]:
    """Yield wider questions step by step: without unknown words, without numbers, all words but one, any word.

    `unknown` holds the stems that no document has. A number alone never stands for words: of „Einradschlauch 20 Zoll“ it
    would leave anything of 20 inches.
    """
    kept = significant(words)
    known = tuple(word for word in kept if word.stem not in unknown)
    named = tuple(word for word in known if not word.stays_whole)
    if not named and len(kept) > sum(word.stays_whole for word in kept):
        return
    rest = named or known
    for narrower in dict.fromkeys((known, rest)):
        if narrower and narrower != kept:
            yield Relaxation(build(narrower, every), dropped=left_out(kept, narrower))
    for at_least in dict.fromkeys((len(rest) - 1, 1)):
        if 0 < at_least < len(rest):
            yield Relaxation(build(rest, partial(some_of, at_least=at_least)), dropped=left_out(kept, rest), at_least=at_least)


def left_out(words: Iterable[Word], kept: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words that are not kept."""
    stems = {word.stem for word in kept}
    return tuple(word for word in words if word.stem not in stems)


def some_of(members: Iterable[Expression], at_least: int) -> Expression:
    """Match documents that satisfy a number of the members."""
    return either(every(chosen) for chosen in combinations(list(members), at_least))


def build(words: tuple[Word, ...], join: Join) -> Plan:
    """Lay out the tiers of a question, whatever way its words are joined; each tier implies the base."""
    if not words:
        return Plan((), ((Tier.ANYWHERE, Anything()),), Anything())
    exact = join([tokens(EXACT, [word.exact, word.umlauts] if word.umlauts else [word.exact]) for word in words])
    whole = join([Has(TITLE + word.stem) for word in words])
    title = join([in_field(TITLE, word) for word in words])
    head = either(Has(HEAD + word.stem) for word in words)
    base = join([in_field("", word) for word in words])
    tiers = {
        Tier.EXACT_HEAD: every([exact, head]),
        Tier.TITLE_HEAD: every([title, head]),
        Tier.EXACT: exact,
        Tier.WHOLE_IN_TITLE: whole,
        Tier.TITLE: title,
        Tier.ANYWHERE: join([Has(word.stem) for word in words]),
        Tier.PARTS: base,
    }
    return Plan(words, tuple((tier, tiers[tier]) for tier in distinct(tiers)), base)


def in_field(prefix: str, word: Word) -> Expression:
    """Match a word whole or as all its parts; synonyms join here."""
    whole = Has(prefix + word.stem)
    return either([whole, every(Has(prefix + part) for part in word.parts)]) if word.parts else whole


def distinct(tiers: dict[Tier, Expression]) -> list[Tier]:
    """Leave out a tier that asks the same as a better one, so that no engine is asked twice."""
    best: dict[Expression, Tier] = {}
    for tier, expression in tiers.items():
        best.setdefault(expression, tier)
    return list(best.values())
