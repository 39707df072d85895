"""The way to the servers: one client a process, kept open; every trouble becomes one error."""

import contextlib
import logging
import time
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from elastic_transport import TransportError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer

from repository.settings import env
from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.explaining import (
    explain_answer,
    explain_refusal,
    explain_silence,
)
from search.engines.elasticsearch.node import WholeAnswerNode

#: Seconds for which nobody asks again after no server answered: readers of a site whose server
#: hangs then wait for the time-out once in a while, not each of them every time.
REST: Final = 3.0
#: Seconds for work that is no reader's: filling and switching indices.
LONG: Final = 120.0
#: Of the parts of an answer, those with a status from here on are refusals.
_REFUSED: Final = 400

# It tells of every retry with a stack trace; what matters of it comes as our one error.
logging.getLogger("elastic_transport.transport").setLevel(logging.ERROR)


class LinesSerializer(OrjsonSerializer, NdjsonSerializer):
    """Several bodies in one request, a line each."""

    mimetype: ClassVar[str] = NdjsonSerializer.mimetype


class Connection:
    """Hands out the client, and remembers for a moment that no server answered."""

    def __init__(self, settings: env.Elasticsearch) -> None:
        self._settings = settings
        hosts = len(settings.hosts)
        self._client = Elasticsearch(
            list(settings.hosts),
            basic_auth=settings.basic,
            api_key=settings.api_key or None,
            # The setting says how long a reader waits, however many hosts there are to try.
            request_timeout=settings.timeout / hosts,
            # A kept-alive connection may have been closed at the other end: once more, at least.
            max_retries=max(1, hosts - 1),
            # Another host may answer in time; the same one will hardly.
            retry_on_timeout=hosts > 1,
            ca_certs=settings.ca_certs or DEFAULT,
            node_class=WholeAnswerNode,
            # An answer is 100 KB of JSON, which Python's own reader takes three times as long for;
            # what is written, ten times.
            serializers={each.mimetype: each for each in (OrjsonSerializer(), LinesSerializer())},
        )
        self._patient = self._client.options(request_timeout=LONG)
        self._rest_until = 0.0
        self._trouble = EngineUnavailableError()

    @contextlib.contextmanager
    def open(self, *, patient: bool = False, insist: bool = False) -> Iterator[Elasticsearch]:
        """Give the client for some questions; raise nothing but `EngineUnavailableError`.

        Args:
            patient: for work that nobody waits for, which may take long.
            insist: ask even when nobody answered a moment ago, as patient work does.
        """
        if not (patient or insist) and time.monotonic() < self._rest_until:
            raise EngineUnavailableError(*self._trouble.args)
        try:
            yield self._patient if patient else self._client
        except TransportError as error:
            self._rest_until = time.monotonic() + REST
            self._trouble = explain_silence(error, self._settings)
            raise EngineUnavailableError(*self._trouble.args) from error
        except ApiError as error:
            raise explain_answer(error, self._settings) from error

    def check(self, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the answers to several questions put at once, if all of them are whole."""
        for answer in answers:
            if answer["status"] >= _REFUSED:
                raise self.explain(answer)
        return answers

    def explain(self, answer: Mapping[str, Any]) -> EngineUnavailableError:
        """Say why one part of a request was refused."""
        error, document = answer.get("error", {}), answer.get("_id", "")
        return explain_refusal(answer["status"], error, self._settings, document)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()
