"""Cut an `opening_hours` value into tokens and mend what people write differently; pure.

The notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a token is, as far as spacing and holidays ask."""

    COMMENT = "comment"
    TIME = "time"
    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    HOLIDAY = "holiday"
    MODIFIER = "modifier"
    EVENT = "event"
    WORD = "word"
    MARK = "mark"
    STRANGE = "strange"


@dataclass(frozen=True)
class Token:
    """A piece of the value; `start` and `written` say where and how it stood in what the person wrote."""

    kind: Kind
    text: str
    start: int
    written: str
    spaced: bool = False
    """Whether space stands (or, after mending, shall stand) before it."""

    def marks(self, *texts: str) -> bool:
        """Tell whether this is one of these punctuation marks."""
        return self.kind is Kind.MARK and self.text in texts


# How people write the words of the notation, in lower case. English and German names of one thing lead to one token.
_WORDS: dict[Kind, dict[str, str]] = {
    Kind.DAY: {
        "Mo": "mo mon monday montag montags",
        "Tu": "tu tue tuesday di dienstag dienstags",
        "We": "we wed wednesday mi mittwoch mittwochs",
        "Th": "th thu thursday do donnerstag donnerstags",
        "Fr": "fr fri friday freitag freitags",
        "Sa": "sa sat saturday samstag samstags sonnabend",
        "Su": "su sun sunday so sonntag sonntags",
    },
    Kind.MONTH: {
        "Jan": "jan januar january",
        "Feb": "feb februar february",
        "Mar": "mar mär mrz märz march",
        "Apr": "apr april",
        "May": "may mai",
        "Jun": "jun juni june",
        "Jul": "jul juli july",
        "Aug": "aug august",
        "Sep": "sep sept september",
        "Oct": "oct okt oktober october",
        "Nov": "nov november",
        "Dec": "dec dez dezember december",
    },
    Kind.HOLIDAY: {"PH": "ph feiertag feiertags feiertage", "SH": "sh schulferien"},
    Kind.MODIFIER: {"off": "off geschlossen zu", "closed": "closed", "open": "open geöffnet offen", "unknown": "unknown"},
    Kind.EVENT: {"sunrise": "sunrise", "sunset": "sunset", "dawn": "dawn", "dusk": "dusk"},
    Kind.WORD: {"week": "week", "easter": "easter", "day": "day", "days": "days"},
    Kind.MARK: {"-": "bis", ",": "und"},
}
_VOCABULARY = {
    spelling: (kind, word) for kind, words in _WORDS.items() for word, spellings in words.items() for spelling in spellings.split()
}
_DASHES = str.maketrans("‐‑‒–—−", "------")
_SCAN = re.compile(
    r'(?P<comment>"[^"]*")|(?P<time>(?<!\d)\d{1,2}[:.]\d{2}(?!\d))|(?P<number>\d+)|(?P<word>[^\W\d_]+)'
    r"|(?P<space>\s+)|(?P<mark>\|\||[-‐‑‒–—−;,:+/()\[\]])|(?P<strange>.)",
    re.DOTALL,
)


def scan(value: str) -> list[Token]:
    """Cut the value into tokens, each already in the notation's own spelling.

    White space becomes a property of the token behind it; a word outside the vocabulary stays as STRANGE.
    """
    tokens: list[Token] = []
    spaced = False
    for match in _SCAN.finditer(value):
        if match.lastgroup == "space":
            spaced = True
            continue
        kind, text = _spelled(Kind(match.lastgroup), match.group())
        tokens.append(Token(kind, text, match.start(), match.group(), spaced))
        spaced = False
    return tokens


def _spelled(kind: Kind, written: str) -> tuple[Kind, str]:
    if kind is Kind.WORD:
        return _VOCABULARY.get(written.casefold(), (Kind.STRANGE, written))
    if kind is Kind.TIME:
        return kind, written.replace(".", ":").zfill(5)
    return kind, written.translate(_DASHES) if kind is Kind.MARK else written


def mend(tokens: list[Token], *, loose_lists: bool = False) -> list[Token]:
    """Leave out what the notation does not know ("Mo.", "18 Uhr", "Mo:", empty rules) and set every space as it asks.

    A comma that begins an additional rule comes out as ", ", so that later readers need not look around. `Mo, We 08:00-12:00` is
    such a rule by the letter (all of Monday); with `loose_lists` it is the list that most people mean.
    """
    solid = _with_rule_commas(_without_empty_rules(_without_noise(tokens)), loose_lists)
    neighbours = zip([None, *solid], solid, [*solid[1:], None], [*solid[2:], None, None], strict=False)
    return [replace(token, spaced=_space_before(before, token, after, later)) for before, token, after, later in neighbours]


