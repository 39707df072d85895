"""Talks to DataCite's REST API: https://support.datacite.org/docs/api."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

import requests

from repository.settings.env import DataCite

_TYPE: Final = "application/vnd.api+json"
#: Seconds. Nobody waits for it but whoever runs the command.
_TIMEOUT: Final = 30
_ACCEPTED: Final = (requests.codes.ok, requests.codes.created)
#: Bytes of an answer that says what was wrong.
_SHOWN: Final = 500


class RegistrationError(Exception):
    """DataCite could not be reached, or refused what it was sent."""


def send_doi(account: DataCite, doi: str, attributes: Mapping[str, Any]) -> None:
    """Register a DOI, or change what is registered: the same request does either.

    Raises:
        RegistrationError: it was not accepted. The message never has the password.
    """
    body: Any = {"data": {"id": doi, "type": "dois", "attributes": {"doi": doi, **attributes}}}
    try:
        answer = requests.put(
            f"{account.endpoint}/dois/{quote(doi, safe='/')}",
            json=body,
            auth=(_as_utf8(account.repository), _as_utf8(account.password)),
            headers={"Content-Type": _TYPE, "Accept": _TYPE},
            timeout=_TIMEOUT,
            # The password goes to the address in the settings, and to no other.
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise RegistrationError(f"DataCite could not be reached for {doi}: {error}") from error
    if answer.status_code not in _ACCEPTED:
        said = answer.content[:_SHOWN].decode(errors="replace")
        raise RegistrationError(f"DataCite answered {answer.status_code} for {doi}: {said}")


def _as_utf8(words: str) -> str:
    """Return what the library, which writes logins in Latin-1, sends as these words in UTF-8."""
    return words.encode().decode("latin-1")
