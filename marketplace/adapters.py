"""How allauth behaves in this town: what it says, and how it slows down who guesses passwords."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, in the town's words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dieses Konto ist gesperrt."),
        "cannot_remove_primary_email": _("Diese Adresse ist Ihre Hauptadresse. Bestimmen Sie zuerst eine andere."),
        "duplicate_email": _("Diese E-Mail-Adresse steht schon bei Ihrem Konto."),
        "email_password_mismatch": _("E-Mail-Adresse oder Passwort stimmt nicht."),
        "email_taken": _("Mit dieser E-Mail-Adresse gibt es schon ein Konto."),
        "enter_current_password": _("Bitte geben Sie Ihr jetziges Passwort ein."),
        "incorrect_code": _("Dieser Code stimmt nicht."),
        "incorrect_password": _("Dieses Passwort stimmt nicht."),
        "invalid_login": _("Diese Anmeldung stimmt nicht."),
        "invalid_or_expired_key": _("Dieser Link ist abgelaufen oder unvollständig."),
        "invalid_password_reset": _("Dieser Link gilt nicht mehr. Fordern Sie bitte einen neuen an."),
        "max_email_addresses": _("Mehr als %d E-Mail-Adressen gehen nicht."),
        "rate_limited": _("Das waren viele Versuche. Bitte warten Sie einige Minuten."),
        "same_as_current": _("Das ist der jetzige Wert. Bitte geben Sie einen anderen ein."),
        "too_many_login_attempts": _("Das waren zu viele Versuche. Bitte warten Sie fünf Minuten oder setzen Sie Ihr Passwort neu."),
        "unknown_email": _("Zu dieser E-Mail-Adresse gibt es kein Konto."),
        "unverified_primary_email": _("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse."),
    }

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failed attempts by person and address: who guesses is slowed down, and the person herself still gets in from hers."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor, in the town's words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Ihr Konto hat einen zweiten Faktor. Eine weitere E-Mail-Adresse geht erst, wenn er entfernt ist."),
        "cannot_delete_authenticator": _("Den zweiten Faktor können Sie nicht entfernen."),
        "cannot_generate_recovery_codes": _("Notfallcodes gibt es erst mit einem zweiten Faktor."),
        "incorrect_code": _("Dieser Code stimmt nicht."),
        "unverified_email": _("Bestätigen Sie bitte zuerst Ihre E-Mail-Adresse. Danach geht der zweite Faktor."),
    }

    def _get_site_name(self) -> str:
        return settings.TOWN_NAME
