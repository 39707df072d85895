"""What a player gets that asks for a part of a recording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.media.ranges import UnsatisfiableRangeError, parse_range
from tests.factories.document import MP3, DocumentFactory
from tests.factories.user import UserFactory

SIZES = st.integers(min_value=0, max_value=10**9)


def asked(header, size=100):
    found = parse_range(header, size)
    return found and (found.start, found.stop)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-1", (0, 2)),
        ("bytes=10-", (10, 100)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=99-99", (99, 100)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("seconds=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_one_range_is_read_and_nonsense_is_ignored(header, expected):
    assert asked(header) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_met(header):
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, 100)


@given(header=st.one_of(st.text(), st.from_regex(r"\Abytes=[0-9]*-[0-9]*\Z")), size=SIZES)
def test_whatever_is_asked_what_is_sent_lies_within_the_file(header, size):
    try:
        found = parse_range(header, size)
    except UnsatisfiableRangeError:
        return
    assert found is None or 0 <= found.start < found.stop <= size


@pytest.fixture
def ask(client, db):  # noqa: ARG001 - asked for by name
    client.force_login(UserFactory(roles=["Editor"]))
    url = DocumentFactory(file__filename="story.mp3", file__data=MP3).url

    def get(**headers):
        response = client.get(url, headers={"Accept-Encoding": "gzip", **headers})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return response, body

    return get


def test_a_player_gets_the_first_two_bytes_that_it_asks_for(ask):
    response, body = ask(Range="bytes=0-1")

    assert (response.status_code, body) == (206, MP3[:2])
    assert response.headers["Content-Range"] == f"bytes 0-1/{len(MP3)}"
    assert response.headers["Content-Length"] == "2"
    assert "Content-Encoding" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_a_player_gets_the_end_of_a_recording(ask):
    assert ask(Range="bytes=-7")[1] == MP3[-7:]


def test_a_range_behind_the_end_is_refused_with_the_size(ask):
    response, body = ask(Range=f"bytes={len(MP3)}-")

    assert (response.status_code, body) == (416, b"")
    assert response.headers["Content-Range"] == f"bytes */{len(MP3)}"


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-1", "If-Range": '"old"'}])
def test_the_whole_file_says_that_it_may_be_asked_for_in_parts(ask, headers):
    response, body = ask(**headers)

    assert (response.status_code, body) == (200, MP3)
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(len(MP3))
