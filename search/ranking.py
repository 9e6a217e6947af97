"""The order inside a tier: a few named weights, integer points, and for each hit one sentence that says why it stands there.

Pure: the points shown are the points that order. Nothing is paid, and nothing can be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from search.query import Tier
from shops.domain.availability import HALF_LIFE, confidence
from shops.enums import AvailabilityKind

OPEN, UNKNOWN, CLOSED = "open", "unknown", "closed"
DOOR = {OPEN: 1.0, UNKNOWN: 0.3, CLOSED: 0.0}
ENTRY_HALVES_IN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that counts, with the most points it can give."""

    key: str
    points: int
    name: str | Promise
    about: str | Promise


# The weights, and the only place where they stand. The page „So sortieren wir“ is made from them.
FACTORS = (
    Factor("text", 40, _("Name"), _("Je größer der Teil des Namens ist, nach dem Sie gefragt haben, desto mehr Punkte.")),
    Factor(
        "open",
        25,
        _("Geöffnet"),
        _("Alle Punkte, wenn der Laden jetzt geöffnet hat, einige bei unbekannten Zeiten, keine bei geschlossener Tür."),
    ),
    Factor(
        "availability",
        25,
        _("Verfügbarkeit"),
        format_lazy(
            _("„Im Regal“ zählt mehr als „Meist da“, das mehr als „In einigen Tagen“. Nach {days} Tagen zählt eine Angabe halb."),
            days=HALF_LIFE.days,
        ),
    ),
    Factor(
        "fresh",
        10,
        _("Gepflegt"),
        format_lazy(_("Vor Kurzem gepflegte Einträge zählen mehr, die Hälfte nach {days} Tagen."), days=ENTRY_HALVES_IN.days),
    ),
)
MOST = sum(factor.points for factor in FACTORS)

TIERS: dict[Tier, str | Promise] = {
    Tier.EXACT_HEAD: _("der Name sagt genau in Ihren Worten, was es ist"),
    Tier.TITLE_HEAD: _("der Name sagt in anderer Form Ihrer Worte, was es ist"),
    Tier.EXACT: _("im Namen steht genau, was Sie suchen"),
    Tier.WHOLE_IN_TITLE: _("im Namen steht Ihre Suche in anderer Form"),
    Tier.TITLE: _("im Namen stehen Teile Ihrer Suche"),
    Tier.ANYWHERE: _("Ihre Suche steht in Warengruppe, Beschreibung oder Ladenname"),
    Tier.PARTS: _("Teile Ihrer Suche stehen in Warengruppe, Beschreibung oder Ladenname"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ranking knows about a hit; `coverage` is the asked share of its title, 0 to 1."""

    rid: int
    tier: Tier
    coverage: float
    door: str
    kind: str
    said_at: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its points by factor."""

    candidate: Candidate
    points: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.points.values())


def rank(candidates: Iterable[Candidate], *, at: datetime) -> list[Ranked]:
    """Order candidates: by tier, then points, then order key. The order they come in never matters."""
    scored = [Ranked(candidate, points(candidate, at=at)) for candidate in candidates]
    return sorted(scored, key=lambda ranked: (ranked.candidate.tier, -ranked.total, ranked.candidate.rid))


def points(candidate: Candidate, *, at: datetime) -> dict[str, int]:
    """Return the points of each factor."""
    values = {
        "text": min(1.0, max(0.0, candidate.coverage)),
        "open": DOOR[candidate.door],
        "availability": confidence(kind=candidate.kind, said_at=candidate.said_at, at=at),
        "fresh": fading(candidate.updated_at, at),
    }
    return {factor.key: round(factor.points * values[factor.key]) for factor in FACTORS}


def fading(since: datetime | None, at: datetime) -> float:
    """Return 1 for now, a half after the half life of an entry, and less and less; 0 for never."""
    return 0.0 if since is None else ENTRY_HALVES_IN / (ENTRY_HALVES_IN + max(at - since, timedelta(0)))


def reason(ranked: Ranked, *, asked: bool, at: datetime) -> str:
    """Say in one sentence, with numbers, why a hit stands where it stands; `asked` is False when there was no word to find."""
    parts = [words for key, words in parts_of(ranked, at).items() if ranked.points[key]]
    total = _("%(total)s von %(most)s Punkten") % {"total": ranked.total, "most": MOST}
    total += f": {', '.join(parts)}" if parts else ""
    if not asked:
        return f"{total}."
    values = {"tier": TIERS[ranked.candidate.tier], "number": int(ranked.candidate.tier), "tiers": len(TIERS), "total": total}
    sentence = _("%(tier)s (Stufe %(number)s von %(tiers)s); dazu %(total)s.") % values
    return sentence[0].upper() + sentence[1:]


def parts_of(ranked: Ranked, at: datetime) -> dict[str, str]:
    """Put each factor's points into words."""
    candidate, points = ranked.candidate, ranked.points
    door = _("%(points)s für den geöffneten Laden") if candidate.door == OPEN else _("%(points)s, weil die Zeiten unbekannt sind")
    said = _("%(points)s für „%(statement)s“") % {"points": points["availability"], "statement": statement(candidate, at)}
    return {
        "text": _("%(points)s für den Namen") % {"points": points["text"]},
        "open": door % {"points": points["open"]},
        "availability": said,
        "fresh": _("%(points)s für den gepflegten Eintrag") % {"points": points["fresh"]},
    }


def statement(candidate: Candidate, at: datetime) -> str:
    """Name the availability with the age of the statement."""
    said = str(AvailabilityKind(candidate.kind).label)
    if candidate.said_at is None or candidate.kind == AvailabilityKind.ASK:
        return said
    days = (at - candidate.said_at).days
    if days < 1:
        return _("%(said)s, heute bestätigt") % {"said": said}
    return ngettext("%(said)s, vor %(days)s Tag bestätigt", "%(said)s, vor %(days)s Tagen bestätigt", days) % {"said": said, "days": days}
