"""Laying in and changing a number; what is no plain number from 1 to 99 is refused, never read as another one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.models.basket import MAX_QUANTITY

FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}  # ０ to ９, as some keyboards write them
NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)


class QuantityField(forms.Field):
    """A whole number from 1 to 99, typed with plain or full-width digits and nothing else."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Bitte geben Sie eine Menge an."),
        "invalid": _("Bitte geben Sie die Menge als ganze Zahl an, zum Beispiel 2."),
        "range": _("Bitte wählen Sie eine Menge von 1 bis %(most)d."),
    }

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip().translate(FULL_WIDTH)
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class QuantityForm(forms.Form):
    """How many of a thing: the number itself, moved by one step or not."""

    quantity = QuantityField(label=_("Menge"))
    step = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int, empty_value=None, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "quantity" in data:
            data["quantity"] += data.get("step") or 0
            if not 1 <= data["quantity"] <= MAX_QUANTITY:
                self.add_error("quantity", ValidationError(QuantityField.default_error_messages["range"], params={"most": MAX_QUANTITY}))
        return data


class AddForm(QuantityForm):
    """A product to lay in; one piece unless a number is given."""

    product = forms.IntegerField(min_value=1, max_value=2**63 - 1)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        if data is not None and "quantity" not in data:
            data = data.copy()
            data["quantity"] = "1"
        super().__init__(data, **kwargs)
