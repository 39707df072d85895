"""What a thing of a list is called where it is compared whole. Pure."""

from collections.abc import Mapping
from typing import Any


def name_organisation(item: Mapping[str, Any]) -> str:
    """Name an organisation as it was, with its part in the work."""
    ods = f"ODS code {item['ods_code']}" if item.get("ods_code") else ""
    ror = f"ROR {item['ror']}" if item.get("ror") else ""
    return _join(item["label"], item.get("role_label"), ods, ror, item.get("region_label"))


def name_person(item: Mapping[str, Any]) -> str:
    """Name a contributor with role and ORCID."""
    return _join(item["name"], item.get("role"), item.get("orcid"))


def name_ethnic_group(item: Mapping[str, Any]) -> str:
    """Name a group in the source's words, with the category it was recorded as."""
    category = f"{item['label']} ({item.get('scheme_label', '')})"
    words = item.get("words")
    return f"{words}: {category}" if words and words != item["label"] else category


def name_record(item: Mapping[str, Any]) -> str:
    """Name another record by its identifier, under today's title where it has one."""
    title = item.get("title") or item["identifier"]
    return f"{title} ({item['identifier']})" if title != item["identifier"] else title


def name_part(item: Mapping[str, Any] | str) -> str:
    """Name a part by its words, which are all that versions had before parts had keys."""
    return item if isinstance(item, str) else str(item["text"])


def name_adaptation(item: Mapping[str, Any]) -> str:
    """Name an original, with what was changed."""
    return f"{name_record(item)}: {item['what_changed']}"


def name_quotation(item: Mapping[str, Any]) -> str:
    """Name a quotation by its key: its words are the voice's, and never compared."""
    return f"Quotation {item['key']} of {item['identifier']}"


def name_format(item: Mapping[str, Any]) -> str:
    """Name a file in another format, with what readers are told of it."""
    told = (item["format"], item["running_time"], item["accessible_note"], item["url"])
    return _join(item["label"], *told)


def name_link(item: Mapping[str, Any]) -> str:
    """Name a link with where it leads."""
    return f"{item['title']} ({item['url']})"


def _join(*words: str | None) -> str:
    return ", ".join(word for word in words if word)
