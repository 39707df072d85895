"""The addresses of adoptions. The private key is in the query: paths stand in logs."""

from urllib.parse import urlencode

from django.urls import reverse

from repository.replication.models import Adoption


def own_href(adoption: Adoption, name: str = "own", **parameters: str) -> str:
    """Return the address of one of the adopter's private pages.

    Args:
        adoption: whose.
        name: which page: `own`, `stage`, `result` or `withdraw`.
        parameters: what else its address says.
    """
    query = urlencode({"key": adoption.key, **parameters})
    return f"{reverse(f'adoptions:{name}')}?{query}"


def list_href(identifier: str) -> str:
    """Return the address of a record's list of adoptions."""
    return reverse("adoptions:listing", args=[identifier])
