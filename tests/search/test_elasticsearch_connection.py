"""What the engine on Elasticsearch asks of its server, and what happens when no answer comes."""

import contextlib
import datetime as dt
import socket
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from repository.settings import env
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness
from search.engines.elasticsearch import connection, queries
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.query import SearchQuery
from search.query_text import parse_text
from tests.factories.search_document import NOW, make_document, make_story

NOBODY = frozenset()


def ask(engine, text="", **fields):
    return engine.search(SearchQuery(text=parse_text(text), **fields), NOBODY, NOW)


@pytest.fixture
def engine(elasticsearch):  # noqa: ARG001 - asked for by name
    build = get_engine().start_build()
    build.upsert([make_document(title="Triage", region=["wales"]), make_story(region=["wales"])])
    build.activate()
    return get_engine()


@pytest.fixture
def requests(engine, monkeypatch):
    """The paths of all requests, as they leave."""
    transport = engine._connection._client.transport  # noqa: SLF001 - where all requests pass
    paths = []
    perform = transport.perform_request

    def note(method, target, **options):
        paths.append(target)
        return perform(method, target, **options)

    monkeypatch.setattr(transport, "perform_request", note)
    return paths


@pytest.fixture
def silent():
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def breaking():
    """A server whose answers all break off: before a header's end, between two, in the body."""
    whole = (
        b"HTTP/1.1 200 OK\r\nX-elastic-product: Elasticsearch\r\ncontent-type: application/json\r\n"
        b'content-length: 12\r\n\r\n{"count": 1}'
    )

    def serve(listener, words):
        end = whole.index(words) + len(words)
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                with client:
                    client.recv(65_536)
                    client.sendall(whole[:end])

    with contextlib.ExitStack() as stack:

        def start(words):
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = threading.Thread(target=serve, args=(listener, words))
            thread.start()
            stack.callback(thread.join)
            stack.callback(listener.shutdown, socket.SHUT_RDWR)
            return f"http://127.0.0.1:{listener.getsockname()[1]}"

        yield start


