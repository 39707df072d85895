"""The cite box of a record's page and of each version's page: a global of the public templates."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from repository.citation.item import Item
from repository.citation.styles import STYLES
from repository.interchange.cite.cited import Cited, read_newest, read_version
from repository.interchange.cite.formats import FILES
from repository.interchange.cite.originals import build_original_items
from repository.records.csl import Repository, build_csl_item, is_summary, list_statements
from repository.records.models import Record, RecordVersion
from search.repository import describe_repository


def cite_box(
    request: HttpRequest,
    record: Record | None,
    page: Any,
    content: Mapping[str, Any] | None = None,
    number: int | None = None,
) -> dict[str, Any] | None:
    """Return what the cite box shows; nothing for a record that was never published.

    Args:
        request: what is answered.
        record: what is cited, if the page has a record.
        page: its page, specific.
        content: what the record's page shows; without it, the box is that of a version's page.
        number: the version that is shown; without it, the newest.
    """
    version = _find_version(record, number)
    if record is None or version is None:
        return None
    repository, today = describe_repository(request), timezone.localdate()
    address = f"/id/{record.pk}"
    version_address = f"{address}/v/{version.number}"
    stood = read_version(version, record, page)
    shown = stood.content if content is None else content
    works = [_build_work(stood, f"{version_address}/cite", repository, today)]
    sums_up = is_summary(shown)
    if not sums_up:
        newest = read_newest(page, whole=False) if content is None else Cited(content, None)
        works.append(_build_work(newest, f"{address}/cite", repository, today))
    references = f"{version_address if content is None else address}/references"
    return {
        "is_summary": sums_up,
        "is_version": content is None,
        "originals": _build_originals(shown, references, today) if sums_up else [],
        "references": references,
        "works": works,
        "statements": [part["key"] for part in list_statements(stood.content)],
        "number": version.number,
        "date": version.day.isoformat(),
        "accessed": today.isoformat(),
        "site": repository.address,
        "address": address,
        "version_address": version_address,
        "formats": [{"extension": kind.extension, "label": kind.label} for kind in FILES],
        "styles": [{"name": name, "label": style.label} for name, style in STYLES.items()],
    }


def _find_version(record: Record | None, number: int | None) -> RecordVersion | None:
    if record is None:
        return None
    if number is None:
        return record.newest_version
    return record.versions.defer("html").filter(number=number).first()


def _build_work(
    cited: Cited, address: str, repository: Repository, today: dt.date
) -> dict[str, Any]:
    item = build_csl_item(cited.content, repository, edition=cited.edition, accessed=today)
    return {"address": address, "texts": _write(item)}


def _build_originals(
    content: Mapping[str, Any], address: str, today: dt.date
) -> list[dict[str, Any]]:
    items = build_original_items(content, accessed=today)
    return [
        {
            "address": f"{address}/{place}",
            "title": item["title"],
            "verified": reference["verified"],
            "texts": _write(item),
        }
        for place, (item, reference) in enumerate(
            zip(items, content["references"], strict=True), start=1
        )
    ]


def _write(item: Item) -> list[dict[str, str]]:
    """Return a citation in every style, as the little HTML of citations."""
    return [{"label": style.label, "html": style.render(item)} for style in STYLES.values()]
