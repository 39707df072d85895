"""Forgets where a withdrawn story linked to: the next look at all links would come too late."""

from collections.abc import Sequence
from typing import Any

from repository.editorial.models import LinkUse, OutboundLink
from repository.voices.withdrawal import withdrawn


def story_withdrawn(identifiers: Sequence[str], **_kwargs: Any) -> None:
    """Delete its links, and addresses that nothing else gives."""
    uses = LinkUse.objects.filter(record__in=identifiers)
    links = list(uses.values_list("link", flat=True))
    uses.delete()
    OutboundLink.objects.filter(pk__in=links, uses=None).delete()


def connect() -> None:
    """Connect the receiver, once."""
    withdrawn.connect(story_withdrawn, dispatch_uid="editorial.links.story_withdrawn")