def joined(tokens: list[Token]) -> str:
    """Write the tokens as one value."""
    return "".join(f" {token.text}" if token.spaced and index else token.text for index, token in enumerate(tokens))


@lru_cache(maxsize=4096)
def runs_overnight(expression: str) -> bool:
    """Tell whether hours may run past midnight: an end before its start or after 24:00, no end at all, or one set by the sun."""
    tokens = scan(expression)
    for start, dash, end in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if Kind.EVENT in (start.kind, end.kind):
            return True
        if (start.kind, end.kind) == (Kind.TIME, Kind.TIME) and dash.marks("-") and (end.text <= start.text or end.text > "24:00"):
            return True
    return False


def _without_noise(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    after_colon = False
    for token in tokens:
        before = kept[-1] if kept else None
        if before and _is_oclock(before, token):
            _read_hours(kept)
        elif not (before and _is_needless(before, token)):
            kept.append(replace(token, spaced=token.spaced or after_colon))
        after_colon = token.marks(":")
    return kept


def _is_oclock(before: Token, token: Token) -> bool:
    return token.written.casefold() == "uhr" and before.kind in (Kind.TIME, Kind.NUMBER)


def _is_needless(before: Token, token: Token) -> bool:
    """Recognise the dot of "Mo." and the colon of "Mo:"."""
    if token.written == ".":
        return before.kind in (Kind.DAY, Kind.MONTH)
    return token.marks(":") and before.kind in (Kind.DAY, Kind.HOLIDAY)


def _read_hours(tokens: list[Token]) -> None:
    """Read the numbers before "Uhr" as times: 9-18 Uhr."""
    for index in (-1, -3):
        is_hour = len(tokens) >= -index and tokens[index].kind is Kind.NUMBER and len(tokens[index].text) <= 2
        if is_hour and (index == -1 or tokens[-2].marks("-")):
            tokens[index] = replace(tokens[index], kind=Kind.TIME, text=f"{tokens[index].text.zfill(2)}:00")


def _without_empty_rules(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if not (token.marks(";") and (not kept or kept[-1].marks(";"))):
            kept.append(token)
    if kept and kept[-1].marks(";"):
        kept.pop()
    return kept


_ENDS_RULE = (Kind.TIME, Kind.EVENT, Kind.MODIFIER, Kind.COMMENT)
_STARTS_RULE = (Kind.DAY, Kind.HOLIDAY, Kind.MONTH, Kind.WORD)
_LISTED = (Kind.DAY, Kind.HOLIDAY, Kind.MONTH)


def _with_rule_commas(tokens: list[Token], loose_lists: bool) -> list[Token]:
    """Tell `Mo 08:00-12:00, We 14:00-18:00` (two rules) from `Mo,We 08:00-12:00,14:00-18:00` (one)."""
    marked = list(tokens)
    for index in range(1, len(tokens) - 1):
        before, comma, after = tokens[index - 1 : index + 2]
        if not comma.marks(",") or after.kind not in _STARTS_RULE:
            continue
        if before.kind in _ENDS_RULE or before.marks(")", "+"):
            marked[index] = replace(comma, text=", ")
        elif after.spaced and (before.kind in _LISTED or before.marks("]")):
            marked[index] = replace(comma, text="," if loose_lists or comma.written != "," else ", ")
            marked[index + 1] = replace(after, spaced=False)
    return marked


_TIGHT_AFTER_COMMA = (Kind.TIME, Kind.EVENT, Kind.DAY, Kind.HOLIDAY)


def _space_before(before: Token | None, token: Token, after: Token | None, later: Token | None) -> bool:
    if before is None or token.marks(";", ",", ", ", ")", "]", ":", "/") or before.marks(", ", "-", "(", "[", "/"):
        return False
    if token.marks("||") or before.marks(";", "||"):
        return True
    if token.marks("-", "+"):
        return _is_offset(after, later)
    if before.marks(","):
        return token.spaced and token.kind not in _TIGHT_AFTER_COMMA and not token.marks("(")
    return token.spaced and not (before.marks("+") and token.kind in (Kind.NUMBER, Kind.TIME))


def _is_offset(number: Token | None, unit: Token | None) -> bool:
    """Tell `Su[-1] -2 days` from a range."""
    return number is not None and unit is not None and number.kind is Kind.NUMBER and unit.text in ("day", "days")
