"""What holds in every situation: apps, middleware, languages, security headers."""

from pathlib import Path

from csp.constants import NONE, SELF

from algorithm_register.ui.digest import digest_of

PACKAGE = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "csp",
    "algorithm_register.ledger",
    "algorithm_register.audit",
    "algorithm_register.accounts",
    "algorithm_register.organisations",
    "algorithm_register.register",
    "algorithm_register.search",
    "algorithm_register.ui",
    "algorithm_register.intake",
    "algorithm_register.website",
    "algorithm_register.operations",
]

MIDDLEWARE = [
    "algorithm_register.website.middleware.without_body_on_head",
    "algorithm_register.website.middleware.packed",
    "algorithm_register.website.middleware.kept_by_nobody_unless_said",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "algorithm_register.config.urls"
WSGI_APPLICATION = "algorithm_register.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["algorithm_register.ui.context.site"]},
    },
]

# Dutch first: the register is Dutch, and what is missing in another language is shown in Dutch. English is complete
# beside it; Frisian covers the interface and the names of fields.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("fy", "Frysk")]
REGISTER_BETA_LANGUAGES = frozenset({"fy"})
FORMAT_MODULE_PATH = ["algorithm_register.ui.formats"]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# The address of a static file holds a digest of them all: what a browser has of it stays right for good.
STATIC_URL = f"/static/{digest_of(PACKAGE / 'ui' / 'static')}/"

# Addresses of the register carry no final slash.
APPEND_SLASH = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Search bodies are small; nothing public takes a large form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 262_144
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# E-mail addresses are unique by a constraint on their lower case, which Django's own check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.E003"]
