"""What every place the town runs in has in common; dev, test and production say only where they differ."""

from pathlib import Path

from django.urls import reverse_lazy

from marketplace.settings import env

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "marketplace"
VAR = Path(env.text("TOWN_VAR", str(ROOT / "var")))

# --- the town ---------------------------------------------------------------------------------------------------------
TOWN_NAME = env.text("TOWN_NAME", "Coburg")
TOWN_POSTCODE = env.text("TOWN_POSTCODE", "96450")
# Latitude and longitude of the market square: where walks begin and distances are measured from.
TOWN_CENTRE = (50.2586, 10.9645)
# The holidays of the municipality (PyPI holidays). Coburg is mostly Protestant, so 15 August is a working day.
TOWN_HOLIDAYS = {"country": "DE", "subdivision": "BY", "categories": ["public"]}

# --- Django -----------------------------------------------------------------------------------------------------------
DEBUG = False
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
AUTH_USER_MODEL = "marketplace.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "marketplace",
    "search",
    "training",
    "shops",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "marketplace.apps.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # adds random bytes against BREACH (Django 4.2)
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "marketplace.middleware.moment",
    "marketplace.middleware.private",
    "marketplace.middleware.owner_gate",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "marketplace.templatetags.ui", "shops.templatetags.drawing"],
        },
    },
]
FORM_RENDERER = "marketplace.backends.forms.TownRenderer"

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'town.sqlite3'}")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}

# --- language and time ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# --- files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "marketplace.backends.stylesheets.StylesheetFinder",  # before the app directories: it bundles their css/main.css
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends more than Django's 1,000

# --- people -----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("account_home")
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = TOWN_NAME
MFA_RECOVERY_CODES_SHOW_ONCE = True
ACCOUNT_ADAPTER = "marketplace.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "marketplace.forms.account.LoginForm",
    "signup": "marketplace.forms.account.SignupForm",
    "add_email": "marketplace.forms.account.AddEmailForm",
    "change_password": "marketplace.forms.account.ChangePasswordForm",
    "set_password": "marketplace.forms.account.SetPasswordForm",
    "reset_password": "marketplace.forms.account.ResetPasswordForm",
    "reset_password_from_key": "marketplace.forms.account.ResetPasswordKeyForm",
    "reauthenticate": "marketplace.forms.account.ReauthenticateForm",
}
MFA_ADAPTER = "marketplace.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "marketplace.forms.account.CodeForm",
    "reauthenticate": "marketplace.forms.account.CodeAgainForm",
    "activate_totp": "marketplace.forms.account.ActivateAppForm",
    "add_webauthn": "marketplace.forms.account.AddKeyForm",
    "edit_webauthn": "marketplace.forms.account.RenameKeyForm",
}
# Staff enter the CMS only with a second factor; the printed accounts of the demo have none, so production alone asks for it.
TOWN_STAFF_MFA = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames the page
SECURE_REFERRER_POLICY = "same-origin"

# --- mail -------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.text("TOWN_MAIL_FROM", f"{TOWN_NAME} <stadt@example.org>")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25, 1, 65535)
EMAIL_TIMEOUT = 10

# --- Wagtail ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = TOWN_NAME
WAGTAILADMIN_BASE_URL = env.text("TOWN_URL", "http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "shops.Picture"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to a third party
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = True
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "shops.forms.pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAIL_WORKFLOW_ENABLED = False  # the town approves shops, not pages

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django_tasks": {"level": "INFO"}},
}
