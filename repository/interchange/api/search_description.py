"""The search API in the description: it is search's own, with the contract that lies beside it."""

import json
from typing import Any, Final

from search.api import CONTRACT
from search.facets import BY_KEY, DEFAULT_STATES, FACET_SORTS, FILTER_LABELS, SORTS, STATES
from search.problems import PROBLEM
from search.query import MAX_PAGE_SIZE, PAGE_SIZE

_NAME: Final = "Search"
_REFERENCE: Final = "#/components/schemas/"
_DESCRIPTION: Final = (
    "The search of this site, as JSON. Values that are not in a list are left out and said in "
    "`notices`. Several values of one parameter mean any of them.\n\n"
    "Highlights are HTML in which the words that were found are marked."
)


def add_search(description: dict[str, Any]) -> None:
    """Add the search API to a description."""
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    del contract["$schema"]
    schemas = {_NAME: contract}
    for name, schema in contract.pop("$defs").items():
        schemas[f"{_NAME}_{name}"] = schema
    description["components"]["schemas"] |= _point_to_components(schemas)
    description["paths"]["/api/search/"] = {"get": _describe()}


def _point_to_components(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: item.replace("#/$defs/", f"{_REFERENCE}{_NAME}_")
            if key == "$ref"
            else _point_to_components(item)
            for key, item in value.items()
        }
    return [_point_to_components(item) for item in value] if isinstance(value, list) else value


def _describe() -> dict[str, Any]:
    answers = {
        200: ("OK", "application/json", _NAME),
        400: ("Bad Request", PROBLEM, "Problem"),
    }
    return {
        "operationId": "search",
        "summary": "Search",
        "description": _DESCRIPTION,
        "tags": ["Search"],
        "parameters": [_parameter(*item) for item in _list_parameters()],
        "responses": {
            status: {
                "description": text,
                "content": {media: {"schema": {"$ref": f"{_REFERENCE}{schema}"}}},
            }
            for status, (text, media, schema) in answers.items()
        },
    }


def _list_parameters() -> list[tuple[str, dict[str, Any], str]]:
    filters = [
        (key, _several(BY_KEY[key].values if key in BY_KEY and _is_closed(key) else ()), label)
        for key, label in FILTER_LABELS.items()
    ]
    standing = ", ".join(sorted(DEFAULT_STATES))
    return [
        ("q", {"type": "string"}, "Words, a sentence, “a phrase”, or -excluded words."),
        *((key, schema, f"{label}.") for key, schema, label in filters),
        ("state", _several(STATES), f"If left out: {standing}."),
        ("year_from", {"type": "integer"}, "The first year of the work."),
        ("year_to", {"type": "integer"}, "The last year of the work."),
        ("sort", {"type": "string", "enum": [*SORTS]}, ""),
        ("facet_sort", {"type": "string", "enum": [*FACET_SORTS]}, "The order of filters' values."),
        ("page", {"type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1}, ""),
        (
            "page_size",
            {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": PAGE_SIZE},
            "How many at most.",
        ),
        ("exact", {"type": "string", "enum": ["1"]}, "Take the words as they are spelt."),
    ]


def _is_closed(key: str) -> bool:
    """Return whether a filter takes declared values alone."""
    return key not in {"priority_area", "ethnic_group"}


def _several(values: Any) -> dict[str, Any]:
    item = {"type": "string", **({"enum": [*values]} if values else {})}
    return {"type": "array", "items": item}


def _parameter(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"in": "query", "name": name, "schema": schema, "required": False, "description": text}
