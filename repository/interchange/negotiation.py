"""A permanent address leads people to the page, and programs to the form that they ask for."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from repository.citation.styles import STYLES
from repository.interchange.accept import choose
from repository.interchange.cite.cited import read_cited
from repository.interchange.documents import DOCUMENTS, Document, list_documents
from repository.interchange.responses import gone
from repository.interchange.signposting.header import render_header
from repository.interchange.signposting.links import LINKSET_TYPE, Link
from repository.records import views
from repository.records.readable import find_record, is_readable

HTML: Final = "text/html"
#: As Crossref and DataCite name a reference written out, with the style as a parameter.
BIBLIOGRAPHY: Final = "text/x-bibliography"


class Form(NamedTuple):
    """One form of a record: what it is asked for as, and where it is under the record's address."""

    media_type: str
    ending: str


def list_forms(documents: Iterable[Document]) -> list[Form]:
    """Return the forms of a record; whoever takes anything is given the first."""
    return [
        Form(HTML, ""),
        *(Form(document.media_type, f"/{document.name}") for document in documents),
        Form(LINKSET_TYPE, "/linkset.json"),
        Form(BIBLIOGRAPHY, "/cite.txt"),
        *(Form(f"{BIBLIOGRAPHY}; style={name}", f"/cite.txt?style={name}") for name in STYLES),
    ]


@vary_on_headers("Accept")
@require_safe
def negotiate(request: HttpRequest, identifier: str, number: int | None = None) -> HttpResponseBase:
    """Lead to a record, or show a version of it, in the form that is wanted most."""
    record = find_record(identifier)
    # What only some records have is left out after looking at this one, which people need not
    # wait for: where HTML wins against all forms, it wins against fewer.
    if _choose(request, list_forms(DOCUMENTS)) == Form(HTML, ""):
        return _show(request, identifier, number)
    if not is_readable(request, record):
        return gone(record)
    forms = list_forms(list_documents(read_cited(record, number, whole=False).content))
    chosen = _choose(request, forms)
    address = record.get_absolute_url() + (f"/v/{number}" if number is not None else "")
    if chosen is None:
        return _refuse(request.build_absolute_uri(address), forms)
    if chosen.media_type == HTML:
        return _show(request, identifier, number)
    response = HttpResponseRedirect(address + chosen.ending)
    # It is about the record, and is not the record.
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _choose(request: HttpRequest, forms: Sequence[Form]) -> Form | None:
    wanted = choose(request.headers.get("Accept", ""), [form.media_type for form in forms])
    return next((form for form in forms if form.media_type == wanted), None)


def _show(request: HttpRequest, identifier: str, number: int | None) -> HttpResponse:
    if number is None:
        return views.newest(request, identifier)
    return views.version(request, identifier, number)


def _refuse(address: str, forms: Sequence[Form]) -> HttpResponse:
    """Say what there is (406)."""
    lines = [f"{form.media_type}\n  {address}{form.ending}\n" for form in forms]
    text = "There is no such form of this record. These there are:\n\n" + "\n".join(lines)
    response = HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.NOT_ACCEPTABLE.value)
    response["Link"] = render_header(
        [Link("alternate", address + form.ending, form.media_type) for form in forms]
    )
    return response
