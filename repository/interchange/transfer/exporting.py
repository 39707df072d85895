"""The public site → one archive. It reads the database at one moment, while editing goes on."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Site

from repository.interchange.transfer import pages_out, records_out, terms_out
from repository.interchange.transfer.adoptions import need_adopters
from repository.interchange.transfer.archive_writer import ArchiveWriter
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.leaving import find_leaving
from repository.interchange.transfer.progress import Say
from repository.media.uploads import check_upload
from repository.records.models import RecordTag
from repository.taxonomy.models import SeparateTerms, SynonymGroup, Theme


class NothingToExportError(Exception):
    """There is no public site here."""

    def __str__(self) -> str:
        return "There is no public home page to export."


@dataclass(frozen=True)
class Exported:
    """What an export wrote, and what it could not."""

    path: Path
    #: Rows by kind.
    counts: dict[str, int]
    #: Addresses of public pages that stayed, because a page above them is not public.
    left_out: list[str]
    #: What is wrong with files that pages use, a sentence each.
    problems: list[str]


def export_site(target: Path, say: Say) -> Exported:
    """Write the public site to a file, which is put in place when it is whole.

    Args:
        target: which file.
        say: is told how far it is.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise NothingToExportError
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(handle)
    unfinished = Path(name)
    try:
        with _one_moment():
            exported = _write(site, unfinished, target, say)
        # Nothing in it is secret, and the umask is for files that may be.
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return exported


def _write(site: Site, unfinished: Path, target: Path, say: Say) -> Exported:
    leaving = find_leaving(site.root_page)
    if site.root_page_id not in leaving.pages:
        raise NothingToExportError
    departures = Departures(leaving)
    writer = ArchiveWriter(unfinished, say)
    writer.write_rows("site", terms_out.write_site(site, departures))
    writer.write_rows("areas", terms_out.write_areas(departures))
    for kind, model in (
        ("themes", Theme), ("synonyms", SynonymGroup), ("separate_terms", SeparateTerms),
    ):  # fmt: skip
        writer.write_rows(kind, terms_out.write_terms(model, departures))
    # Pages come before what they name: that they name it is why it leaves.
    writer.write_rows("pages", pages_out.write_pages(leaving.pages, departures))
    writer.write_rows("tags", terms_out.write_needed(RecordTag, departures))
    need_adopters(leaving, departures)
    departures.need_successors()
    writer.write_rows("organisations", terms_out.write_organisations(departures))
    writer.write_rows("documents", terms_out.write_documents(departures))
    writer.write_rows("images", terms_out.write_images(departures))
    writer.write_rows("records", records_out.write_records(leaving, departures))
    writer.write_rows("versions", records_out.write_versions(leaving))
    writer.write_rows("redirects", terms_out.write_redirects(site, departures))
    writer.write_rows("picks", terms_out.write_picks(departures))
    problems = list(_write_media(writer, departures))
    publisher = terms_out.publisher_of(site)
    writer.finish(
        {
            "exported": timezone.now().isoformat(),
            "site": site.root_url,
            "licence": {"name": publisher.licence_name, "url": publisher.licence_url},
        }
    )
    return Exported(target, writer.counts, leaving.left_out, problems)


def _write_media(writer: ArchiveWriter, departures: Departures) -> Iterator[str]:
    """Write the files that pages use, and yield what is wrong with some of them."""
    for file in terms_out.media_files(departures):
        try:
            source = file.storage.open(file.name)
        except FileNotFoundError:
            yield f"{file.name} is not on the disk."
            continue
        with source:
            try:
                check_upload(source)
            except ValidationError as error:
                yield f"{file.name}: {' '.join(error.messages)} No import takes it as it is."
            writer.write_media(file.name, source)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as it was when the first row was read, and keep nobody from writing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Django would begin as a writer, and hold everybody else up until the end.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
