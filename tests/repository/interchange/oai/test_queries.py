"""How often a list asks the database: the same, however much is in it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = pytest.mark.django_db
#: What each page of a list reads, in order.
PAGE = [
    "publisher_snapshotversion",
    "records_record",
    "taxonomy_priorityarea",
    "taxonomy_theme",
    "records_recordtag",
    "records_recordorganisation",
    "records_recordethnicgroup",
    "records_contributor",
]
LISTS = [
    "verb=ListRecords&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=datacite",
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=oai_dc&set=area&from=2020-01-01",
]


def make_some():
    area = PriorityAreaFactory()
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory(tags=["scales"], priority_areas=[area])
    PersonalVoiceFactory(consent={"reuse": True})
    older, newer = CaseStudyFactory(priority_areas=[area]), CaseStudyFactory()
    older.record.replacement = newer.record
    older.record.save()
    CaseStudyFactory(priority_areas=[area]).unpublish()


def read_tables(client, query):
    """The table that each query reads first, once the process is warm."""
    for _ in range(2):
        client.get(f"/oai/?{query}")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/oai/?{query}")
    return [find_table(entry["sql"]) for entry in asked]


def find_table(sql):
    """The table that a query is about: not those of the queries inside it."""
    inside = 1
    while inside:
        sql, inside = re.subn(r"\([^()]*\)", "", sql)
    return re.search(r'FROM "?(\w+)', sql)[1]


@pytest.mark.parametrize("query", LISTS)
def test_a_page_reads_the_same_tables_however_much_is_on_it(client, query):
    make_some()
    assert read_tables(client, query) == PAGE

    make_some()
    assert read_tables(client, query) == PAGE


@pytest.mark.usefixtures("small_pages")
def test_later_pages_read_no_more(client, ask):
    make_some()
    token = ask("ListRecords", metadataPrefix="oai_dc").token.text

    assert read_tables(client, f"verb=ListRecords&resumptionToken={token}") == PAGE


def test_one_record_and_the_lists_of_sets_and_formats_are_read_in_few(client):
    make_some()
    page = CaseStudyFactory()
    name = f"oai:demonstration.invalid:{page.record.pk}"

    assert len(read_tables(client, f"verb=GetRecord&metadataPrefix=oai_dc&identifier={name}")) <= 9
    assert read_tables(client, "verb=ListSets") == [PAGE[0], "interchange_setmembership"]
    assert read_tables(client, "verb=ListMetadataFormats") == PAGE[:1]
    assert read_tables(client, "verb=Identify") == [PAGE[0], "records_record"]
