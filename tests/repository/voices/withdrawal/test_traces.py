"""After a withdrawal no word of the story is in any table, nor in any byte of any file."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from repository.voices.models import Withdrawal
from repository.voices.withdrawal import Road, withdraw
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.repository.voices.withdrawal.scans import (
    read_tables,
    scan_files,
    scan_tables,
    scrub_until_clear,
)
from tests.repository.voices.withdrawal.stories import CANARY, plant

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]
#: Only in files, which is where the test looks for them.
IN_FILES = {
    f"{CANARY}{place}" for place in ("filebytes", "captionfile", "pdfbytes", "evidencebytes")
}


def find_database():
    """Where the database keeps its bytes, its log among them."""
    if connection.vendor == "sqlite":
        return settings.VAR_DIR
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        return Path(cursor.fetchone()[0])


def find_index(tmp_path):
    """Where the search engine keeps its bytes."""
    if settings.ELASTICSEARCH is None:
        return tmp_path / "search"
    with urlopen(f"{settings.ELASTICSEARCH.hosts[0]}/_nodes/stats/fs") as answer:  # noqa: S310 - our own server
        (node,) = json.load(answer)["nodes"].values()
    return Path(node["fs"]["data"][0]["path"])


@pytest.mark.usefixtures("search_delivery", "server_round")
def test_no_table_and_no_file_holds_a_word_of_it(client, tmp_path):
    planted = plant()
    identifier = planted.page.record.pk
    database, index = find_database(), find_index(tmp_path)
    before = read_tables()
    assert [word for word in set(planted.words) - IN_FILES if word not in before] == []
    media = scan_files(settings.MEDIA_ROOT, CANARY)
    assert len(media) >= 5
    assert scan_files(index, CANARY)
    assert scan_files(database, CANARY)

    withdraw(identifier, road=Road.COMMAND)

    assert scan_tables(CANARY) == set()
    assert scan_files(tmp_path, CANARY) == set()
    assert scan_files(index, CANARY) == set()
    assert scan_files(settings.VAR_DIR, CANARY) == set()
    if connection.vendor == "postgresql":
        scrub_until_clear()
    assert scan_files(database, CANARY) == set()
    assert Withdrawal.objects.filter(scrubbed_at=None).count() == 0
    # What was written anew holds all else.
    found = client.get("/api/search/", {"q": "Heronsong"}).json()
    assert planted.bystander.title in json.dumps(found)
