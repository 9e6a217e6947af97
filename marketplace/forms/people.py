"""People in the CMS: the town's user has one name, signs in by e-mail, and is staff or not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from marketplace.models import User


class Person(forms.ModelForm):
    """What both forms have in common. Groups of shops are kept by their memberships and do not stand here."""

    first_name = None
    last_name = None
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    is_staff = forms.BooleanField(
        label=_("Arbeitet für die Stadt"), required=False, help_text=_("Darf das CMS und das Cockpit der Stadt betreten.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kwargs.get("instance") is not None and "is_superuser" not in self.fields:
            self.fields.pop("is_staff", None)  # nobody shuts the own door


class NewPersonForm(Person, UserCreationForm):
    """A new account; the person confirms the address at the first sign-in."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("email", "name", "is_staff", "is_superuser")


class PersonForm(Person, UserEditForm):
    """An account as staff may change it."""

    class Meta(UserEditForm.Meta):
        model = User
        fields = ("email", "name", "is_active", "is_staff", "is_superuser")
