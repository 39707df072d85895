"""Counting what readers search for and open. Nothing is written here, and nobody is told apart."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from search.learning.keeping import courier, tally
from search.learning.tally import Counts, Typed
from search.learning.visits import Asked, is_reader, read_origin, read_search
from search.presentation import Answer


def note_search(
    request: HttpRequest, found: Answer, response: HttpResponseBase, *, empty: bool
) -> None:
    """Count a search that a reader has made.

    A further page, another order or a narrower choice of the same search is no other one. An
    answer that the reader has already (304) is none, and one of the reserve says little.

    Args:
        request: what was asked.
        found: the answer.
        response: what is sent.
        empty: whether the page shows no record and no editor's pick.
    """
    asked = read_search(request)
    if not asked.text or not is_reader(request):
        return
    if response.status_code != HTTPStatus.OK or found.response.degraded:
        return
    origin = read_origin(request)
    if origin is not None and asked.loosens(origin):
        _count(origin, Counts(loosened=1))
    if asked.page not in {"", "1"} or (origin is not None and asked.repeats(origin)):
        return
    # What was shown instead is not what was looked for.
    empty = empty or bool(found.response.instead)
    milliseconds = round(found.seconds * 1_000)
    counts = Counts(
        searches=1,
        found_nothing=int(empty),
        filtered_nothing=int(empty and bool(asked.narrowing)),
        put_right=int(bool(found.response.corrected_query)),
        milliseconds=milliseconds,
        slowest=milliseconds,
    )
    _count(asked, counts)


def note_opening(request: HttpRequest) -> None:
    """Count a record that a reader opens from the results of a search."""
    origin = read_origin(request)
    if origin is not None and is_reader(request):
        _count(origin, Counts(opened=1))


def _count(asked: Asked, counts: Counts) -> None:
    if tally.add(Typed(timezone.localdate(), asked.text, asked.exact), counts):
        courier.wake()
