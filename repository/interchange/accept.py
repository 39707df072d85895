"""Which of several forms a client wants most, by its `Accept` header (RFC 9110, 12.5.1). Pure.

Django parses media types; its own choice takes `text/html;q=0, */*` for a wish for HTML, and
refuses `text/html;charset=utf-8` where the form on offer does not say its charset.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.request import parse_http_list

from django.http.request import MediaType

#: Parameters by which forms of one media type differ here. Others are left to the document.
_TELLING: Final = ("style",)


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type on offer that is wanted most; None when none will do.

    Args:
        accept: the header; an empty one wants anything.
        offered: media types. Of those that are wanted alike, the first named wins.
    """
    ranges = [MediaType(text) for text in parse_http_list(accept.strip() or "*/*")]
    best, best_rank = None, (0.0, 0, 0)
    for form in offered:
        covering = _find_covering(ranges, MediaType(form))
        if covering is None or covering.quality <= 0:
            continue
        # As much wanted: what is named before what is only allowed, and what is named first.
        rank = (covering.quality, covering.specificity, -ranges.index(covering))
        if best is None or rank > best_rank:
            best, best_rank = form, rank
    return best


def _find_covering(ranges: Iterable[MediaType], form: MediaType) -> MediaType | None:
    """Return the range that says how much a form is wanted: the most specific of those it is in."""
    covering = [each for each in ranges if _covers(each, form)]
    return max(covering, key=lambda each: each.specificity, default=None)


def _covers(wanted: MediaType, form: MediaType) -> bool:
    pairs = ((wanted.main_type, form.main_type), (wanted.sub_type, form.sub_type))
    # A type is one whatever its letters' case.
    if not all(one in {"*", other} for one, other in ((a.lower(), b) for a, b in pairs)):
        return False
    return all(
        wanted.params[name].lower() == form.params.get(name)
        for name in _TELLING
        if name in wanted.params
    )
