"""Pictures that come in through the CMS: the same intake as everywhere, and the shop they belong to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from shops.domain.members import memberships
from shops.domain.pictures import clean_picture, picture_title
from shops.models import Shop


class IntakeField(forms.FileField):
    """A file field whose value is a picture drawn anew, or an error in words."""

    default_error_messages = {"required": _("Bitte ein Bild wählen.")}

    def clean(self, data: Any, initial: Any = None) -> Any:
        taken = super().clean(data, initial)
        if taken is None or taken is initial:
            return taken
        return clean_picture(file=taken, name=taken.name)


class PictureForm(BaseImageForm):
    """Wagtail's picture form with our intake. Members see no collection and no tags; a member of several shops says which one."""

    file = IntakeField(label=_("Bild"), help_text=_("JPEG, PNG, WebP oder HEIC, höchstens 20 MB."))

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.person: Any = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp,image/heic,image/heif"
        if self.person is not None and not self.person.is_staff:
            self.narrow_to_own_shops()

    def narrow_to_own_shops(self) -> None:
        """Leave a member the choice between the own shops, and none at all when there is one."""
        own = [member.shop_id for member in memberships(self.person)]
        for name in ("tags", "collection"):
            self.fields.pop(name, None)
        if len(own) == 1:
            self.fields.pop("shop", None)
            self.instance.shop_id = own[0]
        elif "shop" in self.fields:
            shop = self.fields["shop"]
            shop.queryset, shop.required, shop.empty_label = Shop.objects.filter(pk__in=own), True, None

    def clean_title(self) -> str:
        return picture_title(self.cleaned_data["title"])
