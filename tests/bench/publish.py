"""Publish records one by one, and time until each is found. Runs in the site's environment."""

import json
import time
from types import SimpleNamespace

from repository.network.models import Organisation
from tests.browser.reader import Reader
from tests.factories.case_study import CaseStudyFactory

PATIENCE = 30


def publish_and_find(url, count):
    """Print, as JSON, how many seconds each record took from its publication to being found."""
    organisation = Organisation.objects.first()
    with Reader(SimpleNamespace(url=url)) as reader:
        print(json.dumps([_publish_one(reader, n, organisation) for n in range(count)]))  # noqa: T201 - read by the bench


def _publish_one(reader, number, organisation):
    word = f"findme{number}"
    page = CaseStudyFactory(
        title=f"Synthetic record {word}", organisations=[(organisation, "led-by")], published=False
    )
    started = time.monotonic()
    page.get_latest_revision().publish()
    while json.loads(reader.get(f"/api/search/?q={word}&exact=1").body)["total"] == 0:
        if time.monotonic() - started > PATIENCE:
            raise RuntimeError(f"{word} was published and not found within {PATIENCE} s")
        time.sleep(0.02)
    return time.monotonic() - started
