"""Who wrote the words of a story as they are now."""

from repository.records.models import VoicePage
from repository.voices.safety.reading import read_page


def authors_of(page: VoicePage) -> set[int | None]:
    """Return who owns the page, and whose save brought the words that stand in it now.

    The editing screen saves by itself whatever is opened: who saved the same words after that
    wrote none of them.
    """
    told = read_page(page.get_latest_revision_as_object()).told
    writer = None
    for revision in page.revisions.order_by("-created_at", "-pk").iterator(chunk_size=10):
        if read_page(revision.as_object()).told != told:
            break
        writer = revision.user_id
    return {page.owner_id, writer}
