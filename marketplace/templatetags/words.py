"""Times and words as people say them: pure, the moment comes in as `at`."""

import re
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Final

import pyphen
from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

SOFT: Final = "\u00ad"
LONG: Final = 10  # letters from which a word may be divided
# A figure stays with its unit: 75 ml, Absatz 5 cm, Abholung 0 €.
UNIT: Final = re.compile(r"(?<=\d) (?=(?:kg|g|l|ml|cl|m|cm|mm|Zoll|€|Stück|Teile|Farben)\b|€)")
LETTERS: Final = re.compile(rf"[^\W\d_]{{{LONG},}}")
GERMAN: Final = pyphen.Pyphen(lang="de_DE", left=4, right=5)
# A syllable that begins a part of a compound is not parted from what follows: Blumenfach-geschäft, not Blumenfachge-schäft.
# A short syllable that begins nothing stays with what stands before it: Barriere-freiheit.
SHORT: Final = 3
PREFIXES: Final = ("ge", "be", "ver", "zer", "ent", "er", "an", "auf", "aus", "ein", "ab", "um", "vor")

# Where a pattern parts a compound beside its joint (Gummis-tiefel, Roggensau-erteigbrot), its second part is named here.
HEADS: Final = re.compile(
    "arbeit|beginn|brot|eisenbahn|einstieg|federhalter|instrument|jagd|kalender|käse|lokomotive|macherei|sauerteig|senf|stiefel"
    "|stricknadel|zubehör",
    re.IGNORECASE,
)
NEAR: Final = 3


@lru_cache(maxsize=4096)
def shy(text: str) -> str:
    """Return a text with soft hyphens in long German words, because not every browser divides German; figures keep their units."""
    return LETTERS.sub(lambda word: _divided(word[0]), UNIT.sub("\u00a0", text))


def _divided(word: str) -> str:
    joints = [match.start() for match in HEADS.finditer(word, NEAR)]
    between = [place for place in GERMAN.positions(word) if all(abs(place - joint) > NEAR for joint in joints)]
    ends = [0, *sorted({*between, *joints}), len(word)]
    parts = [word[start:end] for start, end in pairwise(ends)]
    divided = parts[0]
    for before, part in pairwise(parts):
        together = before.lower() in PREFIXES or (len(part) < SHORT and part.lower() not in PREFIXES)
        divided += part if together else SOFT + part
    return divided


def days_between(said_at: datetime, at: datetime) -> int:
    """Return how many midnights of the town lie between a statement and now, never below zero."""
    return max(0, (timezone.localdate(at) - timezone.localdate(said_at)).days)


def age_words(said_at: datetime, at: datetime) -> str:
    """Return the age of a statement: heute, gestern, vor 4 Tagen, vor 3 Wochen, vor 4 Monaten, vor 2 Jahren."""
    days = days_between(said_at, at)
    if days == 0:
        return _("heute")
    if days == 1:
        return _("gestern")
    if days < 14:
        return ngettext("vor %(n)d Tag", "vor %(n)d Tagen", days) % {"n": days}
    if days < 60:
        return ngettext("vor %(n)d Woche", "vor %(n)d Wochen", days // 7) % {"n": days // 7}
    if days < 730:
        return ngettext("vor %(n)d Monat", "vor %(n)d Monaten", days // 30) % {"n": days // 30}
    return ngettext("vor %(n)d Jahr", "vor %(n)d Jahren", days // 365) % {"n": days // 365}


def age_class(said_at: datetime | None, at: datetime) -> int:
    """Return how far a statement has faded: 1 today, 2 days, 3 weeks, 4 months or never said."""
    if said_at is None:
        return 4
    days = days_between(said_at, at)
    return 1 if days == 0 else 2 if days < 14 else 3 if days < 60 else 4


def confirmed_words(said_at: datetime | None, at: datetime) -> str:
    """Return the age as a statement: vor 4 Tagen bestätigt, noch nicht bestätigt."""
    if said_at is None:
        return _("noch nicht bestätigt")
    return _("%(when)s bestätigt") % {"when": age_words(said_at, at)}


def in_town(when: date | datetime) -> date | datetime:
    """Return a moment on the town's clock; a date is one already."""
    return timezone.localtime(when) if isinstance(when, datetime) and timezone.is_aware(when) else when


def short_day(when: date | datetime) -> str:
    """Return Di 5.1."""
    return dateformat.format(in_town(when), pgettext("Datum kurz", "D j.n."))


def long_day(when: date | datetime) -> str:
    """Return Dienstag, 5. Januar."""
    return dateformat.format(in_town(when), pgettext("Datum lang", "l, j. F"))


def clock(when: datetime) -> str:
    """Return 9:00, on the town's clock."""
    return dateformat.format(in_town(when), "G:i")


def moment(when: datetime) -> str:
    """Return Di 5. Januar, 18:00."""
    return dateformat.format(in_town(when), pgettext("Zeitpunkt", "D j. F, G:i"))
