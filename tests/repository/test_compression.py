import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from repository.compression import CompressionMiddleware, compress

PAGE = "<p>Listening to women</p>" * 100


@pytest.fixture
def answer(rf):
    """Return what becomes of a response on its way out."""

    def through(response, accepted="gzip, br"):
        request = rf.get("/", headers={"Accept-Encoding": accepted})
        return CompressionMiddleware(lambda _request: response)(request)

    return through


def test_a_page_goes_out_compressed(answer):
    sent = answer(HttpResponse(PAGE))

    assert sent["Content-Encoding"] == "gzip"
    assert sent["Vary"] == "Accept-Encoding"
    assert int(sent["Content-Length"]) == len(sent.content) < len(PAGE) / 10
    assert gzip.decompress(sent.content).decode() == PAGE


def test_who_does_not_ask_for_it_gets_the_page_as_it_is(answer):
    sent = answer(HttpResponse(PAGE), accepted="identity")

    assert not sent.has_header("Content-Encoding")
    assert sent["Vary"] == "Accept-Encoding"
    assert sent.content.decode() == PAGE


def test_what_is_short_or_compressed_already_is_left_alone(answer):
    short = answer(HttpResponse("x" * 199))
    packed = answer(HttpResponse(PAGE, headers={"Content-Encoding": "br"}))

    assert short.content == b"x" * 199
    assert packed["Content-Encoding"] == "br"
    assert packed.content.decode() == PAGE


def test_a_file_sent_bit_by_bit_is_compressed_bit_by_bit(answer):
    sent = answer(StreamingHttpResponse(iter([PAGE, PAGE])))

    assert sent["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(sent.streaming_content)).decode() == PAGE * 2


def test_a_tag_becomes_weak_as_the_page_has_two_forms_then(answer):
    assert answer(HttpResponse(PAGE, headers={"ETag": '"one"'}))["ETag"] == 'W/"one"'
    assert answer(HttpResponse(PAGE, headers={"ETag": 'W/"two"'}))["ETag"] == 'W/"two"'


def test_the_length_of_a_page_tells_nothing_of_what_is_in_it():
    lengths = {len(compress(PAGE.encode(), 100)) for _ in range(50)}

    assert len(lengths) > 10
    assert max(lengths) - min(lengths) < 100
