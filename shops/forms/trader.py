"""The legal facts of a shop, as its owner states them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shops.domain.trader import FACTS
from shops.forms.fields import PlainTexts
from shops.models import TraderProfile


class TraderForm(PlainTexts, forms.ModelForm):
    """Facts may be saved bit by bit; what lacks is listed, and only what is complete can be certified."""

    certify = forms.BooleanField(
        label=_("Ich bestätige: Die Angaben stimmen, und ich biete nur an, was dem Recht der Europäischen Union entspricht."),
        required=False,
    )

    class Meta:
        model = TraderProfile
        fields = FACTS
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "vat_id": forms.TextInput(attrs={"autocapitalize": "characters"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vat_id"].help_text = _("Beginnt mit DE und hat neun Ziffern.")
        self.fields["no_register_reason"].help_text = _("Zum Beispiel: Kleingewerbe, nicht eintragungspflichtig.")
        self.fields["no_vat_id_reason"].help_text = _("Zum Beispiel: Kleinunternehmen nach § 19 UStG.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("certify") and not self.errors:
            self.refuse_certifying_gaps(cleaned)
        return cleaned

    def refuse_certifying_gaps(self, cleaned: dict[str, Any]) -> None:
        """Point at every field that still lacks when somebody confirms that nothing does."""
        stated = TraderProfile(**{name: cleaned[name] for name in FACTS})
        for name in stated.missing():
            if name != "certified_at":
                self.add_error(name, _("Das fehlt noch."))
