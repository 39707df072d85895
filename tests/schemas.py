"""Published schemas of other people's standards. They lie outside the project, in `SCHEMAS_DIR`."""

import functools
import os
from pathlib import Path

import pytest
from lxml import etree

WITHOUT = "SCHEMAS_DIR names no folder of published schemas"
FOLDER = os.environ.get("SCHEMAS_DIR", "")


def validate(element, schema):
    """Hold XML against a published schema; skip on a laptop without them, and fail in CI."""
    if not FOLDER:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(WITHOUT)
    # What was written, read again: that is what others get.
    read = etree.fromstring(etree.tostring(element))
    _load(schema).assertValid(read)


@functools.cache
def _load(schema):
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(Path(FOLDER) / schema, parser))


def tell_what_is_skipped(reporter):
    """One loud line, so that nobody takes a laptop's green for the whole truth."""
    skipped = reporter.stats.get("skipped", ())
    if count := sum(WITHOUT in str(report.longrepr) for report in skipped):
        reporter.write_line(f"NO PUBLISHED SCHEMAS: {count} TESTS SKIPPED", red=True, bold=True)
