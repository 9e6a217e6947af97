"""The forms of the town's lists in the CMS."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from shops.domain.lifecycle import missing_labels
from shops.enums import ShopStatus
from shops.models import Category, Product, Shop, ShopMember, TraderProfile

SHOP_FIELDS = [
    "name",
    "category",
    "quarter",
    "sign",
    "monogram",
    "street",
    "postcode",
    "city",
    "way_hint",
    "latitude",
    "longitude",
    "phone",
    "email",
    "website",
    "takes_reservations",
    "hold_days",
    "delivers",
    "delivery_cents",
]


class ShopForm(WagtailAdminModelForm):
    """A shop's row. The slug is given once: addresses, groups and printed codes hang on it."""

    website = forms.URLField(label=_("Eigene Website"), required=False, assume_scheme="https")

    class Meta:
        model = Shop
        fields = ["name", "slug", *SHOP_FIELDS[1:]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = _("Die Adresse bleibt, wie sie ist.")


class StepForm(forms.Form):
    """One step in the life of a shop."""

    action = forms.ChoiceField(label=_("Schritt"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Grund"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Der Laden liest ihn an seiner Theke.")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = choices  # type: ignore[attr-defined]


class TownTraderForm(WagtailAdminModelForm):
    """The legal facts as staff may mend them; the self-certification stays the owner's."""

    class Meta:
        model = TraderProfile
        exclude = ["shop", "certified_at", "certified_by"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        stated = TraderProfile(certified_at=self.instance.certified_at, **cleaned)
        if self.instance.shop.status == ShopStatus.LIVE and (lacking := missing_labels(stated)):
            raise forms.ValidationError(
                _("Der Laden ist öffentlich. Es darf nicht fehlen: %(fields)s."), params={"fields": ", ".join(lacking)}
            )
        return cleaned


class CategoryForm(WagtailAdminModelForm):
    """A Warengruppe; its place in the tree is chosen once."""

    parent = forms.ModelChoiceField(Category.objects.all(), label=_("Unter"), required=False, empty_label=_("ganz oben"))

    class Meta:
        model = Category
        fields = ["name", "slug", "shop_kind", "motif", "profile"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["parent"]

    def save(self, commit: bool = True) -> Category:
        if self.instance.pk:
            return super().save(commit)
        parent = self.cleaned_data["parent"]
        return parent.add_child(instance=self.instance) if parent else Category.add_root(instance=self.instance)


class MemberForm(WagtailAdminModelForm):
    """A person in a shop. Person and shop are fixed once they are joined; the role may change."""

    class Meta:
        model = ShopMember
        fields = ["shop", "user", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["shop"].disabled = self.fields["user"].disabled = True


class ModerationForm(WagtailAdminModelForm):
    """Taking a product down, or putting it back: the only thing staff do to a product, and they say why (DSA 17)."""

    reason = forms.CharField(
        label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Der Laden liest sie an seiner Theke.")
    )

    class Meta:
        model = Product
        fields = ["is_visible"]
