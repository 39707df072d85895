"""Archives for tests: made of what a test puts on the site, read back, written anew or damaged."""

import hashlib
import json
import zipfile
from contextlib import contextmanager

from django.db import transaction
from django.test import override_settings

from repository.interchange.transfer.archive import Archive
from repository.interchange.transfer.exporting import export_site
from repository.interchange.transfer.importing import import_site


def hush(_line):
    """Say nothing."""


@contextmanager
def passing_site(folder):
    """A site whose pages and files are gone afterwards: what is left is the skeleton."""
    with override_settings(MEDIA_ROOT=folder / "media"), transaction.atomic():
        yield
        transaction.set_rollback(True)


def export(path):
    """Export to a file, and return what is in each of its parts."""
    export_site(path, hush)
    return unzip(path)


def unzip(path):
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def load(path, say=hush, **options):
    with Archive(path) as archive:
        import_site(archive, say, **options)


def rows(parts, kind):
    return [json.loads(line) for line in parts[f"data/{kind}.jsonl"].splitlines()]


def with_rows(parts, kind, changed):
    """The parts with other rows of a kind, and a manifest that says so: a forger's work."""
    text = "".join(f"{json.dumps(row)}\n" for row in changed).encode()
    manifest = json.loads(parts["manifest.json"])
    manifest["counts"][kind] = len(changed)
    for item in manifest["files"]:
        if item["name"] == f"data/{kind}.jsonl":
            item |= {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()}
    told = json.dumps(manifest).encode()
    return {**parts, f"data/{kind}.jsonl": text, "manifest.json": told}


def zip_up(path, parts):
    """Write parts, of which a name may stand more than once, to a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            target.writestr(name, content)
    return path
