"""Which address a visitor has, behind a proxy that is trusted to say so."""

from ipaddress import ip_address

from django.http import HttpRequest


def read_forwarded(request: HttpRequest) -> str:
    """Return the last address of `X-Forwarded-For`: the one that the nearest proxy saw.

    Those before it are whatever the visitor sent. Without a readable one it is the proxy's own.
    """
    last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
