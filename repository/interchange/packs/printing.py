"""Some records as one tagged PDF, to print or to read like a page."""

import datetime as dt
from typing import Final

from django.template.loader import render_to_string

from repository.interchange.cite.formats import DEFAULT_STYLE, find_style
from repository.interchange.packs.choosing import Choice
from repository.interchange.packs.offline import stand_alone, without_recordings
from repository.interchange.packs.typeset import typeset
from repository.records.csl import Repository, build_csl_item

#: What it is called in a pack.
PDF_NAME: Final = "pack.pdf"


def build_pdf(choice: Choice, repository: Repository, now: dt.datetime) -> bytes:
    """Return the records of a pack as a PDF.

    Raises:
        NoPdfError: there would be something missing in it.
    """
    today = now.date()
    style = find_style(DEFAULT_STYLE)
    cited = [
        style.render_text(build_csl_item(content, repository, edition=held.edition, accessed=today))
        for held, content in zip(choice.held, choice.contents, strict=True)
    ]
    context = {
        "choice": choice,
        "contents": [without_recordings(content) for content in choice.contents],
        "repository": repository,
        "built": today,
        "cited": cited,
    }
    page = stand_alone(
        render_to_string("interchange/packs/print.html", context), repository.address, {}
    )
    title = choice.contents[0]["title"] if len(choice.held) == 1 else "Replication pack"
    return typeset(page, title, repository.publisher or repository.name)
