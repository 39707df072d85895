"""All of the starter content on its way out: against the database, and in every file."""

import gzip
import json

import pytest
from csvw import Table
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from repository.records.choices import Reason, State
from repository.records.consent import Surface
from repository.records.models import Record, RecordPage
from repository.records.released import load_released
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.crawling import read_sitemap

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("starter_content"),
]


def put_in_state(page, state, **fields):
    record = page.record
    record.state = state
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


@pytest.fixture
def _in_every_state():
    put_in_state(CaseStudyFactory(), State.RETRACTED, reason_category=Reason.OTHER)
    put_in_state(CaseStudyFactory(), State.REMOVED, reason_category=Reason.OTHER)
    put_in_state(ToolFactory(), State.SUPERSEDED, replacement=CaseStudyFactory().record)
    CaseStudyFactory(published=False)
    PageViewRestriction.objects.create(page=ToolFactory(), restriction_type="login")
    PersonalVoiceFactory(consent={"site": True})
    PersonalVoiceFactory(consent={"site": False, "reuse": True}, published=False)
    ended = PersonalVoiceFactory(consent={"site": True, "reuse": True}).consent
    ended.released = False
    ended.save()
    ToolFactory().unpublish()


def find_released(surface):
    return load_released(Record.objects.values_list("pk", flat=True), surface)


@pytest.mark.usefixtures("_in_every_state")
def test_the_sitemap_is_what_the_database_says(client):
    expected = {
        item.page.get_url(): item.record.datestamp
        for item in find_released(Surface.PAGE).values()
        if item.record.state in {State.CURRENT, State.SUPERSEDED}
    }
    pages = Page.objects.live().public().filter(depth__gte=2).not_type(RecordPage)
    expected |= {page.get_url(): page.last_published_at for page in pages}
    dates = {path: timezone.localdate(moment).isoformat() for path, moment in expected.items()}
    undated = {"/data/", "/evidence-ratings/", "/vocabulary/"} | {
        f"/organisations/{row.organisation.slug}/"
        for item in find_released(Surface.PAGE).values()
        if item.record.state in {State.CURRENT, State.SUPERSEDED}
        if not getattr(item.page, "is_personal", False)
        for row in item.page.organisations.all()
        if row.organisation.successor is None
    }

    assert read_sitemap(client) == {**dates, **dict.fromkeys(undated)}


@pytest.mark.usefixtures("_in_every_state")
def test_the_lines_are_what_may_leave_and_as_many_as_the_page_says(client):
    lines = gzip.decompress(client.get("/data/records.jsonl.gz").getvalue()).splitlines()

    found = [json.loads(line)["identifier"] for line in lines]
    assert found == sorted(find_released(Surface.BULK))
    assert f"{len(found)} records" in client.get("/data/").content.decode()


def test_the_table_fits_its_description(client, tmp_path):
    (tmp_path / "records.csv").write_bytes(client.get("/data/records.csv").getvalue())
    described = tmp_path / "records.csv-metadata.json"
    described.write_bytes(client.get("/data/records.csv-metadata.json").content)

    rows = list(Table.from_file(described).iterdicts(strict=True))

    assert sorted(row["identifier"] for row in rows) == sorted(find_released(Surface.BULK))
