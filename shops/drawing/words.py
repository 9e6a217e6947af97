"""What stands on a shop's board and on its hanging sign, taken from its name."""

from typing import Final

BOARD: Final = 18  # letters that stay readable on a board
SMALL: Final = frozenset({"und", "u.", "&", "am", "an", "auf", "bei", "der", "die", "das", "im", "in", "von", "zum", "zur"})


def sign_of(name: str) -> str:
    """Return the short name for the board: as many of the last words as are readable there.

    "Weinhandlung Rebstock" becomes "Rebstock", and of a double name the first half stays. A single long word is kept
    whole, because the board writes it smaller.
    """
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > BOARD:
        words = words[1:]
    while len(words) > 1 and words[0].lower() in SMALL:
        words = words[1:]
    short = " ".join(words)
    return short.split("-")[0] if len(short) > BOARD else short


def monogram_of(name: str) -> str:
    """Return up to two capitals for the hanging sign, taken from the words that are not small ones."""
    words = [word.strip("„“\"'»«(),.") for word in name.split()]
    letters = [word[0] for word in words if word and word.lower() not in SMALL and word[0].isalnum()]
    return "".join(letters[:2]).upper()
