"""What a shopper gives to reserve: a name to call, an address for the confirmation, a phone number if wanted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shops.forms.fields import PlainTexts


class CheckoutForm(PlainTexts, forms.Form):
    """Name and e-mail, with what the page showed hidden beside them, so that nothing else is confirmed."""

    name = forms.CharField(
        label=_("Ihr Name"),
        max_length=120,
        help_text=_("So ruft Sie der Laden auf."),
        error_messages={"required": _("Bitte geben Sie Ihren Namen an.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-Mail"),
        help_text=_("Dorthin geht die Bestätigung mit Ihrem Abholcode."),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an."),
            "invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@post.de"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=40,
        help_text=_("Falls der Laden eine Frage hat."),
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )
    placement = forms.UUIDField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, max_length=5000)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for hidden in ("placement", "shown"):
            # The page fills these; what came back broken is shown anew instead of blamed on the shopper.
            self.errors.pop(hidden, None)
        return data
