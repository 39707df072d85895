"""What a person and a Consent officer are told of a withdrawal. Read aloud, it is plain English."""

from collections.abc import Sequence
from typing import Final

_CANNOT: Final = (
    "Pages that people have printed, saved or photographed.",
    "Copies that others took from this site. Those who follow our changes are told to delete them.",
    "Results that other search engines keep. They go when those visit the address again.",
    "Printed packs, and posts on social media that others have shared.",
    "E-mails that have been sent.",
    "Words that somebody copied by hand into another text.",
    "Back-ups, until they are deleted. One that is restored loses the story before it can be read.",
)
_GOES: Final = (
    "The story, every version and every draft of it, and all its translations",
    "Everything that is recorded of the person’s consent, and how to reach them",
    "Its recordings, captions, transcripts and pictures, with every copy in another size",
    "Quotations from it in other records",
    "What search, feeds and lists hold of it",
)


def cannot_be_recalled() -> Sequence[str]:
    """Return what no withdrawal reaches, one thing a sentence."""
    return _CANNOT


def what_goes() -> Sequence[str]:
    """Return what is deleted for good."""
    return _GOES
