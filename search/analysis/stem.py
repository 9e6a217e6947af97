"""The stem of a folded word, by Snowball's German stemmer."""

import threading
from functools import lru_cache

import Stemmer

VERSION: str = Stemmer.version()
# Three letters and fewer carry no ending worth cutting (Ohr, Tee, Uhr).
SHORTEST = 4


class Local(threading.local):
    """One stemmer a thread: an instance must not be shared."""

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("german")


local = Local()


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """Cut the endings of a folded word."""
    return str(local.stemmer.stemWord(folded)) if len(folded) >= SHORTEST else folded
