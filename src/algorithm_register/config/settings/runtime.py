"""A running register: everything from the environment, safe on localhost without any setting."""

from algorithm_register.config.settings.base import *  # noqa: F403
from algorithm_register.config.settings.base import PACKAGE, STATIC_URL
from algorithm_register.config.settings.environment import (
    LOCAL_HOSTS,
    data_folder,
    database,
    demand_production_settings,
    flag,
    mail,
    secret_key,
    security_contact,
    theme,
    words,
)

demand_production_settings()

REGISTER_DATA_DIR = data_folder()
REGISTER_IS_ISSUER = flag("REGISTER_IS_ISSUER", default=False)
REGISTER_PUBLIC = bool(words("REGISTER_HOSTS"))
REGISTER_SECURITY_CONTACT = security_contact()
REGISTER_THEME = theme(PACKAGE / "ui" / "themes")

SECRET_KEY = secret_key(REGISTER_DATA_DIR)
ALLOWED_HOSTS = words("REGISTER_HOSTS") or LOCAL_HOSTS
DATABASES = {"default": database(REGISTER_DATA_DIR)}
globals().update(mail())

STATIC_ROOT = PACKAGE / "ui" / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = f"^{STATIC_URL}"

# A public register is served over https by the proxy before it: what the proxy got by http is sent there, except
# from whoever asks beside the proxy whether the register lives.
_behind_proxy = flag("REGISTER_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _behind_proxy else None
SECURE_SSL_REDIRECT = REGISTER_PUBLIC and _behind_proxy
SECURE_REDIRECT_EXEMPT = ["^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 31_536_000 if REGISTER_PUBLIC else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = REGISTER_PUBLIC

# To standard error, for whatever runs the process to keep. Requests: see operations/logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # The access log has a line for every request that is refused; a story with it would let anyone fill the disk.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
