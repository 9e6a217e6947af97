"""What stands in the address of a results page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.backends.base import Order
from search.domain.facets import OPEN_NOW, UNKNOWN_TOO, kind_values
from search.results import Filters

LONGEST = 200
MOST_VALUES = 50
PRICE_ORDER = "preis"


class SearchForm(forms.Form):
    """The question. Only a text that is too long is an error; filters that mean nothing are left out."""

    q = forms.CharField(
        label=_("Was suchen Sie?"),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("Bitte fassen Sie sich kürzer: höchstens %(limit_value)d Zeichen.")},
    )

    def clean_q(self) -> str:
        return " ".join(self.cleaned_data["q"].split())

    @property
    def filters(self) -> Filters:
        """Return the chosen filters."""
        today = self.values("heute")
        kinds = frozenset(self.values("da")) & frozenset(kind_values())
        return Filters(
            categories=frozenset(self.values("warengruppe")),
            shops=frozenset(self.values("laden")),
            bands=frozenset(int(value) for value in self.values("preis") if value.isascii() and value.isdigit() and len(value) == 1),
            kinds=kinds,
            open_now=OPEN_NOW in today,
            unknown_too=UNKNOWN_TOO in today,
        )

    def values(self, name: str) -> list[str]:
        """Return the values of a repeated parameter; a database is never asked for a NUL or for hundreds."""
        return [value for value in self.data.getlist(name)[:MOST_VALUES] if value.isprintable() and len(value) <= LONGEST]  # type: ignore[attr-defined]

    @property
    def order(self) -> Order:
        """Return the order of hits; an unknown one is relevance."""
        return Order.PRICE if self.data.get("ordnung") == PRICE_ORDER else Order.RELEVANCE

    @property
    def page(self) -> int:
        """Return the number of the page; what is no number is the first."""
        number = str(self.data.get("seite", ""))
        return int(number) if number.isascii() and number.isdigit() and len(number) <= 12 else 1

    @property
    def literally(self) -> bool:
        """Tell whether the words are to be taken as they were typed."""
        return self.data.get("wort") == "1"
