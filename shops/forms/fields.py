"""Form fields for what people write by hand."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shops.validators import plain_lines, plain_text

MOST_CENTS = 99_999_999  # 999.999,99 €: more is a slip of the finger
GERMAN = re.compile(r"(?P<euros>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?", re.ASCII)
PLAIN = re.compile(r"(?P<euros>\d+)\.(?P<cents>\d{1,2})", re.ASCII)


class PlainTexts:
    """For forms: what is written by hand comes out without control signs, signs of direction and the like, whoever typed or pasted it."""

    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # type: ignore[misc]
        for name, field in self.fields.items():
            if not isinstance(field, forms.CharField) or not isinstance(cleaned.get(name), str):
                continue
            cleaned[name] = (plain_lines if isinstance(field.widget, forms.Textarea) else plain_text)(cleaned[name])
            if field.required and not cleaned[name]:
                self.add_error(name, forms.ValidationError(field.error_messages["required"], code="required"))  # type: ignore[attr-defined]
        return cleaned


class PriceField(forms.CharField):
    """A price as people write it (12,90 or 1.234,50 or 12.90 €), cleaned to whole cents; None when left empty."""

    default_error_messages = {
        "invalid": _("Bitte als Betrag angeben, zum Beispiel 12,90."),
        "too_much": _("Höchstens 999.999,99 €."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=20, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show stored cents as a German amount, and what somebody typed as they typed it."""
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value)).replace("€", "").strip()
        if not text:
            return None
        match = GERMAN.fullmatch(text) or PLAIN.fullmatch(text)
        if not match:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        cents = int(match["euros"].replace(".", "")) * 100 + int((match["cents"] or "0").ljust(2, "0"))
        if cents > MOST_CENTS:
            raise forms.ValidationError(self.error_messages["too_much"], code="too_much")
        return cents
