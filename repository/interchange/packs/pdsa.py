"""A document to plan and write down one's own tests of a change (PDSA cycles), as DOCX."""

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn
from docx.table import Table

from repository.interchange.packs.plain import keep_printable
from repository.records.csl import Repository, build_address

#: Cycles to fill in; whoever needs more copies one.
_CYCLES: Final = 3
_PARTS: Final = (
    ("What we test, how small, and where", ""),
    ("Start and end", ""),
    ("Plan", "Who does what, when, and what is measured, by ethnic group wherever that can be."),
    ("Prediction", "What we think will happen, and for whom. Write it before you start."),
    ("Do", "What was done, and what was unexpected."),
    ("Study", "What the figures and the people say, compared with the prediction."),
    ("Who gained less, or nothing", "Look at each group, and ask those whom it is meant for."),
    ("Act", "Adopt, adapt or abandon, and why. What is tested next?"),
)


def build_pdsa(content: Mapping[str, Any], repository: Repository) -> bytes:
    """Return a document for tests of what a record describes."""
    document = Document()
    title = keep_printable(f"Tests of change: {content['title']}")
    document.core_properties.title = title
    document.core_properties.author = repository.publisher or repository.name
    document.core_properties.language = "en-GB"
    # Word's own template says nothing of its language, and a screen reader needs to know it.
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    document.add_heading(title, 0)
    document.add_paragraph(f"The original: {build_address(content, repository)}")
    document.add_paragraph(f"Licence of its words: {content['licence']['label']}")
    sections = {section["key"]: section["value"] for section in content["sections"]}
    _add_aim(document, sections.get("aim") or {})
    plan = sections.get("replication") or {}
    _add_list(document, "Core: keep these", _texts(plan.get("core_parts", ())))
    _add_list(
        document, "Adaptable: fit these to your place", _texts(plan.get("adaptable_parts", ()))
    )
    _add_list(
        document,
        "What was predicted there",
        (
            f"{cycle['title']}: {cycle['prediction']}"
            for cycle in sections.get("pdsa_cycles") or ()
            if cycle["prediction"]
        ),
    )
    for number in range(1, _CYCLES + 1):
        document.add_heading(f"Our cycle {number}", 1)
        _add_form(document, _PARTS)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_aim(document: Written, aim: Mapping[str, str]) -> None:
    document.add_heading("Aim", 1)
    if aim.get("what"):
        document.add_paragraph(keep_printable(f"There: {aim['what']}"))
    _add_form(
        document,
        [(f"Ours: {label}", "") for label in ("what", "from", "to", "by when", "for whom")],
    )


def _add_list(document: Written, heading: str, items: Iterable[str]) -> None:
    if texts := list(items):
        document.add_heading(heading, 1)
        for text in texts:
            document.add_paragraph(keep_printable(text), "List Bullet")


def _texts(parts: Iterable[Any]) -> list[str]:
    """Return the words of parts, which newer records keep beside a key."""
    return [part["text"] if isinstance(part, Mapping) else str(part) for part in parts]


def _add_form(document: Written, rows: Iterable[tuple[str, str]]) -> None:
    table = document.add_table(1, 2, "Table Grid")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "What", "Write here"
    _repeat_head(table)
    for label, hint in rows:
        cells = table.add_row().cells
        cells[0].text = label
        if hint:
            cells[0].add_paragraph(hint).runs[0].italic = True


def _repeat_head(table: Table) -> None:
    """Mark the first row as the head, which is read out with each cell and printed on each page."""
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
