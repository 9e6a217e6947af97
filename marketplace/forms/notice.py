"""Reporting a page; what it asks is what Art. 16 DSA wants, and no more."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from marketplace.enums import NoticeReason
from shops.forms.fields import PlainTexts


class NoticeForm(PlainTexts, forms.Form):
    """Which page, what is wrong with it, and whom to answer."""

    seite = forms.CharField(max_length=300, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Worum geht es?"), choices=NoticeReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Was stimmt nicht?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Bitte so genau, dass wir es nachprüfen können."),
    )
    name = forms.CharField(label=_("Ihr Name"), max_length=120, required=False)
    email = forms.EmailField(label=_("Ihre E-Mail"), required=False, help_text=_("Wenn Sie eine Antwort möchten."))
    honest = forms.BooleanField(label=_("Nach bestem Wissen sind meine Angaben richtig und vollständig."))

    def clean_seite(self) -> str:
        """Take addresses of this town only, as a path."""
        address: str = self.cleaned_data["seite"]
        if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
            raise forms.ValidationError(_("Diese Seite gehört nicht zu uns."))
        return address
