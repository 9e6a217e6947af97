from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.enums import MailStatus


class Mail(models.Model):
    """A mail of the outbox, written in the transaction that gives reason to it and sent afterwards, as often tried as it takes."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    key = models.CharField(max_length=80, unique=True, help_text="What it is about: the same mail is never written twice.")
    recipient = models.EmailField(_("an"))
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    subject = models.CharField(_("Betreff"), max_length=200)
    text = models.TextField(_("Text"))
    html = models.TextField(_("HTML"), blank=True)
    order = models.ForeignKey("marketplace.Order", on_delete=models.CASCADE, null=True, blank=True, related_name="mails")
    status = models.CharField(_("Stand"), max_length=8, choices=MailStatus, default=MailStatus.WAITING)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    due_at = models.DateTimeField(_("nächster Versuch"), help_text="While a worker sends it this lies ahead: the lease.")
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("Mail")
        verbose_name_plural = _("Mails")
        indexes = [models.Index(fields=["due_at"], condition=models.Q(status="waiting"), name="mail_waiting_by_date")]

    def __str__(self) -> str:
        return self.key
