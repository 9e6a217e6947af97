"""The product form of the desk: four fields are enough, the rest waits behind one fold."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from shops.domain.shelf import category_choices
from shops.enums import AvailabilityKind
from shops.forms.fields import PlainTexts, PriceField
from shops.models import Product

FACTS = [
    "name",
    "category",
    "description",
    "brand",
    "sku",
    "gtin",
    "vat_rate",
    "content",
    "content_unit",
    "maker",
    "safety_note",
    "withdrawal_exception",
]


class ProductForm(PlainTexts, forms.ModelForm):
    """What an owner writes about a product; views hand `facts()` and the live values to the domain, nothing is saved here."""

    price = PriceField(label=_("Preis in Euro"), required=False, help_text=_("Mit Mehrwertsteuer, so wie er am Regal steht."))
    kind = forms.ChoiceField(label=_("Haben Sie es da?"), choices=AvailabilityKind.choices, initial=AvailabilityKind.SHELF)
    days = forms.IntegerField(
        label=_("In wie vielen Tagen?"), required=False, min_value=1, max_value=365, help_text=_("Nur bei „In einigen Tagen“.")
    )
    photo = forms.FileField(
        label=_("Foto"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}), help_text=_("Direkt vom Telefon. Bis 20 MB.")
    )
    alt = forms.CharField(
        label=_("Was ist auf dem Foto zu sehen?"),
        required=False,
        max_length=160,
        help_text=_("Ein kurzer Satz für Menschen, die es nicht sehen."),
    )

    class Meta:
        model = Product
        fields = FACTS
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "maker": forms.Textarea(attrs={"rows": 2}),
            "safety_note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"content": _("Für den Grundpreis, zum Beispiel 250 und Gramm.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        category = cast(forms.ModelChoiceField, self.fields["category"])
        category.choices = [("", _("Bitte wählen")), *category_choices()]
        product = self.instance
        if product.pk and not self.is_bound:
            price = product.prices.filter(valid_until__isnull=True).first()
            self.initial["price"] = price.cents if price else None
            self.initial["kind"] = product.availability.kind
            self.initial["days"] = product.availability.days

    def clean_sku(self) -> str:
        """Refuse a number that another product of the same shop carries: the database's own message would not say which."""
        sku = self.cleaned_data["sku"]
        twin = Product.objects.filter(shop_id=self.instance.shop_id, sku=sku).exclude(pk=self.instance.pk).first() if sku else None
        if twin:
            raise forms.ValidationError(_("Diese Artikelnummer hat schon „%(name)s“."), params={"name": twin.name})
        return sku

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") == AvailabilityKind.DAYS and not data.get("days") and "days" not in self.errors:
            self.add_error("days", _("Bitte sagen Sie, in wie vielen Tagen."))
        if data.get("content") and not data.get("content_unit"):
            self.add_error("content_unit", _("Bitte die Einheit zum Inhalt wählen."))
        if data.get("photo") and not data.get("alt") and "alt" not in self.errors:
            self.add_error("alt", _("Bitte sagen Sie kurz, was auf dem Foto zu sehen ist."))
        return data

    def facts(self) -> dict[str, Any]:
        """Return the cleaned facts as the domain's verbs take them."""
        return {name: self.cleaned_data[name] for name in FACTS}
