"""allauth's forms in the town's words: no placeholder that repeats the label, and errors that say what to do."""

from typing import Any

from allauth.account import forms
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class Plain:
    """Labels of this class's `words` by field name; placeholders go, because they vanish when one begins to type."""

    words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)


class LoginForm(Plain, forms.LoginForm):
    """Signing in."""

    words = {"login": _("E-Mail-Adresse"), "password": _("Passwort"), "remember": _("Auf diesem Gerät angemeldet bleiben")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SignupForm(Plain, forms.SignupForm):
    """Making an account."""

    words = {"email": _("E-Mail-Adresse"), "password1": _("Passwort")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _("Mindestens zehn Zeichen. Drei Wörter, die nicht zusammengehören, sind gut.")


class TwiceTheSame(Plain):
    """A new password, typed twice."""

    words = {"oldpassword": _("Jetziges Passwort"), "password1": _("Neues Passwort"), "password2": _("Neues Passwort noch einmal")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _("Mindestens zehn Zeichen. Drei Wörter, die nicht zusammengehören, sind gut.")  # type: ignore[attr-defined]
        if "oldpassword" in self.fields:  # type: ignore[attr-defined]
            self.fields["oldpassword"].help_text = ""  # type: ignore[attr-defined]

    def add_error(self, field: str | None, error: Any) -> None:
        """Say in our words that the two differ; all other errors pass as they are."""
        differ = field == "password2" and self.cleaned_data.get("password1") != self.cleaned_data.get("password2")  # type: ignore[attr-defined]
        super().add_error(field, _("Die beiden Passwörter sind verschieden.") if differ else error)  # type: ignore[misc]


class ChangePasswordForm(TwiceTheSame, forms.ChangePasswordForm):
    """Changing the password."""


class SetPasswordForm(TwiceTheSame, forms.SetPasswordForm):
    """A first password for an account that signs in by passkey."""


class ResetPasswordKeyForm(TwiceTheSame, forms.ResetPasswordKeyForm):
    """A new password by the link from the mail."""


class ResetPasswordForm(Plain, forms.ResetPasswordForm):
    """Asking for that link."""

    words = {"email": _("E-Mail-Adresse")}


class AddEmailForm(Plain, forms.AddEmailForm):
    """A further address."""

    words = {"email": _("E-Mail-Adresse")}


class ReauthenticateForm(Plain, forms.ReauthenticateForm):
    """The password once more."""

    words = {"password": _("Passwort")}


class CodeForm(Plain, AuthenticateForm):
    """The code of the second factor, at the sign-in."""

    words = {"code": _("Code")}


class CodeAgainForm(Plain, ReauthenticateByCodeForm):
    """The code once more."""

    words = {"code": _("Code")}


class ActivateAppForm(Plain, ActivateTOTPForm):
    """The first code of a new app."""

    words = {"code": _("Code aus der App")}


class AddKeyForm(Plain, AddWebAuthnForm):
    """A passkey or a security key."""

    words = {"name": _("Name des Schlüssels"), "passwordless": _("Als Passkey: damit melde ich mich ganz ohne Passwort an")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = _("Das Gerät fragt dann nach Fingerabdruck, Gesicht oder PIN.")


class RenameKeyForm(Plain, EditWebAuthnForm):
    """Another name for a key."""

    words = {"name": _("Name des Schlüssels")}
