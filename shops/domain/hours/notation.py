"""Read an `opening_hours` value as people paste it: mended, checked, and with its holidays moved into the policy; pure."""

from dataclasses import dataclass, replace

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

    `value` has no PH; `holidays` is None where the person said nothing of holidays; `written` is what came in. `meant` is the value
    that was probably meant where spaces behind commas give another meaning by the letter: `Mo, We 08:00-12:00` opens all of Monday.
    """

    value: str
    holidays: HolidayHours | None
    written: str
    meant: str = ""

    @property
    def is_mended(self) -> bool:
        """Tell whether the value differs from what was written, so that it is shown back."""
        return self.holidays is None and self.value != self.written.strip()


def normalise(value: str) -> NormalisedHours | HoursError:
    """Read a value in OpenStreetMap's notation, with or without PH, by the letter.

    Mends spaces, case, German names of days and "Uhr"; lifts PH out of rules and lists; refuses the rest with reason and
    place. Never raises.
    """
    if len(value) > LONGEST:
        return HoursError(_("Das ist zu lang: höchstens %(count)d Zeichen.") % {"count": LONGEST}, LONGEST, value[LONGEST : LONGEST + 12])
    scanned = scan(value)
    read = _read(value, mend(scanned))
    loose = mend(scanned, loose_lists=True)
    if isinstance(read, HoursError) or joined(loose) == joined(mend(scanned)):
        return read
    return replace(read, meant=joined(loose))


def _read(written: str, tokens: list[Token]) -> NormalisedHours | HoursError:
    if not tokens:
        return HoursError(_("Hier steht noch nichts. Ein Beispiel: Mo-Fr 09:00-18:00; Sa 09:30-14:00"), 0, "")
    if (error := misspelt(tokens)) is not None:
        return error
    lifted = lift_holidays(tokens)
    if isinstance(lifted, Unliftable):
        return HoursError(lifted.reason, lifted.token.start, lifted.token.written)
    ordinary, holidays = lifted
    value = joined(ordinary)
    try:
        OpeningHours(value)
    except ParserError as refusal:
        return misplaced(ordinary, str(refusal))
    if holidays and not _are_storable(value, holidays):
        return HoursError(_("Diese Angabe für Feiertage (PH) ist zu lang oder nicht verständlich."), max(written.find("PH"), 0), "PH")
    return NormalisedHours(value, holidays, written)


def _are_storable(value: str, holidays: HolidayHours) -> bool:
    try:
        OpeningHours(value + trailing_rules(holidays, ["2026 Jan 06"]))
    except ParserError:
        return False
    return len(holidays.expression) <= LONGEST_HOLIDAYS
