"""One archive → an empty installation, in one transaction: all of it, or nothing."""

from contextlib import AbstractContextManager, nullcontext

from django.db import connection, transaction
from wagtail.models import Page, ReferenceIndex, Site

from repository.interchange.transfer import pages_in, records_in, terms_in
from repository.interchange.transfer.archive import Archive
from repository.interchange.transfer.arrivals import Arrivals, note_records
from repository.interchange.transfer.building import batches
from repository.interchange.transfer.emptiness import find_empty_site
from repository.interchange.transfer.media_in import check_media, media_in_place
from repository.interchange.transfer.page_tree import make_tree
from repository.interchange.transfer.progress import Say, telling
from repository.publisher import snapshot
from repository.records.models import Record
from search import outbox


def import_site(archive: Archive, say: Say, *, dry_run: bool = False) -> None:
    """Fill an empty installation from an archive that was found whole.

    Args:
        archive: what to import.
        say: is told how far it is.
        dry_run: do everything but write files, and take it back.

    Raises:
        ArchiveError: why not. Nothing has changed then.
    """
    # Before a file is written, and again where nobody can come between.
    find_empty_site(archive)
    if dry_run:
        check_media(archive)
    files: AbstractContextManager[None] = nullcontext() if dry_run else media_in_place(archive)
    arrivals = Arrivals(archive, say)
    with files, arrivals.telling_where(), transaction.atomic(), outbox.paused():
        _read(arrivals, find_empty_site(archive), say)
        # Whoever is cut off after the commit has lost nothing: the outbox knows.
        outbox.enqueue(arrivals.keys(Record))
        snapshot.bump()
        connection.check_constraints()
        if dry_run:
            transaction.set_rollback(True)


def _read(arrivals: Arrivals, site: Site, say: Say) -> None:
    terms_in.read_site(arrivals, site)
    terms_in.read_terms(arrivals)
    terms_in.read_organisations(arrivals)
    terms_in.read_media(arrivals)
    say("Terms, organisations and files are read.")
    kept = make_tree(arrivals, site.root_page)
    pages_in.fill_pages(arrivals, kept)
    say(f"{len(arrivals.keys(Page)):,} pages are read.")
    note_records(arrivals)
    records_in.read_records(arrivals)
    records_in.read_versions(arrivals)
    say(f"{len(arrivals.keys(Record)):,} records and their versions are read.")
    terms_in.read_redirects(arrivals, site)
    terms_in.read_picks(arrivals)
    _note_references(arrivals, say)


def _note_references(arrivals: Arrivals, say: Say) -> None:
    """Note which files each page uses: who may see a file depends on it."""
    for keys in batches(telling(arrivals.keys(Page), "uses of files by pages", say)):
        for page in Page.objects.filter(pk__in=keys).specific():
            ReferenceIndex.create_or_update_for_object(page)
