"""Read an `opening_hours` value as people paste it: mended, checked, and with its holidays moved into the policy; pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from shops.domain.hours.lexing import Token, joined, mend, scan
from shops.domain.hours.lifting import HolidayHours, Unliftable, lift_holidays, trailing_rules
from shops.domain.hours.refusing import HoursError, misplaced, misspelt

LONGEST = 1000
LONGEST_HOLIDAYS = 120


@dataclass(frozen=True)
class NormalisedHours:
    """Hours as they are stored.

    `value` has no PH; `holidays` is None where the person said nothing of holidays. `written` is what came in.
    """

    value: str
    holidays: HolidayHours | None
    written: str

    @property
    def is_mended(self) -> bool:
        """Tell whether the value differs from what was written, so that it is shown back."""
        return self.holidays is None and self.value != self.written.strip()


def normalise(value: str) -> NormalisedHours | HoursError:
    """Read a value in OpenStreetMap's notation, with or without PH.

    Mends spaces, case, German names of days and "Uhr"; lifts PH out of rules and lists; refuses the rest with reason and
    place. Never raises.
    """
    if len(value) > LONGEST:
        return HoursError(_("Das ist zu lang: höchstens %(count)d Zeichen.") % {"count": LONGEST}, LONGEST, value[LONGEST : LONGEST + 12])
    tokens = mend(scan(value))
    if not tokens:
        return HoursError(_("Hier steht noch nichts. Ein Beispiel: Mo-Fr 09:00-18:00; Sa 09:30-14:00"), 0, "")
    if (error := misspelt(tokens)) is not None:
        return error
    lifted = lift_holidays(tokens)
    if isinstance(lifted, Unliftable):
        return HoursError(lifted.reason, lifted.token.start, lifted.token.written)
    return _checked(value, *lifted)


def _checked(written: str, tokens: list[Token], holidays: HolidayHours | None) -> NormalisedHours | HoursError:
    value = joined(tokens)
    try:
        OpeningHours(value)
    except ParserError as refusal:
        return misplaced(tokens, str(refusal))
    if holidays and not _are_storable(value, holidays):
        return HoursError(_("Diese Angabe für Feiertage (PH) ist zu lang oder nicht verständlich."), max(written.find("PH"), 0), "PH")
    return NormalisedHours(value, holidays, written)


def _are_storable(value: str, holidays: HolidayHours) -> bool:
    try:
        OpeningHours(value + trailing_rules(holidays, ["2026 Jan 06"]))
    except ParserError:
        return False
    return len(holidays.expression) <= LONGEST_HOLIDAYS
