"""A TCP proxy before the search server that does harm: one thread a connection.

It reads whole requests and answers, so that a request can reach the server without its answer ever
coming back, or long after whoever asked has given up.
"""

import contextlib
import enum
import re
import socket
import struct
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

#: Seconds: longer than any client here waits for an answer.
PATIENCE = 60
_DELAY = 0.02
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
_CHUNKED = re.compile(rb"^transfer-encoding: *chunked", re.IGNORECASE | re.MULTILINE)


class Harm(enum.Enum):
    """What happens to a request."""

    NONE = "nothing"
    DELAY = "it takes a moment"
    REFUSE = "the connection is reset before the server hears of it"
    CUT = "the connection breaks in the middle of the request"
    LOSE = "the server does it, and the connection is reset before the answer"
    HALVE = "the connection breaks in the middle of the answer"
    LATE = "the connection is reset, and the request arrives later"
    HANG = "no answer comes, and the request arrives later"


#: Given the request's first line, what happens to it.
Choice = Callable[[str], Harm]


class Proxy:
    """Listens on a port of its own while it is not away."""

    def __init__(self, server: str) -> None:
        self._server = (urlsplit(server).hostname, urlsplit(server).port)
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._late: list[bytes] = []
        self._listener: socket.socket | None = None
        self._port = 0
        self.choose: Choice = lambda _line: Harm.NONE
        #: Set while a request hangs or has been kept for later.
        self.caught = threading.Event()
        self.come_back()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def come_back(self) -> None:
        """Take connections."""
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self._port))
            self._port = self._listener.getsockname()[1]
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def go_away(self) -> None:
        """Refuse connections, and break those there are."""
        if self._listener is not None:
            # Closing alone does not wake the thread that waits for a connection.
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        with self._lock:
            for connection in self._open:
                _reset(connection)

    def heal(self) -> None:
        """Do no more harm."""
        self.choose = lambda _line: Harm.NONE
        self.come_back()

    def send_late(self, number: int | None = None) -> list[bytes]:
        """Let requests arrive that were kept, the oldest first; return the server's answers."""
        with self._lock:
            some = self._late[:number]
            del self._late[: len(some)]
            if not self._late:
                self.caught.clear()
        answers = []
        for request in some:
            with socket.create_connection(self._server, PATIENCE) as upstream:
                upstream.sendall(request)
                answers.append(_read(upstream.makefile("rb"), request))
        return answers

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            upstream = stack.enter_context(socket.create_connection(self._server, PATIENCE))
            asked = stack.enter_context(client.makefile("rb"))
            answered = stack.enter_context(upstream.makefile("rb"))
            with self._lock:
                self._open.add(client)
            try:
                while request := _read(asked):
                    harm = self.choose(request.split(b"\r\n", 1)[0].decode("latin-1"))
                    if not self._pass_on(harm, request, client, upstream, answered):
                        return
            finally:
                with self._lock:
                    self._open.discard(client)

    def _pass_on(self, harm, request, client, upstream, answered) -> bool:
        """Do one request; return whether the connection still stands."""
        if harm is Harm.DELAY:
            time.sleep(_DELAY)
        if harm in {Harm.NONE, Harm.DELAY, Harm.LOSE, Harm.HALVE}:
            upstream.sendall(request)
            answer = _read(answered, request)
            if not answer:
                _reset(client)
                return False
            if harm in {Harm.NONE, Harm.DELAY}:
                client.sendall(answer)
                return True
            if harm is Harm.HALVE:
                client.sendall(answer[: len(answer) // 2])
        elif harm is Harm.CUT:
            upstream.sendall(request[: len(request) // 2])
        elif harm in {Harm.LATE, Harm.HANG}:
            with self._lock:
                self._late.append(request)
                self.caught.set()
            if harm is Harm.HANG:
                # Until whoever asked gives up, or is killed.
                client.recv(1)
        _reset(client)
        return False


def _read(stream, request: bytes = b"") -> bytes:
    """Return one whole message; nothing at the end of the stream. Answers need their request."""
    head = b""
    while line := stream.readline():
        head += line
        if line == b"\r\n":
            break
    else:
        return b""
    if request.startswith(b"HEAD "):
        return head
    if _CHUNKED.search(head):
        return head + _read_chunks(stream)
    length = _LENGTH.search(head)
    return head + stream.read(int(length[1]) if length else 0)


def _read_chunks(stream) -> bytes:
    body = b""
    while True:
        line = stream.readline()
        size = int(line.split(b";")[0], 16)
        body += line + stream.read(size + 2)
        if size == 0:
            return body


def _reset(connection: socket.socket) -> None:
    """Close at once, so that the other end is told."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
