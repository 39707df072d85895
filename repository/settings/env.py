"""The only reader of the environment: every variable, its default and its purpose.

README's table is held equal to `VARIABLES` by a test.
"""

import os
import re
import secrets
import ssl
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Variable:
    """One environment variable: what it is for, and what holds when it is absent."""

    name: str
    default: str
    purpose: str


VARIABLES: Final = (
    Variable("ADMIN_PASSWORD", "", "Password of the first administrator; generated when empty."),
    Variable("ALLOWED_HOSTS", "localhost,127.0.0.1", "Host names the site answers to."),
    Variable("API_REQUESTS_PER_MINUTE", "300", "Requests to the API from one address; `0`: any."),
    Variable("BASE_URL", "http://127.0.0.1:8000", "Public address, used in links that leave."),
    Variable("CSRF_TRUSTED_ORIGINS", "", "Origins that may post through a TLS proxy."),
    Variable(
        "DATACITE_ENDPOINT",
        "https://api.datacite.org",
        "DataCite's REST API; `https://api.test.datacite.org` to try.",
    ),
    Variable("DATACITE_PASSWORD", "", "Password of that repository."),
    Variable(
        "DATACITE_PREFIX",
        "",
        "Prefix of our DOIs, such as 10.5072; none are registered when empty.",
    ),
    Variable("DATACITE_REPOSITORY", "", "Our repository's id at DataCite, such as ABCD.EFGH."),
    Variable("DATABASE_URL", "", "`postgres://…` for the server profile; SQLite when empty."),
    Variable("DEBUG", "", "`1` shows Django's debug pages; never in production."),
    Variable("DEFAULT_FROM_EMAIL", "repository@localhost", "Sender of the site's e-mail."),
    Variable("ELASTICSEARCH_API_KEY", "", "API key, encoded, instead of a user name in the URL."),
    Variable("ELASTICSEARCH_CA_CERTS", "", "File with the authority that signed the servers' TLS."),
    Variable("ELASTICSEARCH_INDEX", "repository", "How its index names begin: one for each site."),
    Variable("ELASTICSEARCH_TIMEOUT", "5", "Seconds until search is answered without it."),
    Variable("ELASTICSEARCH_URL", "", "`https://user:password@host:9200`, more after commas."),
    Variable("EMAIL_URL", "", "`smtp://user:password@host:port`; printed to the log when empty."),
    Variable("LINK_CHECK_DAYS", "7", "Days after which a link that worked is checked again."),
    Variable("PORT", "8000", "Port that `make run` listens on."),
    Variable("SEARCH_COUNTS_DAYS", "396", "Days for which counts of searches are kept."),
    Variable("SECRET_KEY", "", "Signing key; made and kept in the data folder when empty."),
    Variable("TRUSTED_PROXY", "", "`1` behind a proxy that sets `X-Forwarded-Proto` and `-For`."),
    Variable("VAR_DIR", "var", "Folder for the database, uploads, index and generated key."),
    Variable("WEB_CONCURRENCY", "1", "Web processes."),
)
_DEFAULTS: Final = {variable.name: variable.default for variable in VARIABLES}


def read(name: str) -> str:
    """Return a declared variable's value; an undeclared name is a programming error."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def read_bool(name: str) -> bool:
    """Return whether a variable is switched on."""
    return read(name).lower() in {"1", "true", "yes", "on"}


def read_list(name: str) -> list[str]:
    """Return a comma-separated variable as a list without empty entries."""
    return [item.strip() for item in read(name).split(",") if item.strip()]


def var_dir() -> Path:
    """Return the folder that holds everything the site writes, made when missing."""
    path = Path(read("VAR_DIR"))
    path = path if path.is_absolute() else BASE_DIR / path
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key() -> str:
    """Return the signing key, generated once and readable by the owner alone."""
    if key := read("SECRET_KEY"):
        return key
    path = var_dir() / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")


def databases(folder: Path) -> dict[str, dict[str, object]]:
    """Return Django's DATABASES for the profile that the environment chooses.

    SQLite: IMMEDIATE transactions queue writers instead of failing them half-way;
    `secure_delete` overwrites what is deleted, so that a withdrawn story leaves no bytes; the log
    beside the file gives back its room when it begins anew, and `repository.sqlite` empties it, for
    the same reason. Connections are kept: opening one costs more than a search does.
    """
    if url := read("DATABASE_URL"):
        return {"default": _postgresql(url)}
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "repository.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
                    "PRAGMA journal_size_limit=0;"
                ),
            },
            "CONN_MAX_AGE": None,
        }
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            f"DATABASE_URL must start with postgres:// (got {parts.scheme or 'nothing'}://). "
            "Leave it empty to use SQLite."
        )
    # A socket folder cannot stand in a URL's host: ?host=/run/postgresql gives it.
    query = dict(item.split("=", 1) for item in parts.query.split("&") if "=" in item)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", "")) or parts.hostname or "",
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 10, "timeout": 5}},
        "CONN_HEALTH_CHECKS": True,
    }


def email(url: str) -> dict[str, object]:
    """Return Django's e-mail settings for an `smtp://` or `smtps://` address."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ValueError("EMAIL_URL must start with smtp:// or smtps://")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        # A reader waits for it: without this, as long as a server hangs.
        "EMAIL_TIMEOUT": 10,
    }


