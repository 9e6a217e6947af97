"""Say why a value is refused, and where; pure."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shops.domain.hours.lexing import Kind, Token


@dataclass(frozen=True)
class HoursError:
    """Why hours are refused: a sentence that says what to do, and the place in what the person wrote.

    `position` counts characters from 0; `snippet` is what stands there, empty at the end of the value.
    """

    reason: str
    position: int
    snippet: str

    def __str__(self) -> str:
        if not self.snippet:
            return self.reason
        return _("Bei „%(snippet)s“ (Zeichen %(place)d): %(reason)s") % {
            "snippet": self.snippet,
            "place": self.position + 1,
            "reason": self.reason,
        }


_LONGEST_MONTH = {"Feb": 29, "Apr": 30, "Jun": 30, "Sep": 30, "Nov": 30}


def misspelt(tokens: list[Token]) -> HoursError | None:
    """Find the first token that cannot stand anywhere: a foreign word, a time or a date that does not exist."""
    for index, token in enumerate(tokens):
        reason = _strange(token) or _impossible_time(token) or _impossible_date(tokens, index) or _broken_number(tokens, index)
        if reason:
            return HoursError(reason, token.start, token.written)
    return None


def misplaced(tokens: list[Token], refusal: str) -> HoursError:
    """Turn the library's refusal of these tokens into a sentence at the token it stopped at."""
    match = re.search(r"--> 1:(\d+)", refusal)
    if match is None:
        return HoursError(
            _("Diese Angabe ist in sich nicht stimmig. Bitte prüfen Sie Jahre und Reihenfolge."), tokens[0].start, tokens[0].written
        )
    token = _token_at(tokens, int(match.group(1)) - 1)
    if token is None:
        return HoursError(_("Am Ende fehlt etwas, zum Beispiel die zweite Uhrzeit."), tokens[-1].start + len(tokens[-1].written), "")
    return HoursError(_reason(token), token.start, token.written)


def _token_at(tokens: list[Token], column: int) -> Token | None:
    end = 0
    for index, token in enumerate(tokens):
        end += len(token.text) + (token.spaced and index > 0)
        if column < end:
            return token
    return None


def _reason(token: Token) -> str:
    if token.kind is Kind.NUMBER:
        return _("Diese Zahl passt hier nicht. Uhrzeiten schreiben Sie mit Minuten: 09:00-18:00.")
    if token.kind is Kind.TIME:
        return _("Diese Uhrzeit passt hier nicht. Erwartet wird Tag, dann von-bis: Mo-Fr 09:00-12:00,14:00-18:00.")
    if token.kind in (Kind.DAY, Kind.MONTH, Kind.HOLIDAY):
        return _("Diese Angabe passt hier nicht. Trennen Sie Regeln mit einem Strichpunkt: Mo-Fr 09:00-18:00; Sa 09:00-13:00.")
    return _("Hier geht es so nicht weiter. Ein Beispiel: Mo-Fr 09:00-18:00; Sa 09:30-14:00")


def _strange(token: Token) -> str:
    if token.kind is Kind.COMMENT and any(unicodedata.category(char).startswith("C") for char in token.text):
        return _("Im Hinweis stehen unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu.")
    if token.kind is not Kind.STRANGE:
        return ""
    if token.written == '"':
        return _("Hier beginnt ein Hinweis, aber das zweite Anführungszeichen fehlt.")
    return _("Das kennt die Schreibweise nicht. Tage heißen Mo, Tu, We, Th, Fr, Sa, Su; Hinweise stehen in Anführungszeichen.")


def _impossible_time(token: Token) -> str:
    if token.kind is not Kind.TIME:
        return ""
    hours, minutes = token.text.split(":")
    if int(hours) > 48 or int(minutes) > 59:
        return _("Diese Uhrzeit gibt es nicht.")
    return ""


def _impossible_date(tokens: list[Token], index: int) -> str:
    """Find the 30th of February: the library reads it as every day."""
    token = tokens[index]
    if token.kind is not Kind.NUMBER or len(token.text) > 2 or index == 0:
        return ""
    month = tokens[index - 1]
    if month.marks("-") and index >= 3:
        month = tokens[index - 3]
    if int(token.text) > _LONGEST_MONTH.get(month.text, 99):
        return _("Diesen Tag gibt es nicht.")
    return ""


def _broken_number(tokens: list[Token], index: int) -> str:
    """Find a time with too many or too few digits: 016:00, 9:0."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind is Kind.NUMBER and after is not None and after.marks(":") and not (index and tokens[index - 1].kind is Kind.MONTH):
        return _("Das ist keine Uhrzeit. Zwei Ziffern, Doppelpunkt, zwei Ziffern: 16:00.")
    return ""
