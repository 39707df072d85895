"""`python -m tests.bench`: the site measured from outside, beside the floor. Prints Markdown.

A missed budget is said, and is no failure: times depend on the machine. Generated sites are kept
outside the checkout, so that the second run need not make them.
"""

import argparse
import os
import platform
import sys
from datetime import UTC, datetime

from tests.bench.finding import FLOOR
from tests.bench.measuring import measure
from tests.bench.sites import PROFILES, SERVER, keep
from tests.bench.stock.running import measure_stock
from tests.bench.tables import render_rest, render_stock, render_times

#: At which size the comparison with stock Wagtail is made.
STOCK_SIZE = 10_000


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000], help="generated records")
    parser.add_argument("--profiles", nargs="+", choices=PROFILES, default=PROFILES)
    chosen = parser.parse_args()
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if not url or not os.environ.get("DATABASE_URL"):
        parser.error("the bench needs an Elasticsearch and a PostgreSQL: run it by `make bench`")
    busy = os.getloadavg()[0]
    show(f'`make bench SIZES="{" ".join(map(str, chosen.sizes))}"`')
    show(
        f"\n{datetime.now(tz=UTC):%-d %B %Y}; {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; load {busy:.1f} before the start."
    )
    findings = []
    for size in chosen.sizes:
        for profile in chosen.profiles:
            findings.append(measure(profile, size, url, say))
            # A long run that fails later has not measured in vain.
            say(f"\n{render_times(findings[-1:])}\n\n{render_rest(findings[-1:])}\n")
    show(f"\n{render_times(findings)}\n\n{render_rest(findings)}")
    beside = [each for each in findings if each.profile == SERVER and each.size == STOCK_SIZE]
    for finding in beside:
        say("Stock Wagtail on PostgreSQL")
        times = measure_stock(keep(SERVER, STOCK_SIZE, say).documents)
        show(f"\n{render_stock(times, finding.times[FLOOR])}")
    return 0


def say(line):
    """Tell whoever waits what is going on, apart from the figures."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def show(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
