"""The developer's machine and the demo: everything on localhost, mails as files under var/."""

from marketplace.settings.base import *  # noqa: F403
from marketplace.settings.base import VAR
from marketplace.settings import env

DEBUG = env.flag("TOWN_DEBUG", True)
SECRET_KEY = "only-for-localhost-never-for-a-town"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
VAR.mkdir(parents=True, exist_ok=True)
