"""People in the CMS, for staff."""

from django.db.models import QuerySet
from django.forms import ModelForm
from wagtail.users.views.users import IndexView, UserViewSet

from marketplace.forms.people import NewPersonForm, PersonForm
from marketplace.models import User


class PeopleIndex(IndexView):
    """All accounts, found by name or address."""

    search_fields = ("name", "email")

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering, "pk")
        return super().order_queryset(queryset)


class PeopleViewSet(UserViewSet):
    """Accounts."""

    index_view_class = PeopleIndex
    template_prefix = "marketplace/people/"

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return PersonForm if for_update else NewPersonForm
