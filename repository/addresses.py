"""Which address a visitor has. Known to count logins and requests, never written down."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def read_address(request: HttpRequest) -> str:
    """Return a visitor's address, as far as this site can know it."""
    if settings.TRUSTED_PROXY:
        return read_forwarded(request)
    return str(request.META.get("REMOTE_ADDR", ""))


def read_forwarded(request: HttpRequest) -> str:
    """Return the last address of `X-Forwarded-For`: the one that the nearest proxy saw.

    Those before it are whatever the visitor sent. Without a readable one it is the proxy's own.
    """
    last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
