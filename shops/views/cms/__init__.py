"""The town's lists in the CMS, for staff. Owners never come here: Wagtail's viewsets do not ask whose row it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from wagtail.admin.views.generic import IndexView

from shops.requests import TownRequest


def listing(*joined: str) -> type[IndexView]:
    """Return a list view that reads these relations with its rows, so that it costs the same for one row and many."""

    class Joined(IndexView):
        def get_base_queryset(self) -> QuerySet[Any]:
            return super().get_base_queryset().select_related(*joined)

    return Joined


class ByDomain:
    """For Wagtail's views: what the domain refuses becomes an error of the form, and nothing is written."""

    request: TownRequest

    def form_valid(self, form: ModelForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as refused:
            form.add_error(None, refused)
            self.produced_error_message = " ".join(refused.messages)
            return self.form_invalid(form)  # type: ignore[attr-defined]

    @property
    def hand(self) -> dict[str, Any]:
        """Return who acts and when, as every verb of the domain wants to know."""
        return {"actor": self.request.user, "at": self.request.at}
