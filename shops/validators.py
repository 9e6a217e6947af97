"""What a value of a shop or product must be; numbers are checked by python-stdnum."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import ean
from stdnum.eu import vat


def valid_gtin(value: str) -> None:
    """Refuse a GTIN (8, 12, 13 or 14 digits) with a wrong check digit."""
    if not (value.isascii() and value.isdigit() and ean.is_valid(value)):
        raise ValidationError(_("Diese GTIN stimmt nicht. Bitte die 8, 12, 13 oder 14 Ziffern unter dem Strichcode abschreiben."))


def valid_vat_id(value: str) -> None:
    """Refuse a VAT id of the European Union with a wrong form or check digit."""
    if not vat.is_valid(value):
        raise ValidationError(_("Diese Umsatzsteuer-ID stimmt nicht. Eine deutsche beginnt mit DE und hat neun Ziffern."))


def plain_text(value: str) -> str:
    """Return one line of text in NFC without control characters, signs of direction, zero-width signs and towers of combining marks."""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", value):
        category = unicodedata.category(char)
        marks = marks + 1 if category.startswith("M") else 0
        if marks > 2 or (category.startswith("C") and not char.isspace()):
            continue
        kept.append(char)
    return " ".join("".join(kept).split())


def plain_lines(value: str) -> str:
    """Return text of several lines, each one as `plain_text` gives it, with no more than one empty line between two."""
    text = "\n".join(plain_text(line) for line in value.splitlines())
    return re.sub(r"\n{3,}", "\n\n", text).strip()
