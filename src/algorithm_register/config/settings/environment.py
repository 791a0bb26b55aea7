"""Reads settings from the environment, and makes what a register on localhost needs by itself."""

import contextlib
import os
import re
import secrets
import stat
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import dj_database_url

from algorithm_register.kernel.errors import Misconfigured

_ON = frozenset({"1", "true", "yes", "on"})
_OFF = frozenset({"0", "false", "no", "off"})

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

# A server that does not answer is given up on before whoever waits for a page has gone.
POSTGRES_OPTIONS: dict[str, Any] = {"connect_timeout": 10}


def flag(name: str, *, default: bool = False) -> bool:
    """A setting that is on (`1`, `true`, `yes`, `on`) or off (`0`, `false`, `no`, `off`); Misconfigured otherwise."""
    written = os.environ.get(name, "").strip().lower()
    if written and written not in _ON | _OFF:
        raise Misconfigured(f"{name} is {written!r}. Write on or off.")
    return written in _ON if written else default


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
    _close_to_others(folder)
    return folder


def secret_key(folder: Path) -> str:
    """The secret key: the one given, else one made for this folder."""
    return os.environ.get("REGISTER_SECRET_KEY") or _kept_secret(folder / "secret-key")


def database(folder: Path) -> dict[str, Any]:
    """The database that DATABASE_URL names, else an SQLite file in the folder; an SQLite file is made if need be."""
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(folder / 'register.sqlite3'))}"
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError as unreadable:
        raise _unreadable("DATABASE_URL") from unreadable
    if found["NAME"] in {"", ":memory:"}:
        raise _unreadable("DATABASE_URL")
    if found["ENGINE"] == "django.db.backends.sqlite3":
        _make_private(Path(found["NAME"]))
        # Kept open between requests: opening the file and its pragmas cost more than most queries.
        kept = {key: found[key] for key in ("ENGINE", "NAME", "CONN_MAX_AGE")}
        return kept | {"OPTIONS": SQLITE_OPTIONS}
    if found["ENGINE"] == "django.db.backends.postgresql":
        return found | {"OPTIONS": POSTGRES_OPTIONS | found.get("OPTIONS", {})}
    raise Misconfigured(
        f"DATABASE_URL names a database other than SQLite or PostgreSQL. Write {PRODUCTION['DATABASE_URL']}."
    )


def theme(shipped: Path) -> Path:
    """The folder of the theme that REGISTER_THEME names: one of the shipped by its name, another by its path."""
    written = os.environ.get("REGISTER_THEME", "").strip() or "register"
    folder = Path(written).resolve() if "/" in written or os.sep in written else shipped / written
    if not (folder / "theme.yaml").is_file():
        names = ", ".join(sorted(each.name for each in shipped.iterdir() if (each / "theme.yaml").is_file()))
        raise Misconfigured(
            f"REGISTER_THEME is {written!r}, and no theme lies there. Write one of {names}, or the path of a folder "
            "with a theme.yaml (docs/how-to/theme.md)."
        )
    return folder


def security_contact() -> str:
    """Where to tell of a leak, as an address: of a page, of mail or of a telephone; empty where none is set."""
    written = os.environ.get("REGISTER_SECURITY_CONTACT", "").strip()
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", written):
        return f"mailto:{written}"
    if written and not re.fullmatch(r"(https://|mailto:|tel:)\S+", written):
        raise Misconfigured(
            f"REGISTER_SECURITY_CONTACT is {written!r}. Write a mail address, or an address that begins with https:// "
            "or tel:."
        )
    return written


def mail() -> dict[str, Any]:
    """Django's mail settings for REGISTER_MAIL; without it, or with `none`, mail goes nowhere."""
    address = os.environ.get("REGISTER_MAIL", "none")
    if address == "none":
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as unreadable:
        raise _unreadable("REGISTER_MAIL") from unreadable
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise _unreadable("REGISTER_MAIL")
    is_wrapped = parts.scheme == "smtps"
    host = next(iter(words("REGISTER_HOSTS")), "localhost")
    return {
        "DEFAULT_FROM_EMAIL": f"register@{host.lstrip('.')}",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if is_wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_wrapped,
        "EMAIL_USE_TLS": not is_wrapped,
    }


def _unreadable(name: str) -> Misconfigured:
    return Misconfigured(f"{name} cannot be read. Write {PRODUCTION[name]}.")


def _close_to_others(folder: Path) -> None:
    """Shut a folder of our own; one that is shared on purpose (sticky) or of someone else is told by a check."""
    found = folder.stat()
    mode = stat.S_IMODE(found.st_mode)
    if found.st_uid == os.geteuid() and mode & 0o077 and not mode & stat.S_ISVTX:
        with contextlib.suppress(OSError):
            folder.chmod(mode & ~0o077)


def _make_private(file: Path) -> None:
    """Make a file that its owner alone can read; one that is there keeps its rights."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as refused:
        raise Misconfigured(
            f"The database {file} cannot be opened ({refused.strerror}). Give this user its folder to write in, "
            "or name another file with DATABASE_URL."
        ) from refused


def _kept_secret(file: Path) -> str:
    try:
        if not file.exists():
            _make_secret(file)
        kept = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as refused:
        raise Misconfigured(
            f"The secret key {file} cannot be made or read ({refused}). Let this user read and write its folder, "
            "or set REGISTER_SECRET_KEY."
        ) from refused
    if not kept:
        raise Misconfigured(f"The secret key {file} is empty. Remove the file: a new key is made then.")
    return kept


def _make_secret(file: Path) -> None:
    """Write aside, then link: the file is never there half written, and whoever comes second keeps the first key."""
    descriptor, aside = tempfile.mkstemp(prefix=".secret-key-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(50))
            opened.flush()
            os.fsync(opened.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(aside, file)
    finally:
        os.unlink(aside)
