"""Reads settings from the environment, and makes what a register on localhost needs by itself."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from algorithm_register.kernel.errors import Misconfigured

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# What a register that others can reach must be told, with how to write it.
PRODUCTION = {
    "REGISTER_SECRET_KEY": "50 random characters, the same on every machine of this register",
    "DATABASE_URL": "postgres://name:password@host/database, or sqlite:////path/file",
    "REGISTER_MAIL": "smtp://name:password@host:587, smtps:// for TLS from the first byte, or none",
}

# Commits survive a power cut (FULL), writers queue instead of failing (IMMEDIATE), readers never wait (WAL),
# and what is deleted is overwritten (secure_delete), so that a redacted text is nowhere in the file.
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA busy_timeout=30000; PRAGMA journal_size_limit=16777216;"
    ),
}


def flag(name: str, *, default: bool = False) -> bool:
    """A setting that is on (`1`, `true`, `yes`, `on`) or off."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """A setting with several values, parted by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def demand_production_settings() -> None:
    """Misconfigured, with everything that is missing, when this register is public but not told enough."""
    missing = [f"{name} ({how})" for name, how in PRODUCTION.items() if not os.environ.get(name)]
    if words("REGISTER_HOSTS") and missing:
        raise Misconfigured(
            f"REGISTER_HOSTS is set, so this register is public. Set too: {'; '.join(missing)}."
        )


def data_folder() -> Path:
    """The folder that holds all files of this register, made if need be and readable by its owner only."""
    folder = Path(os.environ.get("REGISTER_DATA_DIR") or "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as refused:
        raise Misconfigured(
            f"The folder {folder} cannot be made ({refused.strerror}). Name another with REGISTER_DATA_DIR."
        ) from refused
    return folder


def secret_key(folder: Path) -> str:
    """The secret key: the one given, else one made for this folder."""
    return os.environ.get("REGISTER_SECRET_KEY") or _kept_secret(folder / "secret-key")


def database(folder: Path) -> dict[str, Any]:
    """The database that DATABASE_URL names, else an SQLite file in the folder."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        file = folder / "register.sqlite3"
        file.touch(mode=0o600, exist_ok=True)
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": SQLITE_OPTIONS}
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError as unreadable:
        raise Misconfigured(
            f"DATABASE_URL cannot be read. Write {PRODUCTION['DATABASE_URL']}."
        ) from unreadable
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_OPTIONS
    return found


def mail() -> dict[str, Any]:
    """Django's mail settings for REGISTER_MAIL; without it, or with `none`, mail goes nowhere."""
    address = os.environ.get("REGISTER_MAIL", "none")
    if address == "none":
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise Misconfigured(f"REGISTER_MAIL cannot be read. Write {PRODUCTION['REGISTER_MAIL']}.")
    is_wrapped = parts.scheme == "smtps"
    host = next(iter(words("REGISTER_HOSTS")), "localhost")
    return {
        "DEFAULT_FROM_EMAIL": f"register@{host.lstrip('.')}",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_wrapped,
        "EMAIL_USE_TLS": not is_wrapped,
    }


def _kept_secret(file: Path) -> str:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    made = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(made)
    return made
