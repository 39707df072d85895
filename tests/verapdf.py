"""veraPDF, the validator of PDF/UA of the PDF Association and the Open Preservation Foundation."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.server import ROOT

FOLDER = ROOT / ".venv" / "verapdf"
WITHOUT = "veraPDF or Java is missing: no PDF was checked. See `make install-test`"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def find_faults(*files: Path):
    """Return what is wrong with PDFs, by file; skip on a laptop without veraPDF, and fail in CI."""
    java = shutil.which("java")
    if java is None or not any(FOLDER.glob("greenfield-apps-*.jar")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(WITHOUT)
    command = [java, "-cp", f"{FOLDER}/*", MAIN, "--flavour", "ua1", "--format", "json"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)  # noqa: S603 - our own files
    faults = {}
    for job in json.loads(done.stdout)["report"]["jobs"]:
        (result,) = job["validationResult"]
        name = Path(job["itemDetails"]["name"]).name
        faults[name] = [
            f"{rule['clause']}: {rule['description']}"
            for rule in result["details"]["ruleSummaries"]
        ]
        assert result["compliant"] == (not faults[name])
    return faults


def tell_what_is_skipped(reporter):
    """One loud line, so that nobody takes a laptop's green for the whole truth."""
    skipped = reporter.stats.get("skipped", ())
    if count := sum(WITHOUT in str(report.longrepr) for report in skipped):
        reporter.write_line(f"NO VERAPDF: {count} TESTS SKIPPED", red=True, bold=True)
