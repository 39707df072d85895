"""Makes a page of this site one that stands alone: it asks nothing of any server by itself."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from lxml import html

#: Pictures that a style sheet fetches: decoration, which a pack does without.
_FETCHED: Final = re.compile(r"url\([^)]*\)")
_STYLE_SHEET: Final = "build/main.css"
#: What a browser fetches before anyone asks it to.
_FETCHING: Final = "//audio | //video | //img | //source | //track | //iframe | //embed | //object"


def without_recordings(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's content without sound and film, which stay on the site."""
    sections = [section for section in content["sections"] if section["kind"] != "media"]
    formats = [form for form in content["formats"] if form["kind"] == "document"]
    return {**content, "sections": sections, "formats": formats}


def read_style_sheet() -> str:
    """Return the style sheet of the site, without what it would fetch."""
    place = finders.find(_STYLE_SHEET)
    # Without the build there is no style, as on the site itself.
    return _FETCHED.sub("none", Path(place).read_text()) if place else ""


def stand_alone(page: str, site: str, here: Mapping[str, str]) -> str:
    """Return a page with whole addresses, and none of what fetches something by itself.

    Args:
        page: a whole page, as HTML.
        site: the address of the site, without a slash at its end.
        here: where in the pack there is what the site has at an address.
    """
    document = html.document_fromstring(page)
    for element in document.xpath(_FETCHING):
        element.drop_tree()
    for link in document.xpath("//a[@href]"):
        link.set("href", _readdress(link.get("href"), site, here))
    written: str = html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")
    return written


def _readdress(address: str, site: str, here: Mapping[str, str]) -> str:
    if address.startswith(site + "/"):
        address = address.removeprefix(site)
    if not address.startswith("/") or address.startswith("//"):
        return address
    path, mark, fragment = address.partition("#")
    if path in here:
        return here[path] + mark + fragment
    return site + address
