"""Letters: one spelling for each, by table, so that every engine and every Python sees the same."""

import re
import unicodedata

UMLAUTS = "äöüß"
# Letters that Unicode does not take apart.
SPECIAL = dict(zip("ßæœøđðþħıłŋŧſƒə", ["ss", "a", "o", "o", "d", "d", "th", "h", "i", "l", "n", "t", "s", "f", "e"], strict=True))
LATIN = [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]


def folding(kept: str) -> dict[int, str]:
    """Build the table from a Latin letter to its plain form, leaving some as they are.

    Unicode promises that decompositions never change, so the table is the same under every Python.
    """
    table = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in LATIN} | SPECIAL
    return {ord(letter): base for letter, base in table.items() if base.isascii() and letter not in kept}


FOLD = folding("")
KEEP_UMLAUTS = folding(UMLAUTS)
# ae, oe, ue written for an umlaut; after a vowel or q they are something else (neue, Feuer, Quelle).
DIGRAPH = re.compile(r"(?<![aeiouyq])([aou])e")
DOTTED = {"a": "ä", "o": "ö", "u": "ü"}
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´ʼ", ""))
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒−", "-"))


def clean(text: str) -> str:
    """Lower the case and keep what can carry meaning: NFKC, no combining marks, no invisible signs, controls become spaces.

    Umlauts stay; apostrophes are dropped (Levi's), every other accent is folded.
    """
    text = text.lower() if text.isascii() else composed(text)
    return "".join(map(visible, text)).translate(APOSTROPHES).translate(HYPHENS).translate(KEEP_UMLAUTS)


def composed(text: str) -> str:
    """Compose letters, also those that lowering takes apart (İ)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def visible(character: str) -> str:
    """Return a character, a space for a control, nothing for a mark or an invisible sign."""
    if character.isascii():
        return character if character >= " " and character != "\x7f" else " "
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cs", "Co"):
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else character


def with_umlauts(exact: str) -> str:
    """Return the spelling that ae, oe and ue may stand for, or nothing where there are none."""
    changed = DIGRAPH.sub(lambda match: DOTTED[match[1]], exact)
    return changed if changed != exact else ""


def fold(exact: str) -> str:
    """Fold umlauts and their spelled-out forms in cleaned text: ä = ae = a, ß = ss."""
    return DIGRAPH.sub(r"\1", exact.translate(FOLD))
