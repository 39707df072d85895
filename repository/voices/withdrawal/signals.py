"""What rooms above are told, so that each clears what it keeps itself."""

from typing import Final

from django.dispatch import Signal

#: Sent in the transaction, while the rows still stand, with `identifiers` (of the story and its
#: translations) and `page_ids`. What a receiver keeps in files, it clears after the commit.
withdrawn: Final = Signal()
#: Sent when freed space is to be cleared. A receiver returns what it could not do, in sentences.
scrubbing: Final = Signal()
