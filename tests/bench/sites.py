"""Sites of generated records, made once and kept outside the checkout.

A site is kept under what decides its rows: the code of records and pages, and the seed. Each
measurement gets a copy, with an index that it rebuilds itself.
"""

import hashlib
import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.postgresql import dump, restore
from tests.browser.server import ROOT, Site, own_database
from tests.elasticsearch.distribution import cache_folder

EMBEDDED, SERVER = "embedded", "server"
PROFILES = (EMBEDDED, SERVER)
SEED = 1
#: As many as the throughput is measured with.
PROCESSES = 2
#: What decides the rows of a generated site.
_DECIDING = ("repository", "home", "search/migrations", "templates/records")
_DUMP = "database.dump"
_FACTS = "facts.json"
_DOCUMENTS = "documents.jsonl.gz"
_EXPORT = (
    "import django; django.setup(); from tests.bench.export_documents import export; export({!r})"
)


@dataclass(frozen=True)
class Kept:
    """One generated site in the cache."""

    profile: str
    size: int
    folder: Path

    @property
    def documents(self):
        """The file with what the floor's index holds."""
        return self.folder / _DOCUMENTS

    @property
    def seconds(self):
        """How long generating its records took."""
        return json.loads((self.folder / _FACTS).read_text())["seconds"]

    def open(self, to):
        """Return a copy of the site in a folder, not yet serving and without an index."""
        shutil.copytree(self.folder / "var", to)
        database = f"bench_{self.profile}_{self.size}"
        is_server = self.profile == SERVER
        url = restore(database, self.folder / _DUMP) if is_server else ""
        return _build(self.profile, self.size, to, url)


def keep(profile, size, say):
    """Return the generated site of a profile and size, made where there is none."""
    folder = cache_folder() / "bench" / read_version() / f"{profile}-{size}"
    if not (folder / _FACTS).exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "var").mkdir(parents=True)
        url = own_database(f"bench_{profile}_{size}") if profile == SERVER else ""
        site = _build(profile, size, folder / "var", url)
        say(f"Generating {size:,} records once, for the {profile} profile")
        site.manage("prepare")
        started = time.monotonic()
        site.manage("generate_records", str(size), "--seed", str(SEED))
        seconds = time.monotonic() - started
        site.run("-c", _EXPORT.format(str(folder / _DOCUMENTS)))
        if url:
            dump(url, folder / _DUMP)
        # Rebuilt at each measurement, by the code that is measured.
        shutil.rmtree(folder / "var" / "search", ignore_errors=True)
        (folder / _FACTS).write_text(json.dumps({"seconds": seconds}))
    return Kept(profile, size, folder)


def read_version():
    """Return a short name for everything that decides a site's rows."""
    digest = hashlib.sha256(str(SEED).encode())
    for place in _DECIDING:
        for path in sorted((ROOT / place).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def name_index(profile, size):
    """Return how the names of a measured site's indices begin."""
    return f"bench-{profile}-{size}"


def _build(profile, size, folder, url):
    # The bench has an Elasticsearch for the floor; the embedded profile must not see it.
    own = {"ELASTICSEARCH_URL": os.environ["ELASTICSEARCH_URL"]} if profile == SERVER else {}
    return Site(
        folder,
        database_url=url,
        workers=PROCESSES,
        variables={"ELASTICSEARCH_INDEX": name_index(profile, size), **own},
    )
