from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class Category(MP_Node):
    """A kind of goods (Warengruppe), in a tree; loaded from shops/categories.toml."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("Name"), max_length=80)
    shop_kind = models.CharField(
        _("Art des Ladens"), max_length=60, blank=True, help_text=_("So heißt ein Laden dieser Warengruppe: Bäckerei.")
    )
    motif = models.CharField(_("Zeichnung"), max_length=40, blank=True)
    profile = models.CharField(_("rechtliches Profil"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Warengruppe")
        verbose_name_plural = _("Warengruppen")

    def __str__(self) -> str:
        return self.name
