"""Content as it leaves: every address in it is whole, wherever it is read. Pure."""

import re
from collections.abc import Mapping
from typing import Any, Final

#: Where the rich text that we store names an address of this site.
_IN_HTML: Final = re.compile(r'(<[^<>]*\b(?:href|src)=")/(?!/)')


def with_whole_addresses(content: Mapping[str, Any], address: str) -> dict[str, Any]:
    """Return content whose addresses begin with the site's own.

    Args:
        content: as `records.content` built it.
        address: where the site is, without a slash at its end.
    """
    return {key: _complete(value, key, address) for key, value in content.items()}


def _complete(value: Any, key: str, address: str) -> Any:
    if isinstance(value, str):
        if key == "url" or key.endswith("_url"):
            return address + value if value.startswith("/") else value
        return _IN_HTML.sub(rf"\g<1>{address}/", value) if "<" in value else value
    if isinstance(value, Mapping):
        return with_whole_addresses(value, address)
    if isinstance(value, list | tuple):
        return [_complete(item, key, address) for item in value]
    return value
