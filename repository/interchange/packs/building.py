"""Builds a pack: chosen records, with all that goes with them, as one BagIt bag in a ZIP file.

A pack is on paper what it is here: of a person's story it holds what they agreed to have printed.
"""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, Final

from django.template.loader import render_to_string

from repository.interchange.cite.originals import build_original_items
from repository.interchange.packs.attached import MOST_BYTES, read_files
from repository.interchange.packs.bag import Bag
from repository.interchange.packs.choosing import Choice
from repository.interchange.packs.citations import build_citations
from repository.interchange.packs.figures import build_tables, list_measures
from repository.interchange.packs.inventory import NAME, describe, write_inventory
from repository.interchange.packs.offline import read_style_sheet, stand_alone, without_recordings
from repository.interchange.packs.pdsa import build_pdsa
from repository.interchange.packs.printing import PDF_NAME, build_pdf
from repository.interchange.packs.ready import build_readiness
from repository.interchange.packs.typeset import NoPdfError
from repository.interchange.packs.workbook import build_workbook
from repository.records.choices import RecordType
from repository.records.csl import Repository, build_csl_item
from repository.records.released import Released

#: Told how many of the records are in the pack.
Progress = Callable[[int], object]
_STYLE: Final = "pack.css"


@dataclass
class Pack:
    """A pack while it is being built."""

    bag: Bag
    repository: Repository
    now: dt.datetime
    choice: Choice
    #: Where in the pack the page of each record is, by the addresses that lead to it on the site.
    pages: dict[str, str]
    #: Bytes that its files may still have.
    room: int
    records: list[dict[str, Any]] = field(default_factory=list)
    originals: list[dict[str, Any]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)


def build_pack(
    choice: Choice,
    target: IO[bytes],
    repository: Repository,
    now: dt.datetime,
    tell: Progress = lambda _done: None,
) -> None:
    """Write a pack of some records.

    Args:
        choice: which ones, in the order of the pack.
        target: where it is written to.
        repository: where the records are published.
        now: when it is built.
        tell: is told how far it is.
    """
    pages = {
        address: f"{content['identifier']}.html"
        for content in choice.contents
        for address in (content["url"], f"/id/{content['identifier']}")
    }
    pack = Pack(Bag(target, choice.name), repository, now, choice, pages, MOST_BYTES)
    pack.bag.add(_STYLE, read_style_sheet().encode())
    for done, (held, content) in enumerate(zip(choice.held, choice.contents, strict=True), start=1):
        files = _add_record(pack, held, content)
        digest = choice.hashes.get(held.record.pk, "")
        pack.records.append(describe(content, held.edition, repository, files, digest))
        today = now.date()
        pack.originals += build_original_items(content, accessed=today)
        pack.items.append(build_csl_item(content, repository, edition=held.edition, accessed=today))
        tell(done)
    # Where no font here has the letters of a record, there are its pages still.
    with contextlib.suppress(NoPdfError):
        pack.bag.add(PDF_NAME, build_pdf(choice, repository, now))
    for file, text in build_citations(pack.originals, pack.items):
        pack.bag.add(f"citations/{file}", text.encode())
    pack.bag.add(
        "index.html", _render(pack, "index", {}, has_pdf=PDF_NAME in pack.bag.digests).encode()
    )
    pack.bag.add(NAME, write_inventory(pack.records, choice, pack.bag.digests, repository, now))
    pack.bag.close(
        {
            "Source-Organization": repository.publisher or repository.name,
            "External-Description": f"Replication pack of the {repository.name}",
            "External-Identifier": " ".join(held.record.pk for held in choice.held),
            "Bagging-Date": now.date().isoformat(),
        }
    )


def _add_record(pack: Pack, held: Released, content: dict[str, Any]) -> list[str]:
    """Put in all of one record; return the paths of its files, its page first."""
    identifier = held.record.pk
    before = len(pack.bag.digests)
    here = dict(pack.pages)
    for file in read_files(held, content, pack.repository, pack.room):
        path = f"files/{identifier}/{file.name}"
        pack.bag.add(path, file.content)
        pack.room -= len(file.content)
        here[file.url] = f"../{path}"
    for name, table in build_tables(content):
        pack.bag.add(f"measures/{identifier}/{name}", table)
    if list_measures(content):
        workbook = build_workbook(content, pack.repository)
        pack.bag.add(f"templates/{identifier}-measures.xlsx", workbook)
    if content["type"] != RecordType.VOICE:
        pack.bag.add(f"templates/{identifier}-pdsa.docx", build_pdsa(content, pack.repository))
    if readiness := build_readiness(content, held.edition, pack.repository):
        pack.bag.add(f"templates/{identifier}-readiness.xlsx", readiness)
    files = list(pack.bag.digests)[before:]
    silent = without_recordings(content)
    context = {"content": silent, "edition": held.edition, "files": files}
    page = _render(pack, "record", here, **context, has_recordings=silent != content)
    pack.bag.add(f"records/{identifier}.html", page.encode())
    return [f"records/{identifier}.html", *files]


def _render(pack: Pack, name: str, here: dict[str, str], **context: Any) -> str:
    context |= {"pack": pack, "repository": pack.repository, "built": pack.now.date()}
    page = render_to_string(f"interchange/packs/{name}.html", context)
    return stand_alone(page, pack.repository.address, here)