@pytest.fixture
def closed():
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def stranger():
    """A web server that is something else."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def reach():
    """An engine for some hosts; its connections are given back."""
    made = []

    def make(*hosts, timeout=0.3, **options):
        made.append(ElasticsearchEngine(env.Elasticsearch(hosts=hosts, timeout=timeout, **options)))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


@pytest.mark.elasticsearch
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"filters": {"theme": frozenset({"listening"}), "region": frozenset({"wales"})}},
        {"fixed": {"type": frozenset({"voice"})}, "counted": False},
    ],
)
def test_a_search_is_one_request(engine, requests, fields):
    ask(engine, 'triage "after birth" -home', **fields)

    assert len(requests) == 1


@pytest.mark.elasticsearch
def test_known_values_are_asked_for_once_in_a_while(engine, requests):
    for _ in range(3):
        engine.vocabulary(NOBODY, NOW)

    assert len(requests) == 1


@pytest.mark.elasticsearch
def test_a_new_value_is_known_at_once_where_it_was_written(engine):
    engine.vocabulary(NOBODY, NOW)

    engine.upsert([make_document(tag=["video"])])

    assert engine.vocabulary(NOBODY, NOW)["tag"] == {"video": "Video"}


@pytest.mark.elasticsearch
def test_the_furthest_page_is_as_far_as_the_server_lets_us_go(engine, monkeypatch):
    monkeypatch.setattr(queries, "WINDOW", 1)

    response = ask(engine, page=1_000_000, page_size=1)

    assert (response.page, response.pages, response.total) == (1, 1, 2)


@pytest.mark.elasticsearch
def test_an_endless_word_does_not_keep_a_record_out(engine):
    engine.upsert([make_document("cs-long", title="Picture", body="x" * 40_000)])

    assert ask(engine, "picture").hits[0].identifier == "cs-long"


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("engine")
def test_another_host_answers_when_one_does_not(elasticsearch, silent, reach):
    both = reach(silent, *elasticsearch.hosts, timeout=6, index=elasticsearch.index)

    assert ask(both, "triage").total == 1
    assert ask(both, "triage").total == 1


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("engine")
def test_searches_go_on_when_one_of_two_hosts_refuses(elasticsearch, closed, reach, caplog):
    both = reach(closed, *elasticsearch.hosts, timeout=60, index=elasticsearch.index)

    for _ in range(4):
        assert ask(both, "triage").total == 1

    assert both.status().readiness is Readiness.READY
    # That the other was asked in vain is told without a stack trace.
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize(
    "words", [b"200 OK", b"Elasticsearch\r\n", b"json\r\nconte", b"length: ", b"12\r\n\r\n", b"{"]
)
def test_an_answer_that_breaks_off_is_none(breaking, reach, words):
    engine = reach(breaking(words), timeout=60)

    for question in (lambda: ask(engine), lambda: engine.vocabulary(NOBODY, NOW)):
        with pytest.raises(EngineUnavailableError, match="does not answer"):
            question()
    assert engine.status().readiness is Readiness.UNREACHABLE


def test_all_hosts_together_have_the_time_that_is_set(silent, reach, monkeypatch):
    engine = reach(silent, silent.replace("127.0.0.1", "localhost"))
    waits = []
    for node in engine._connection._client.transport.node_pool.all():  # noqa: SLF001 - where requests leave
        perform = node.perform_request

        def note(*arguments, perform=perform, request_timeout, **options):
            waits.append(request_timeout)
            return perform(*arguments, request_timeout=request_timeout, **options)

        monkeypatch.setattr(node, "perform_request", note)

    with pytest.raises(EngineUnavailableError, match="ELASTICSEARCH_TIMEOUT"):
        ask(engine)

    assert len(waits) == 2
    assert sum(waits) == pytest.approx(0.3)


@pytest.mark.elasticsearch
def test_a_wrong_path_is_the_one_error_too(elasticsearch, reach):
    lost = reach(f"{elasticsearch.hosts[0]}/not/here", timeout=60)

    with pytest.raises(EngineUnavailableError, match="the path in ELASTICSEARCH_URL is wrong"):
        ask(lost)


def test_another_server_is_taken_for_no_elasticsearch(reach, stranger):
    engine = reach(stranger)

    with pytest.raises(EngineUnavailableError, match="ELASTICSEARCH_URL is no Elasticsearch"):
        ask(engine)


def test_a_server_that_refuses_is_unreachable(reach, closed):
    engine = reach(closed)

    status = engine.status()

    assert (status.readiness, status.usable) == (Readiness.UNREACHABLE, False)
    assert "does not answer" in status.detail
    assert "Connection refused" in status.detail
    assert status.setting == "ELASTICSEARCH_URL"


def test_every_question_to_a_silent_server_is_refused_in_time(reach, silent):
    engine = reach(silent)
    started = time.monotonic()

    for question in (
        lambda: ask(engine),
        lambda: engine.related("cs-a", 4, NOBODY, NOW),
        lambda: engine.vocabulary(NOBODY, NOW + dt.timedelta(seconds=1)),
        lambda: engine.upsert([make_document()]),
        lambda: engine.delete(["cs-a"]),
    ):
        with pytest.raises(EngineUnavailableError, match="does not answer"):
            question()

    # One time-out, not five: for a moment nobody asks again.
    assert time.monotonic() - started < 1.5


def test_a_server_is_asked_again_after_a_moment(reach, silent, monkeypatch):
    monkeypatch.setattr(connection, "REST", 0.0)
    engine = reach(silent)

    waits = []
    for _ in range(2):
        started = time.monotonic()
        with pytest.raises(EngineUnavailableError):
            ask(engine)
        waits.append(time.monotonic() - started)

    assert min(waits) > 0.2


def test_the_settings_that_make_an_engine_do_not_tell_its_password():
    settings = env.Elasticsearch(hosts=("http://a:9200",), basic=("me", "secret"), api_key="hush")

    assert not {"secret", "hush"} & set(repr(replace(settings)).replace("'", " ").split())
