"""What the shop enters at the counter: a pickup code, or why something is not there."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.domain.pickup import read_code
from shops.forms.fields import PlainTexts

REASONS = [
    ("gone", _("Die Ware ist nicht mehr da.")),
    ("spoken_for", _("Die Ware ist schon jemandem zugesagt.")),
    ("closed", _("Wir können in dieser Zeit nicht öffnen.")),
    ("other", _("Anderer Grund")),
]


class CodeForm(forms.Form):
    """A pickup code, however it is typed."""

    code = forms.CharField(
        label=_("Abholcode"),
        error_messages={"required": _("Bitte tippen Sie den Code des Kunden ein.")},
        max_length=20,
        help_text=_("Zum Beispiel K7-31. Groß und klein ist gleich, der Strich darf fehlen."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "enterkeyhint": "go"}),
    )

    def clean_code(self) -> str:
        if not (code := read_code(self.cleaned_data["code"])):
            raise ValidationError(
                _("Ein Abholcode hat einen Buchstaben und drei Ziffern, zum Beispiel K7-31. Bitte lesen Sie ihn noch einmal ab.")
            )
        return code


class DeclineForm(PlainTexts, forms.Form):
    """Why a shop cannot keep a reservation; the shopper reads it."""

    reason = forms.ChoiceField(label=_("Warum geht es nicht?"), choices=REASONS, initial="gone", widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Ein Satz dazu"),
        required=False,
        max_length=160,
        help_text=_("Er steht in der E-Mail. Zum Beispiel: Am Donnerstag kommt neue Ware."),
    )
    say_ask = forms.BooleanField(label=_("Das Produkt zeigt ab jetzt „Bitte fragen“ statt „Im Regal“."), required=False, initial=True)

    @property
    def told(self) -> str:
        """Return what the shopper reads, in whole sentences."""
        data = self.cleaned_data
        label = "" if data["reason"] == "other" else str(dict(REASONS)[data["reason"]])
        return " ".join(part for part in (label, data["words"]) if part)
