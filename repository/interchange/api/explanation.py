"""The description of the API, laid out for people. Pure."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

#: What a status means to whoever asked.
_STATUSES: Final = {
    200: "The answer",
    400: "A parameter could not be understood",
    404: "There is nothing at this address",
    410: "The record is no longer shared: its identifier alone is given",
    429: "Too many requests: wait as many seconds as Retry-After says",
}
_FORMATS: Final = {"date-time": "moment", "date": "day"}


def explain(description: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the operations, each with its parameters and what may come of it."""
    named = description["components"]["schemas"]
    return [
        {
            "id": operation["operationId"],
            "path": path,
            "summary": operation["summary"],
            "paragraphs": [_mark(part) for part in operation["description"].split("\n\n")],
            "parameters": [_explain(item, named) for item in operation["parameters"]],
            "fields": _name_fields(operation["responses"], named),
            "responses": [
                {"status": status, "text": _STATUSES[int(status)]}
                for status in operation["responses"]
            ],
        }
        for path, operations in description["paths"].items()
        for operation in operations.values()
    ]


def _name_fields(responses: Mapping[Any, Any], named: Mapping[str, Any]) -> list[str]:
    """Return what an answer has in it."""
    (answer,) = responses[HTTPStatus.OK]["content"].values()
    return list(_follow(answer["schema"], named)["properties"])


def _explain(parameter: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    schema = _follow(parameter["schema"], named)
    is_list = schema.get("type") == "array"
    item = _follow(schema["items"], named) if is_list else schema
    return {
        "name": parameter["name"],
        "kind": _name_kind(item),
        "is_list": is_list,
        "values": list(item.get("enum", ())),
        "default": schema.get("default") or "",
        "text": _mark(parameter.get("description", "")),
    }


def _follow(schema: Mapping[str, Any], named: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in schema:
        return {**named[schema["$ref"].rpartition("/")[2]], **schema}
    return schema


def _name_kind(schema: Mapping[str, Any]) -> str:
    """Return what a value is, in a word or two; nothing for a text."""
    if "anyOf" in schema:
        return " or ".join(_FORMATS[kind["format"]] for kind in schema["anyOf"])
    if schema.get("type") != "integer":
        return ""
    if "minimum" not in schema:
        return "number"
    return f"number from {schema['minimum']} to {schema['maximum']}"


def _mark(text: str) -> list[tuple[bool, str]]:
    """Return a text in pieces, each with whether it is code: those between backticks."""
    pieces = text.replace("\n", " ").split("`")
    return [(place % 2 == 1, piece) for place, piece in enumerate(pieces) if piece]
