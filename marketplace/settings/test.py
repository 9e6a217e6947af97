"""The test suite: a file database kept between runs, quick hashes, mails and files in memory."""

from marketplace.settings.base import *  # noqa: F403
from marketplace.settings.base import DATABASES, VAR
from marketplace.settings import env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": env.text("TEST_DATABASE", str(VAR / "test.sqlite3"))}
(VAR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is missing, and warnings are errors
ACCOUNT_RATE_LIMITS = False
