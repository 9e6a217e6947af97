"""Move what a value says of public holidays (PH) out of it and into the shop's holiday policy; pure.

OpenStreetMap's PH means whatever calendar its reader has, and the library's own calendar of Germany lacks Bavaria's holidays.
So no PH is stored: the policy is applied to the municipality's dates instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from shops.domain.hours.lexing import Kind, Token, joined, mend, scan
from shops.enums import HolidayPolicy

ALL_DAY = "00:00-24:00"


@dataclass(frozen=True)
class HolidayHours:
    """What a shop does on a public holiday.

    `expression` belongs to the policy OWN: what stands behind PH in the notation, mostly times such as `10:00-12:00`.
    """

    policy: HolidayPolicy
    expression: str = ""


@dataclass(frozen=True)
class Unliftable:
    """A PH that cannot become a policy: why, and the token it stands at."""

    reason: str
    token: Token


@dataclass(frozen=True)
class Rule:
    """One rule of a value and the separator that stands before it."""

    separator: str
    tokens: list[Token]
    mark: Token | None


def lift_holidays(tokens: list[Token]) -> tuple[list[Token], HolidayHours | None] | Unliftable:
    """Take PH out of mended tokens; the second value is None where they say nothing of holidays.

    `Sa,PH 12:00-17:00` is split into Saturday's hours and own times on holidays.
    """
    kept: list[Token] = []
    holidays: list[tuple[str, str]] = []
    for rule in rules_of(tokens):
        split = _split(rule)
        if isinstance(split, Unliftable):
            return split
        ordinary, on_holidays = split
        if ordinary:
            kept += ([rule.mark] if kept and rule.mark else []) + ordinary
        if on_holidays is not None:
            holidays.append((rule.separator, on_holidays))
    if not kept:
        return Unliftable(_("Es fehlen die Zeiten der Woche. Zum Beispiel: Mo-Fr 09:00-18:00; PH off"), tokens[0])
    return kept, _policy(holidays)


def rules_of(tokens: list[Token]) -> list[Rule]:
    """Cut mended tokens at the three separators: `;`, `||` and the comma of an additional rule."""
    rules = [Rule("", [], None)]
    for token in tokens:
        if token.marks(";", "||", ", "):
            rules.append(Rule(token.text, [], token))
        else:
            rules[-1].tokens.append(token)
    return rules


def trailing_rules(holidays: HolidayHours, dates: Iterable[str]) -> str:
    """Write the policy as explicit dates to append to a value: `; 2026 Jan 06 off`."""
    if holidays.policy == HolidayPolicy.WEEKDAY:
        return ""
    rules = [(";", "off")] if holidays.policy == HolidayPolicy.CLOSED else _own_rules(holidays.expression)
    return "".join(f"{_WRITTEN[separator]}{date} {text}" for date in dates for separator, text in rules)


def with_ph(value: str, holidays: HolidayHours) -> str:
    """Write the value as OpenStreetMap wants it, the policy as PH again."""
    return value + trailing_rules(holidays, ["PH"])


_WRITTEN = {"": "; ", ";": "; ", ", ": ", ", "||": " || "}
_AFTER_PH = (Kind.TIME, Kind.EVENT, Kind.MODIFIER, Kind.COMMENT)


def _split(rule: Rule) -> tuple[list[Token], str | None] | Unliftable:
    """Part one rule into what it says of ordinary days and what it says of holidays."""
    holidays = [token for token in rule.tokens if token.kind is Kind.HOLIDAY]
    if not holidays:
        return rule.tokens, None
    listed = _leading_list(rule.tokens)
    rest = rule.tokens[len(listed) :]
    if (reason := _why_not(holidays, listed, rest)) is not None:
        return Unliftable(reason, holidays[-1])
    return _without_ph(listed, rest), joined(rest) or ALL_DAY


def _leading_list(tokens: list[Token]) -> list[Token]:
    """Take the list of days a rule begins with; mended lists have no spaces in them."""
    for index, token in enumerate(tokens):
        in_list = token.kind in (Kind.DAY, Kind.HOLIDAY, Kind.NUMBER) or token.marks(",", "-", "[", "]")
        if not in_list or (index and token.spaced):
            return tokens[:index]
    return tokens


def _why_not(holidays: list[Token], listed: list[Token], rest: list[Token]) -> str | None:
    if any(token.text == "SH" for token in holidays):
        return _("Schulferien (SH) stehen in keinem Kalender der Stadt. Tragen Sie die Tage bitte als besondere Tage ein.")
    if any(token not in listed for token in holidays):
        return _("PH steht hier zusammen mit anderen Angaben. Schreiben Sie Feiertage als eigene Regel: Mo-Fr 09:00-18:00; PH off")
    if rest and rest[0].marks("+", "-"):
        return _("Tage vor oder nach einem Feiertag gehen nicht. Tragen Sie sie bitte als besondere Tage ein.")
    if rest and rest[0].kind is Kind.DAY and len(listed) > 1:
        return _("PH steht hier mit zwei Angaben von Tagen. Trennen Sie bitte in zwei Regeln.")
    if rest and not (rest[0].kind in (*_AFTER_PH, Kind.DAY) or rest[0].marks("(")):
        return _("Nach PH folgen Zeiten oder „off“: PH 10:00-12:00 oder PH off")
    return None


def _without_ph(listed: list[Token], rest: list[Token]) -> list[Token]:
    """Write the list again without PH; empty where nothing else stood in it."""
    items: list[list[Token]] = [[]]
    for token in listed:
        if token.marks(","):
            items.append([])
        else:
            items[-1].append(token)
    commas = iter([token for token in listed if token.marks(",")])
    kept = [item for item in items if item and item[0].kind is not Kind.HOLIDAY]
    if not kept:
        return []
    tokens = [token for index, item in enumerate(kept) for token in ([next(commas), *item] if index else item)]
    return [replace(tokens[0], spaced=listed[0].spaced), *tokens[1:], *rest]


def _policy(rules: list[tuple[str, str]]) -> HolidayHours | None:
    if not rules:
        return None
    if rules[-1][0] != "||" and rules[-1][1] in ("off", "closed"):
        return HolidayHours(HolidayPolicy.CLOSED)
    written = "".join(f"{_WRITTEN[separator]}{text}" for separator, text in rules)
    return HolidayHours(HolidayPolicy.OWN, written.removeprefix("; ").strip())


@lru_cache(maxsize=512)
def _own_rules(expression: str) -> list[tuple[str, str]]:
    """Cut an own expression into separators and texts; it may begin with `||` or a comma."""
    lead = next((mark for mark in ("||", ",") if expression.startswith(mark)), "")
    first, *others = rules_of(mend(scan(expression.removeprefix(lead))))
    lead = ", " if lead == "," else lead
    return [(lead, joined(first.tokens)), *((rule.separator, joined(rule.tokens)) for rule in others)]