@dataclass(frozen=True)
class Elasticsearch:
    """How the Elasticsearch that serves this site is reached."""

    hosts: tuple[str, ...]
    #: User name and password, when the address gives them.
    basic: tuple[str, str] | None = field(default=None, repr=False)
    api_key: str = field(default="", repr=False)
    ca_certs: str = ""
    #: Seconds.
    timeout: float = 5.0
    #: How the names of its indices and aliases begin.
    index: str = "repository"


def elasticsearch() -> Elasticsearch | None:
    """Return how Elasticsearch is reached, or None where the embedded engine serves."""
    addresses = read_list("ELASTICSEARCH_URL")
    if not addresses:
        return None
    hosts, logins = zip(*(_elasticsearch_host(address) for address in addresses), strict=True)
    given = {login for login in logins if login}
    api_key, ca_certs = read("ELASTICSEARCH_API_KEY"), read("ELASTICSEARCH_CA_CERTS")
    index = read("ELASTICSEARCH_INDEX")
    if len(given) > 1:
        raise ImproperlyConfigured("ELASTICSEARCH_URL must give every host the same login.")
    if given and api_key:
        raise ImproperlyConfigured(
            "ELASTICSEARCH_API_KEY is set, and ELASTICSEARCH_URL gives a user name: choose one."
        )
    if not re.fullmatch(r"[!-~]*", api_key):
        raise ImproperlyConfigured(
            "ELASTICSEARCH_API_KEY is no key: it must be one word, as Elasticsearch encoded it."
        )
    if ca_certs:
        _check_authority(ca_certs, hosts)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", index):
        raise ImproperlyConfigured(
            f"ELASTICSEARCH_INDEX may hold a-z, 0-9, - and _ (got “{index}”)."
        )
    return Elasticsearch(
        hosts, next(iter(given), None), api_key, ca_certs, _elasticsearch_timeout(), index
    )


def _check_authority(path: str, hosts: Iterable[str]) -> None:
    if any(host.startswith("http:") for host in hosts):
        raise ImproperlyConfigured(
            "ELASTICSEARCH_CA_CERTS is set, but ELASTICSEARCH_URL has an http:// address."
        )
    if not Path(path).is_file():
        raise ImproperlyConfigured(f"ELASTICSEARCH_CA_CERTS names no file: {path}")
    try:
        ssl.create_default_context(cafile=path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"ELASTICSEARCH_CA_CERTS names a file without a certificate that can be read: {path}"
        ) from error


def _elasticsearch_host(address: str) -> tuple[str, tuple[str, str] | None]:
    """Return an address without its login, and the login. No message repeats a password."""
    expected = "ELASTICSEARCH_URL must look like https://host:9200, several separated by commas"
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        # Python's own message would show what follows a colon: often a part of the password.
        raise ImproperlyConfigured(
            f"{expected}. The port must be a number up to 65535; in a password, write "
            "%40 for @, %2C for a comma, %2F for /, and so on."
        ) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(f"{expected}. Begin each with http:// or https://.")
    if parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{expected}, without ? and #. In a password, write %3F, %23.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}", login


def _elasticsearch_timeout() -> float:
    text = read("ELASTICSEARCH_TIMEOUT")
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 60:  # noqa: PLR2004 - a minute is longer than any reader waits
        raise ImproperlyConfigured(
            f"ELASTICSEARCH_TIMEOUT must be a number of seconds up to 60 (got “{text}”)."
        )
    return seconds


def api_requests_per_minute() -> int:
    """Return how often one address may ask the API in a minute; 0 for as often as it likes."""
    text = read("API_REQUESTS_PER_MINUTE")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ImproperlyConfigured(
            f"API_REQUESTS_PER_MINUTE must be a whole number from 0 to 999999 (got “{text}”)."
        )
    return int(text)


def search_counts_days() -> int:
    """Return for how many days searches are kept: 13 months show the same month of last year."""
    return _days("SEARCH_COUNTS_DAYS")


def link_check_days() -> int:
    """Return after how many days a link that worked is asked for again."""
    return _days("LINK_CHECK_DAYS")


def _days(name: str) -> int:
    text = read(name)
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number from 1 to 9999 (got “{text}”).")
    return int(text)


@dataclass(frozen=True)
class DataCite:
    """Where DOIs are registered, and as whom."""

    endpoint: str
    prefix: str
    repository: str
    password: str = field(repr=False)


def datacite() -> DataCite | None:
    """Return where DOIs are registered, or None where none are."""
    prefix, repository = read("DATACITE_PREFIX"), read("DATACITE_REPOSITORY")
    password, endpoint = read("DATACITE_PASSWORD"), read("DATACITE_ENDPOINT").rstrip("/")
    if not (prefix or repository or password):
        return None
    if not (prefix and repository and password):
        raise ImproperlyConfigured(
            "DATACITE_PREFIX, DATACITE_REPOSITORY and DATACITE_PASSWORD are set together or not."
        )
    if not re.fullmatch(r"10\.[0-9]{4,9}", prefix):
        raise ImproperlyConfigured(f"DATACITE_PREFIX must look like 10.5072 (got “{prefix}”).")
    parts = urlsplit(endpoint)
    is_local = parts.hostname in {"127.0.0.1", "localhost"}
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        # The password would be read by whoever listens.
        raise ImproperlyConfigured("DATACITE_ENDPOINT must begin with https://.")
    return DataCite(endpoint, prefix, repository, password)
