"""Tests: files in a temporary folder, SQLite unless REGISTER_TEST_DATABASE names another database."""

import os
import tempfile
from pathlib import Path

import dj_database_url

from algorithm_register.config.settings.base import *  # noqa: F403
from algorithm_register.config.settings.base import PACKAGE
from algorithm_register.config.settings.environment import SQLITE_OPTIONS

REGISTER_DATA_DIR = Path(tempfile.mkdtemp(prefix="register-test-"))
REGISTER_IS_ISSUER = True
REGISTER_PUBLIC = False
REGISTER_SECURITY_CONTACT = ""
REGISTER_THEME = PACKAGE / "ui" / "themes" / "register"
SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

_address = os.environ.get("REGISTER_TEST_DATABASE", "")
if _address:
    DATABASES = {"default": dict(dj_database_url.parse(_address))}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(REGISTER_DATA_DIR / "register.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
            "TEST": {"NAME": str(REGISTER_DATA_DIR / "test.sqlite3")},
        }
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
