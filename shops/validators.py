"""What a value of a shop or product must be; numbers are checked by python-stdnum."""

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
