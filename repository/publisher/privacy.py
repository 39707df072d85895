"""Which parts of the site not everyone may read. The one place that works it out."""

from wagtail.models import PageViewRestriction

from repository.publisher.snapshot import Snapshot


def restricted_paths() -> tuple[str, ...]:
    """Return the tree paths at or below which pages have a view restriction."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True).distinct())


_restricted = Snapshot(restricted_paths)


def known_restricted_paths() -> tuple[str, ...]:
    """Return the same as of this request, from memory."""
    return _restricted.get()


def is_private(path: str, restricted: tuple[str, ...] | None = None) -> bool:
    """Return whether a page, or one above it, has a view restriction.

    Args:
        path: the page's place in the tree.
        restricted: what `restricted_paths` said, where many pages are asked about at once.
    """
    return path.startswith(restricted_paths() if restricted is None else restricted)
