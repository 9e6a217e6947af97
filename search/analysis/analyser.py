"""Text into words: the one analyser of documents and questions, for every engine."""

import hashlib
import re
from dataclasses import replace

from search.analysis import stem as stemming
from search.analysis.normalise import UMLAUTS, clean, fold, with_umlauts
from search.analysis.units import DECIMAL, DIMENSION, MEASURE, SIZES, amounts_of, article_number, measure, plain
from search.query import Word

# Stands in every row of the index: rules, stemmer and (later) lexicon. Raise the first when a rule changes.
ANALYSER_VERSION = f"1-{stemming.VERSION}-0"

LONGEST_TEXT = 20_000
LONGEST = 60  # with a class prefix a token stays within 64 characters
LETTERS = r"[^\W_]+"
POINT = r"(?<=[0-9])[.,](?=[0-9])"  # v1.5.2 is one code
TOKEN = re.compile(rf"{MEASURE}|{DIMENSION}|{DECIMAL}|(?P<amount>[0-9]{{1,9}}(?=,[0-9]))|(?P<word>{LETTERS}(?:(?:-+|{POINT}){LETTERS})*)")
PLAIN = re.compile(rf"[a-z0-9{UMLAUTS}_]+")
DIGIT = re.compile(r"[0-9]")


def analyse(text: str) -> list[Word]:
    """Split a text into words in their order. It never fails, and the same text gives the same words under every engine."""
    cleaned = clean(text[:LONGEST_TEXT])
    return [word_of(match) for match in TOKEN.finditer(cleaned)]


def word_of(match: re.Match[str]) -> Word:
    """Turn one match into its word."""
    if match["unit"]:
        return measured(match[0], match["amounts"], match["unit"])
    if match["dimension"]:
        return whole(match[0], "x".join(amounts_of(match[0])), inner=amounts_of(match[0]))
    if match["decimal"]:
        return whole(match[0], plain(match[0]))
    return worded(match[0])


def measured(text: str, amounts: str, unit: str) -> Word:
    """Return `0,75 l` as one word; of several amounts each is a word of its own as well."""
    numbers = amounts_of(amounts)
    inner = tuple(measured(f"{number} {unit}", number.replace("_", ","), unit) for number in numbers) if len(numbers) > 1 else ()
    exact = shorten("x".join(numbers) + ("zoll" if unit == '"' else unit))
    return Word(text, exact, fold(exact), shorten(fold(measure(amounts, unit))), stays_whole=True, inner=inner)


def whole(text: str, exact: str, inner: list[str] | None = None) -> Word:
    """Return a number or code that is never split or corrected."""
    exact = shorten(exact)
    return Word(text, exact, fold(exact), fold(exact), stays_whole=True, inner=tuple(whole(part, part) for part in inner or ()))


def worded(text: str) -> Word:
    """Return one word; a hyphenated one holds its members, as parts unless it is a code."""
    pieces = [piece.replace(".", "_").replace(",", "_") for piece in text.split("-") if piece]
    if len(pieces) == 1:
        return replace(simple(pieces[0]), text=text)
    joined = "".join(pieces)
    number = article_number(joined)
    if number:
        return whole(text, number)
    inner = tuple(simple(piece) for piece in pieces)
    code = any(word.stays_whole for word in inner) and all(len(word.text) <= 2 or DIGIT.search(word.text) for word in inner)
    together = simple(joined)
    parts = () if code else tuple(word.stem for word in inner)
    return replace(together, text=text, parts=parts, inner=inner)


def simple(text: str) -> Word:
    """Return a word without hyphens: a plain one is stemmed, a number, code or size stays whole, a foreign script becomes a hash."""
    if not PLAIN.fullmatch(text):
        mark = f"u{digest(text)}"
        return Word(text, mark, mark, mark, stays_whole=True)
    number = article_number(text)
    if number:
        return Word(text, text, text, number, stays_whole=True)
    exact = shorten(text)
    folded = fold(exact)
    if DIGIT.search(text) or text in SIZES:
        return Word(text, exact, folded, folded, stays_whole=True)
    return Word(text, exact, folded, stemming.stem(folded), umlauts=with_umlauts(exact))


def shorten(body: str) -> str:
    """Cut what is too long for a token, and add a hash so that two long words stay two."""
    return body if len(body) <= LONGEST else body[: LONGEST - 16] + digest(body)


def digest(text: str) -> str:
    """Return a short hash in the letters of tokens."""
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
