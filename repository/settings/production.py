"""A public service behind TLS. `check --deploy` must be clean with these."""

from repository.settings import env
from repository.settings.base import *  # noqa: F403 - settings are layered by star import

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# The load balancer probes over plain HTTP from inside.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
# Behind a proxy, it alone knows how a visitor came, and from which address.
TRUSTED_PROXY = env.read_bool("TRUSTED_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

globals().update(env.email(env.read("EMAIL_URL")))
