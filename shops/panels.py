"""The panels and the form of the CMS pages of shops: few fields, and none that is the town's to decide."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel

STAFF = "shops.change_shop"


class StaffPanel(FieldPanel):
    """A field that stands only in the form of the town's staff."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        kwargs["permission"] = STAFF
        super().__init__(field_name, **kwargs)


class ShopPageForm(WagtailAdminPageForm):
    """The storefront's form: it refuses pictures of another shop, whatever number the browser sends."""

    def is_valid(self) -> bool:
        """Look at the pictures when the gallery's own forms have been read, which is after this form's clean()."""
        valid = super().is_valid()
        if valid and any(self.is_foreign(picture) for picture in self.chosen_pictures()):
            self.add_error(None, ValidationError(_("Ein Bild gehört nicht zu diesem Laden. Bitte ein eigenes Bild wählen.")))
            return False
        return valid

    def is_foreign(self, picture: Any) -> bool:
        """Tell whether a picture is not this shop's to show; staff may also put the town's pictures up."""
        return picture.shop_id != self.instance.shop_id and not (picture.shop_id is None and self.may_take_from_town())

    def may_take_from_town(self) -> bool:
        """Tell whether the person may put pictures of the town on a storefront."""
        return self.for_user is None or self.for_user.has_perm(STAFF)

    def chosen_pictures(self) -> Iterator[Any]:
        """Yield every picture on the page: the gallery's and the story's."""
        for form in self.formsets["pictures"].forms if "pictures" in self.formsets else []:
            data = getattr(form, "cleaned_data", {})
            if data and not data.get("DELETE") and data.get("picture"):
                yield data["picture"]
        for block in self.cleaned_data.get("story") or []:
            if block.block_type == "picture" and block.value:
                yield block.value
