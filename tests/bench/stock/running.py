"""Stock Wagtail in a process and a database of its own."""

import json
import os
import subprocess
import sys

from tests.bench.figures import Times
from tests.browser.server import ROOT, own_database

_RUN = "import django; django.setup(); from tests.bench.stock.searching import run; run({!r})"


def measure_stock(documents):
    """Return the times of stock Wagtail's search over the documents of a file."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _RUN.format(str(documents))],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.bench.stock.settings",
            "DATABASE_URL": own_database("bench_stock"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Stock Wagtail: {done.stderr[-3000:]}")
    return Times(*json.loads(done.stdout))
