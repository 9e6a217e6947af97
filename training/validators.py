"""What a question and a practice task must be, before anyone meets them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shops.domain.checks import CHECKS
from training.enums import QuestionKind

FULL = Decimal(100)
ROUNDING = Decimal("0.01")  # three times 33.33333 is meant as 100


def fitting_answers(kind: str, fractions: Sequence[Decimal]) -> None:
    """Refuse answers that cannot be graded: what counts as right depends on the kind of the question."""
    if len(fractions) < 2:
        raise ValidationError(_("Eine Frage braucht mindestens zwei Antworten."), code="few")
    right = sum(fraction == FULL for fraction in fractions)
    if kind == QuestionKind.MULTIPLE:
        if abs(sum(fraction for fraction in fractions if fraction > 0) - FULL) > ROUNDING:
            raise ValidationError(_("Bei mehreren richtigen Antworten müssen ihre Anteile zusammen 100 ergeben."), code="sum")
    elif right != 1:
        raise ValidationError(_("Genau eine Antwort muss richtig sein (Anteil 100)."), code="right")
    if kind == QuestionKind.TRUE_FALSE and len(fractions) != 2:
        raise ValidationError(_("„Richtig oder falsch“ hat genau zwei Antworten."), code="two")


def known_check(key: str) -> None:
    """Refuse a key for which there is no check."""
    if key not in CHECKS:
        raise ValidationError(_("Den Prüfpunkt „%(key)s“ gibt es nicht."), params={"key": key}, code="unknown")


def fitting_params(key: str, data: Any) -> None:
    """Refuse parameters that the check does not take."""
    known_check(key)
    if not isinstance(data, Mapping):
        raise ValidationError(_("Die Werte eines Prüfpunkts stehen in einem JSON-Objekt."), code="object")
    CHECKS[key].read(data)
