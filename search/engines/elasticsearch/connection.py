"""The way to the servers: one client a process, kept open; every trouble becomes one error."""

import contextlib
import time
from collections.abc import Iterator
from typing import Any, Final

from elastic_transport import TransportError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch

from repository.settings import env
from search.engines.base import EngineUnavailableError

#: Seconds for which nobody asks again after no server answered: readers of a site whose server
#: hangs then wait for the time-out once in a while, not each of them every time.
REST: Final = 3.0
#: Seconds for work that is no reader's: filling and switching indices.
LONG: Final = 120.0
_NOT_FOUND: Final = 404


class Connection:
    """Hands out the client, and remembers for a moment that no server answered."""

    def __init__(self, settings: env.Elasticsearch) -> None:
        self._client = Elasticsearch(
            list(settings.hosts),
            basic_auth=settings.basic,
            api_key=settings.api_key or None,
            request_timeout=settings.timeout,
            # A kept-alive connection may have been closed at the other end: once more, at least.
            max_retries=max(1, len(settings.hosts) - 1),
            # Another host may answer in time; the same one will hardly.
            retry_on_timeout=len(settings.hosts) > 1,
            ca_certs=settings.ca_certs or DEFAULT,
        )
        self._patient = self._client.options(request_timeout=LONG)
        self._rest_until = 0.0
        self._trouble = ""

    @contextlib.contextmanager
    def open(self, *, patient: bool = False, insist: bool = False) -> Iterator[Elasticsearch]:
        """Give the client for some questions; raise nothing but `EngineUnavailableError`.

        Args:
            patient: for work that nobody waits for, which may take long.
            insist: ask even when nobody answered a moment ago, as patient work does.
        """
        if not (patient or insist) and time.monotonic() < self._rest_until:
            raise EngineUnavailableError(self._trouble)
        try:
            yield self._patient if patient else self._client
        except TransportError as error:
            self._rest_until = time.monotonic() + REST
            self._trouble = f"Elasticsearch does not answer: {error}"
            raise EngineUnavailableError(self._trouble) from error
        except ApiError as error:
            raise EngineUnavailableError(_explain(error)) from error

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


def _explain(error: ApiError) -> str:
    if error.status_code == _NOT_FOUND and error.error == "index_not_found_exception":
        return "The search index is missing, or of another version of the code: rebuild it."
    reason = ""
    if isinstance(error.body, dict) and isinstance(error.body.get("error"), dict):
        reason = str(error.body["error"].get("reason", ""))[:300]
    return f"Elasticsearch refused: {error.status_code} {error.error} {reason}".rstrip()


def check_answers(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the answers to several questions put at once, if all of them are whole."""
    for answer in answers:
        if "error" in answer:
            found = answer["error"]
            if found.get("type") == "index_not_found_exception":
                raise EngineUnavailableError(
                    "The search index is missing, or of another version of the code: rebuild it."
                )
            raise EngineUnavailableError(
                f"Elasticsearch refused: {found.get('type')} {str(found.get('reason'))[:300]}"
            )
    return answers
