"""Asks other people's servers for an address: briefly, under our own name, never inside.

What an editor wrote decides where this server connects to. So every connection, after a redirect
too, goes to the very address that was looked up and found to be public (`requests-hardened`).
"""

import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

from requests import RequestException, Response, Session
from requests.exceptions import (
    ConnectionError as NoConnectionError,
)
from requests.exceptions import (
    InvalidSchema,
    SSLError,
    Timeout,
    TooManyRedirects,
)
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

from repository.editorial.links.answers import Answer, Page, read_page

#: Seconds: to connect, to wait for the next bytes, and for all of it.
_TIMEOUT: Final = (5, 10)
_LONGEST: Final = 30
_MOST_REDIRECTS: Final = 8
#: Bytes of a page that are read; its title stands among the first of them.
_MOST_READ: Final = 256 * 1024
_CHUNK: Final = 16 * 1024
_PERMANENT: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
#: Who registers DOIs answers for them; the publishers behind them turn programs away.
_RESOLVERS: Final = ("doi.org", "dx.doi.org", "www.doi.org")
#: In this order: the first that fits says most.
_PROBLEMS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (InvalidIPAddress, "It leads to a network that is not public."),
    (InvalidSchema, "It leads to something that is not a web page."),
    (TooManyRedirects, "It leads from one address to the next without end."),
    (SSLError, "Its certificate is not valid."),
    (Timeout, "The server did not answer in time."),
    (NoConnectionError, "There is no server of this name, or it does not answer."),
    (Exception, "The address cannot be read, or the answer made no sense."),
)


@dataclass(frozen=True)
class _Reply:
    answer: Answer
    #: Whether there is a page to read the title of.
    is_page: bool = False


def ask(address: str, agent: str, *, allow_loopback: bool = False) -> Answer:
    """Return what came of asking: for the head first, for the page where that says too little.

    Args:
        address: an `http` or `https` address.
        agent: who asks, with a way to reach them.
        allow_loopback: whether this very machine may be asked: for tests alone.
    """
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=allow_loopback,
        # Followed here, hop by hop: no body of a redirect is read, however long it is.
        never_redirect=True,
        default_timeout=_TIMEOUT,
        user_agent_override=agent,
    )
    with HTTPSession(config) as session:
        # No proxy, which would look names up itself; no passwords of this machine's user.
        session.trust_env = False
        head = _try(session, "HEAD", address)
        # Many servers know no HEAD, and answer it with an error.
        return _try(session, "GET", address).answer if _says_little(head) else head.answer


def _says_little(head: _Reply) -> bool:
    if head.answer.problem:
        return head.answer.problem != _PROBLEMS[0][1]
    return head.is_page or (head.answer.status or 0) >= HTTPStatus.BAD_REQUEST


def _try(session: Session, method: str, address: str) -> _Reply:
    try:
        return _follow(session, method, address, time.monotonic() + _LONGEST)
    # A name that cannot be one is a ValueError, here and there deep in the libraries.
    except (RequestException, ValueError) as error:
        problem = next(words for kind, words in _PROBLEMS if isinstance(error, kind))
        return _Reply(Answer(None, problem))


def _follow(session: Session, method: str, address: str, deadline: float) -> _Reply:
    moved_to, is_moving = "", True
    for _ in range(_MOST_REDIRECTS + 1):
        with session.request(method, address, stream=True) as response:
            target = session.get_redirect_target(response)
            if target is None or urlsplit(address).hostname in _RESOLVERS:
                reply = _read(response, deadline)
                return replace(reply, answer=replace(reply.answer, moved_to=moved_to))
            is_moving &= response.status_code in _PERMANENT
        _check(deadline)
        address = urljoin(address, target)
        moved_to = address if is_moving else moved_to
    raise TooManyRedirects


def _read(response: Response, deadline: float) -> _Reply:
    kind = response.headers.get("Content-Type", "")
    is_page = response.ok and not response.is_redirect and kind.startswith("text/html")
    page = Page()
    if is_page and response.request.method == "GET":
        body = b""
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) >= _MOST_READ:
                break
            _check(deadline)
        page = read_page(body)
    return _Reply(Answer(response.status_code, page=page), is_page)


def _check(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise Timeout
