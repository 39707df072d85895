"""Why Elasticsearch gives no answer: one line that names the setting to mend. Pure.

No line repeats a password, a key, or what the server says of either.
"""

import re
import ssl
from collections.abc import Iterator, Mapping
from typing import Any, Final

from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, UnsupportedProductError

from repository.settings import env
from search.engines.base import EngineUnavailableError

URL: Final = "ELASTICSEARCH_URL"
API_KEY: Final = "ELASTICSEARCH_API_KEY"
CA_CERTS: Final = "ELASTICSEARCH_CA_CERTS"
TIMEOUT: Final = "ELASTICSEARCH_TIMEOUT"
#: What a login must be allowed to do with the site's own indices; nothing on the cluster.
PRIVILEGES: Final = "read, write and manage"
_UNAUTHORIZED: Final = 401
_FORBIDDEN: Final = 403
_NOT_FOUND: Final = 404
#: OpenSSL's numbers: the certificate is for another name, for another address.
_OTHER_NAME: Final = {62, 64}
_OUT_OF_DATE: Final = {9, 10}
_ACTION: Final = re.compile(r"action \[([a-z_:/*\[\]]+)\]")
_LONGEST: Final = 300


def explain_silence(error: TransportError, settings: env.Elasticsearch) -> EngineUnavailableError:
    """Say why no answer came."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _explain_certificate(cause)
        if isinstance(cause, ssl.SSLError):
            return EngineUnavailableError(
                "Elasticsearch does not speak TLS at this address "
                f"({cause.reason}): write http:// in {URL}, or the port that has TLS.",
                URL,
            )
    if isinstance(error, ConnectionTimeout):
        return EngineUnavailableError(
            f"Elasticsearch does not answer within {settings.timeout:g} seconds ({TIMEOUT}): "
            f"look at the server, and at {URL}.",
            TIMEOUT,
        )
    text = f"Elasticsearch does not answer: {_one_line(error)}"
    if _is_plain(settings) and any(isinstance(cause, ConnectionError) for cause in _causes(error)):
        # A server with TLS hangs up on who does not speak it, and so do many others.
        hung_up = not any(isinstance(cause, ConnectionRefusedError) for cause in _causes(error))
        text += f" If it speaks TLS, write https:// in {URL}." if hung_up else ""
    return EngineUnavailableError(text, URL)


def explain_answer(error: ApiError, settings: env.Elasticsearch) -> EngineUnavailableError:
    """Say why a request was turned down."""
    body = error.body.get("error") if isinstance(error.body, dict) else None
    found = body if isinstance(body, dict) else {"type": error.error}
    is_ours = error.meta.headers.get("x-elastic-product") == "Elasticsearch"
    if isinstance(error, UnsupportedProductError) or not (
        is_ours or error.status_code in {_UNAUTHORIZED, _FORBIDDEN}
    ):
        return EngineUnavailableError(
            f"What answers at {URL} is no Elasticsearch 8 or 9 (status {error.status_code}).", URL
        )
    return explain_refusal(error.status_code, found, settings)


def explain_refusal(
    status: int, error: Mapping[str, Any], settings: env.Elasticsearch, document: str = ""
) -> EngineUnavailableError:
    """Say why Elasticsearch turned down a request, or one part of it."""
    kind, reason = error.get("type"), str(error.get("reason") or "")
    setting = API_KEY if settings.api_key else URL
    if kind == "index_not_found_exception":
        return EngineUnavailableError(
            "The search index is missing, or of another version of the code: rebuild it."
        )
    if status == _UNAUTHORIZED:
        return EngineUnavailableError(_explain_login(settings), setting)
    if status == _FORBIDDEN and kind == "security_exception":
        action = _ACTION.search(reason)
        login = f"The key in {API_KEY}" if settings.api_key else f"The user in {URL}"
        return EngineUnavailableError(
            f"{login} may not do this{f' ({action[1]})' if action else ''}: "
            f"it needs {PRIVILEGES} on {settings.index}-*.",
            setting,
        )
    if status == _NOT_FOUND or "no handler found" in str(error):
        return EngineUnavailableError(
            f"Elasticsearch does not know this address: the path in {URL} is wrong.", URL
        )
    refused = f"Elasticsearch refused{f' {document}' if document else ''}"
    return EngineUnavailableError(f"{refused}: {status} {kind} {reason[:_LONGEST]}".rstrip())


def _explain_login(settings: env.Elasticsearch) -> str:
    if settings.api_key:
        return (
            f"Elasticsearch does not accept {API_KEY}: it is wrong, has expired or was withdrawn."
        )
    if settings.basic:
        return f"Elasticsearch does not accept the user name and password in {URL}."
    return f"Elasticsearch asks for a login: set {API_KEY}, or write user:password@ into {URL}."


def _explain_certificate(error: ssl.SSLCertVerificationError) -> EngineUnavailableError:
    said = error.verify_message.rstrip(".")
    if error.verify_code in _OTHER_NAME:
        return EngineUnavailableError(
            f"The certificate of Elasticsearch is for another host ({said}): "
            f"name it in {URL} as its certificate does.",
            URL,
        )
    if error.verify_code in _OUT_OF_DATE:
        return EngineUnavailableError(
            f"The certificate of Elasticsearch is not valid today ({said}): renew it there."
        )
    return EngineUnavailableError(
        f"The certificate of Elasticsearch is not trusted ({said}): "
        f"name the file of the authority that signed it in {CA_CERTS}.",
        CA_CERTS,
    )


def _is_plain(settings: env.Elasticsearch) -> bool:
    return any(host.startswith("http:") for host in settings.hosts)


def _one_line(error: TransportError) -> str:
    """Return what the network said; the client wraps it in words of its own, several times."""
    said = next((each for each in _causes(error) if not isinstance(each, TransportError)), error)
    return " ".join(str(said).split())[:_LONGEST]


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Return an error and those that it wraps, outermost first."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        found = waiting.pop(0)
        if any(found is other for other in seen):
            continue
        seen.append(found)
        yield found
        linked = (found.__cause__, found.__context__, *found.args)
        waiting += [each for each in linked if isinstance(each, BaseException)]
