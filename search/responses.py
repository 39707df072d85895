"""Headers of answers to searches: who may keep them, and how a reader asks whether they moved."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag


def finish(request: HttpRequest, response: HttpResponse, *, personal: bool) -> HttpResponseBase:
    """Set the headers of an answer; return 304 when the reader has the same one already.

    Args:
        request: what is answered.
        response: the answer, rendered.
        personal: whether it shows a person's story, which no cache may keep.
    """
    response["X-Robots-Tag"] = "noindex"
    if personal:
        response["Cache-Control"] = "no-store"
        return response
    # A withdrawal must show at once: any copy has to be asked about before it is used.
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def finish_export(response: HttpResponseBase) -> HttpResponseBase:
    """Keep what a search is taken away as out of caches and search engines.

    It may have a person's story in it, which shows only at the end of a file.
    """
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response
