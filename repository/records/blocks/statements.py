"""A numbered statement of a recommendation. Its key is permanent: people cite it."""

from collections.abc import Iterable
from typing import Any

from wagtail import blocks

from repository.records.blocks.rich_text import SHORT_RICH_TEXT
from repository.records.choices import Strength, Wording

STATEMENT_STATUS = [
    ("current", "Current"),
    ("superseded", "Superseded"),
    ("withdrawn", "Withdrawn"),
]


class KeyBlock(blocks.CharBlock):
    """A key that an editor may read and copy. The page gives it, whatever a form sends."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget.attrs["readonly"] = True


class EvidenceBlock(blocks.PageChooserBlock):
    """A record as evidence, fetched with what decides whether it may be shown."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Fetch all of a page's evidence in one query."""
        keys = list(values)
        related = self.model_class.objects.select_related(
            "record",
            "voicepage__consent",
            "voicepage__translation_of__consent",
            "voicepage__translation_of__record",
        )
        found = related.in_bulk(keys)
        return [found.get(key) for key in keys]


class StatementBlock(blocks.StructBlock):
    """One thing the issuer recommends."""

    text = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, help_text="One recommendation. Split it if it asks two things."
    )
    wording = blocks.ChoiceBlock(
        choices=Wording.choices,
        default=Wording.PARAPHRASE,
        help_text="Choose “own words” only when every word is copied from the issuer.",
    )
    strength = blocks.ChoiceBlock(
        choices=Strength.choices,
        default=Strength.NOT_STATED,
        help_text="The issuer’s word. If the issuer does not say, leave “not stated”.",
    )
    audience = blocks.CharBlock(required=False, help_text="Who should act.")
    owner = blocks.CharBlock(required=False, help_text="Who answers for it.")
    evidence = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, required=False, help_text="What it rests on."
    )
    evidence_records = blocks.ListBlock(
        EvidenceBlock(page_type="records.RecordPage"),
        default=[],
        min_num=0,
        label="Evidence in this repository",
        help_text="Records that bear it out. Readers see those that are public.",
    )
    status = blocks.ChoiceBlock(
        choices=STATEMENT_STATUS, default="current", help_text="Whether it still stands."
    )
    key = KeyBlock(
        required=False,
        max_length=8,
        help_text="Given by the site at the first save, such as s3. It never changes.",
    )

    class Meta:
        icon = "list-ol"
        label = "Statement"
        description = "One numbered recommendation that people can link to and cite"
        preview_value = {"text": "<p>Record every woman’s ethnicity at booking.</p>"}
