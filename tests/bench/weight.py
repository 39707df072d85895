"""What a site weighs: memory of its processes, and room on disk."""

import json
import os
import urllib.request
from pathlib import Path

import psycopg

MEGABYTE = 1_000_000


def measure_web():
    """Return the megabytes of the processes that serve; memory they share is counted once."""
    pages = (_read_share(number) for number in _list_below(os.getpid()) if _serves(number))
    return sum(pages) / MEGABYTE


def measure_elasticsearch(url):
    """Return the megabytes of memory of a server on this machine; None for one elsewhere."""
    nodes = _ask(url, "_nodes/process")["nodes"].values()
    sizes = [_read_share(node["process"]["id"]) for node in nodes]
    return sum(sizes) / MEGABYTE if all(sizes) else None


def measure_index(site, url):
    """Return the megabytes of a site's index on disk."""
    if site.database_url:
        found = _ask(url, f"{site.variables['ELASTICSEARCH_INDEX']}-records-*/_stats/store")
        return found["_all"]["primaries"]["store"]["size_in_bytes"] / MEGABYTE
    return _measure_folder(site.folder / "search")


def measure_database(site):
    """Return the megabytes of a site's database on disk."""
    if site.database_url:
        with psycopg.connect(site.database_url) as connection:
            return (
                connection.execute("SELECT pg_database_size(current_database())").fetchone()[0]
                / MEGABYTE
            )
    return sum(path.stat().st_size for path in site.folder.glob("*.sqlite3*")) / MEGABYTE


def _measure_folder(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def _ask(url, path):
    with urllib.request.urlopen(f"{url}/{path}", timeout=30) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def _list_below(number):
    for path in Path(f"/proc/{number}/task").glob("*/children"):
        for child in path.read_text().split():
            yield int(child)
            yield from _list_below(int(child))


def _serves(number):
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return (
        any(word.endswith(b"gunicorn") for word in words) and b"tests.browser.tether" not in words
    )


def _read_share(number):
    """Return a process's proportional memory in bytes, or 0 where it is not ours to see."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
