"""Bibliographic references: the block, its checks, and how one reads as a line of text."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

#: A DOI has no checksum; this is Crossref's pattern for modern DOIs.
DOI_PATTERN = re.compile(r"^10\.\d{4,9}/[-._;()/:a-z0-9<>\[\]]+$", re.IGNORECASE)


def normalise_doi(value: str) -> str:
    """Return a bare DOI from a DOI or a DOI address.

    Raises:
        ValidationError: what was given is not a DOI.
    """
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE)
    if doi and not DOI_PATTERN.match(doi):
        raise ValidationError(
            f"“{value}” is not a DOI. A DOI starts with 10. and has a slash, such as "
            "10.1136/bmjoq-2019-000854."
        )
    return doi


class AuthorBlock(blocks.StructBlock):
    """A person, or an organisation where there is no first name."""

    family = blocks.CharBlock(
        label="Family name, or organisation", help_text="An organisation in full: no abbreviation."
    )
    given = blocks.CharBlock(
        required=False,
        label="First name or initials",
        help_text="Leave empty for an organisation.",
    )

    class Meta:
        icon = "user"
        label = "Author"
        form_layout = ["family", "given"]


class ReferenceBlock(blocks.StructBlock):
    """A published work that a record rests on."""

    authors = blocks.ListBlock(
        AuthorBlock(), default=[], min_num=0, help_text="In the order of the original."
    )
    others = blocks.BooleanBlock(
        required=False, label="And others (et al.)", help_text="Tick when more authors follow."
    )
    title = blocks.CharBlock(max_length=500, help_text="The title as published.")
    container = blocks.CharBlock(
        required=False, label="Journal or site", help_text="Where it appeared."
    )
    volume = blocks.CharBlock(required=False, max_length=40, help_text="Journal volume.")
    issue = blocks.CharBlock(required=False, max_length=40, help_text="Journal issue.")
    pages = blocks.CharBlock(
        required=False, max_length=60, label="Pages", help_text="Pages or article number."
    )
    publisher = blocks.CharBlock(
        required=False, help_text="Who published it, for reports and web pages."
    )
    year = blocks.IntegerBlock(
        required=False, min_value=1800, max_value=2100, help_text="Year of publication."
    )
    doi = blocks.CharBlock(
        required=False, label="DOI", help_text="Such as 10.1136/bmjoq-2019-000854."
    )
    url = blocks.URLBlock(required=False, label="Web address", help_text="When there is no DOI.")
    verified = blocks.BooleanBlock(
        required=False,
        help_text="Tick when you have opened the original and checked these details against it.",
    )
    note = blocks.CharBlock(
        required=False, help_text="Anything a reader should know, such as “Year estimated”."
    )

    class Meta:
        icon = "openquote"
        label = "Reference"
        description = "A paper, report or web page that the record rests on"
        preview_value = {
            "authors": [{"family": "Example", "given": "AB"}],
            "others": True,
            "title": "An example of a paper",
            "container": "Journal of Examples",
            "volume": "21",
            "pages": "377",
            "year": 2021,
            "url": "https://example.org/paper",
        }

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Store the bare DOI, and refuse one that cannot be a DOI."""
        cleaned = super().clean(value)
        try:
            cleaned["doi"] = normalise_doi(cleaned.get("doi") or "")
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"doi": error}) from error
        return cleaned


def reference_stream(help_text: str) -> StreamField:
    """Return the StreamField of references used by every model that cites."""
    return StreamField([("reference", ReferenceBlock())], blank=True, help_text=help_text)


def author_text(reference: Mapping[str, Any]) -> str:
    """Return a reference's authors as Vancouver writes them, `Bell SF, Collis RE, et al.`."""
    names = [
        f"{author['family']} {author['given']}".strip() if author.get("given") else author["family"]
        for author in reference["authors"]
    ]
    if reference.get("others"):
        names.append("et al.")
    return ", ".join(names)


def build_reference(reference: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reference as plain data, for pages, versions and exports alike."""
    plain = {
        key: reference.get(key) or ""
        for key in ("title", "container", "volume", "issue", "pages", "publisher", "doi", "note")
    }
    return {
        "authors": author_text(reference),
        "author_list": [
            {"family": author["family"], "given": author.get("given") or ""}
            for author in reference["authors"]
        ],
        "others": bool(reference.get("others")),
        "year": reference.get("year"),
        "url": reference.get("url") or (f"https://doi.org/{plain['doi']}" if plain["doi"] else ""),
        "verified": bool(reference.get("verified")),
        **plain,
    }


def reference_text(reference: Mapping[str, Any]) -> str:
    """Return plain data of a reference as one line of text, its address last."""
    place = f"{reference['volume']}({reference['issue']})" if reference["issue"] else ""
    place = place or reference["volume"]
    place += f":{reference['pages']}" if reference["pages"] else ""
    parts = [
        *(reference[key] for key in ("authors", "title", "container", "publisher")),
        f"{reference['year']};{place}"
        if reference["year"] and place
        else reference["year"] or place,
    ]
    sentences = [
        text if (text := str(part).strip()).endswith((".", "?", "!")) else f"{text}."
        for part in parts
        if part
    ]
    address = f"https://doi.org/{reference['doi']}" if reference["doi"] else reference["url"]
    return " ".join([*sentences, *([address] if address else [])])
