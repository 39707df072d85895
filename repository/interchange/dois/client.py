"""Talks to DataCite's REST API: https://support.datacite.org/docs/api."""

import base64
import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from repository.settings.env import DataCite

_TYPE: Final = "application/vnd.api+json"
#: Seconds. Nobody waits for it but whoever runs the command.
_TIMEOUT: Final = 30
#: Of an answer that says what was wrong.
_SHOWN: Final = 500


class RegistrationError(Exception):
    """DataCite could not be reached, or refused what it was sent."""


def send_doi(account: DataCite, doi: str, attributes: Mapping[str, Any]) -> None:
    """Register a DOI, or change what is registered: the same request does either.

    Raises:
        RegistrationError: it was not accepted. The message never has the password.
    """
    body = {"data": {"id": doi, "type": "dois", "attributes": {"doi": doi, **attributes}}}
    login = base64.b64encode(f"{account.repository}:{account.password}".encode()).decode()
    request = Request(  # noqa: S310 - the settings allow https, or this machine
        f"{account.endpoint}/dois/{quote(doi, safe='/')}",
        data=json.dumps(body).encode(),
        method="PUT",
        headers={"Authorization": f"Basic {login}", "Content-Type": _TYPE, "Accept": _TYPE},
    )
    try:
        with urlopen(request, timeout=_TIMEOUT):  # noqa: S310 - as above
            return
    except HTTPError as error:
        said = error.read(_SHOWN).decode(errors="replace")
        raise RegistrationError(f"DataCite answered {error.code} for {doi}: {said}") from error
    except (URLError, TimeoutError) as error:
        raise RegistrationError(f"DataCite could not be reached for {doi}: {error}") from error
