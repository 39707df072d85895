"""Shows records side by side, and helps to choose them. The address alone says which."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.identifiers import is_identifier
from repository.records.released import build_contents, load_released
from repository.replication.comparing.asked import MOST, build_address, parse, tell
from repository.replication.comparing.rows import compare
from repository.replication.counting import tally
from search.blocked import load_sight
from search.completion import MAX_CHARACTERS, parse_beginning
from search.execute import complete_titles
from search.responses import finish

#: So many that a phone shows them without scrolling.
_MOST_FOUND: Final = 6


@require_safe
def compare_records(request: HttpRequest) -> HttpResponseBase:
    """Show up to four records side by side."""
    asked = parse(request.GET.getlist("id"))
    text = request.GET.get("add", "").strip()
    if (found := _find_exactly(text)) and found not in asked.identifiers:
        return HttpResponseRedirect(build_address([*asked.identifiers, found]))
    released = load_released(asked.identifiers, Surface.PAGE)
    outlines = {name: each.outline for name, each in released.items()}
    shown = [each for each in released.values() if each.record.type != RecordType.VOICE]
    contents = build_contents(shown)
    names = [content["identifier"] for content in contents]
    context = {
        "notices": tell(asked, outlines),
        "records": [
            {
                **content,
                "without": build_address([name for name in names if name != content["identifier"]]),
            }
            for content in contents
        ],
        "rows": compare(contents, map(tally, names)),
        "names": names,
        "most": MOST,
        "text": text,
        "found": _find_by_title(text, names),
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    response = render(request, "replication/compare.html", context)
    # Its form asks for nothing that another reader may not see.
    return finish(request, response, personal=False)


def _find_exactly(text: str) -> str:
    """Return the identifier that someone typed, or pasted as a permanent address."""
    name = text.rstrip("/").rpartition("/")[2].lower()
    if not is_identifier(name):
        return ""
    return name if name in load_released([name], Surface.PAGE) else ""


def _find_by_title(text: str, names: list[str]) -> list[dict[str, Any]]:
    """Return records whose title has words that begin so, each with the comparison that has it."""
    # Whoever pastes a whole title means a title that begins so.
    beginning = parse_beginning(text[:MAX_CHARACTERS])
    if not beginning.words:
        return []
    hits = complete_titles(beginning, _MOST_FOUND, load_sight())
    return [
        {"title": hit.card["title"], "address": build_address([*names, hit.identifier])}
        for hit in hits
        if hit.card["type"] != RecordType.VOICE and hit.identifier not in names
    ]
