"""What no metadata may carry: characters that XML 1.0 has no place for. Pure."""

import re
from typing import Any, Final

#: https://www.w3.org/TR/xml/#charsets, without the controls that XML only just allows.
_ILLEGAL: Final = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def clean(value: Any) -> Any:
    """Return plain data with legal characters and single spaces, without what is empty."""
    if isinstance(value, str):
        return " ".join(_ILLEGAL.sub(" ", value).split())
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if _says(kept := clean(item))}
    if isinstance(value, list | tuple):
        return [kept for item in value if _says(kept := clean(item))]
    return value


def _says(value: Any) -> bool:
    return value is not None and value not in ("", [], {})
