from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.enums import NoticeReason


class Notice(models.Model):
    """Somebody says that something shown here is not right (Art. 16 DSA): what, why, and whom to answer."""

    address = models.CharField(_("Seite"), max_length=300)
    reason = models.CharField(_("Grund"), max_length=12, choices=NoticeReason)
    text = models.TextField(_("Was stimmt nicht?"), max_length=4000)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    at = models.DateTimeField(_("gemeldet am"))

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.address}"
