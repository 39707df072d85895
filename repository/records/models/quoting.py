"""Records that let voices speak: by reference, never by a copy of a person's words."""

from django.db import models
from wagtail.fields import StreamField

from repository.records import blocks


class QuotesVoices(models.Model):
    """A record in which voices are quoted."""

    quoted_voices = StreamField(
        blocks.QUOTED_VOICES,
        blank=True,
        help_text=(
            "Let women and families speak. Choose a quotation from a voice in this repository: "
            "it is shown here for as long as the person agrees, and disappears by itself."
        ),
    )

    class Meta:
        abstract = True
