"""The filter of the directory: name or goods, quarter, Warengruppe, open now."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shops.models import Category, Quarter, Shop

# Where a word of the shop or of its goods may stand.
TEXTS = ("name", "category__name", "pages__tagline", "pages__ask_for", "pages__brands", "pages__services", "products__name")
MOST_WORDS = 6  # each costs a look through all texts


def spellings(word: str) -> set[str]:
    """Return the ways a word is capitalised: SQLite folds the case of a to z only, so "Öl" would not find "öl"."""
    return {word, word.lower(), word.upper(), word[:1].upper() + word[1:].lower()}


class ShopFilter(django_filters.FilterSet):
    """Narrows the public shops; which of them are open comes in, because hours are computed and not stored."""

    name = django_filters.CharFilter(label=_("Name oder Ware"), method="by_words", max_length=80)
    viertel = django_filters.ModelChoiceFilter(
        label=_("Viertel"), field_name="quarter", to_field_name="slug", queryset=Quarter.objects.all(), empty_label=_("Alle Viertel")
    )
    waren = django_filters.ModelChoiceFilter(
        label=_("Warengruppe"),
        method="by_category",
        to_field_name="slug",
        queryset=Category.objects.filter(depth=1),
        empty_label=_("Alle Warengruppen"),
    )
    offen = django_filters.BooleanFilter(label=_("Jetzt geöffnet"), method="by_open", widget=forms.CheckboxInput)

    class Meta:
        model = Shop
        fields: list[str] = []

    def __init__(self, *args: Any, open_ids: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_ids = set(open_ids)
        self.filters["name"].field.widget.input_type = "search"

    def by_words(self, shops: QuerySet[Shop], name: str, value: str) -> QuerySet[Shop]:
        """Keep the shops where each word stands somewhere; goods count only while they can be seen."""
        for word in list(dict.fromkeys(value.split()))[:MOST_WORDS]:
            found = Q()
            for spelling in spellings(word):
                for text in TEXTS:
                    seen = Q(products__is_visible=True) if text.startswith("products") else Q()
                    found |= Q(**{f"{text}__contains": spelling}) & seen
            shops = shops.filter(pk__in=Shop.objects.filter(found).values("pk"))
        return shops

    def by_category(self, shops: QuerySet[Shop], name: str, value: Category) -> QuerySet[Shop]:
        """Keep the shops of this branch and those that offer something of it."""
        own = Q(category__path__startswith=value.path)
        offered = Q(products__category__path__startswith=value.path, products__is_visible=True)
        return shops.filter(pk__in=Shop.objects.filter(own | offered).values("pk"))

    def by_open(self, shops: QuerySet[Shop], name: str, value: bool) -> QuerySet[Shop]:
        """Keep the open shops when the box is ticked."""
        return shops.filter(pk__in=self.open_ids) if value else shops
