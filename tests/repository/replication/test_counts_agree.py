"""Every surface tells the same number of adoptions, whatever became of each of them."""

import csv
import io
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repository.replication.adoptions.shown import build_section
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.models import Adoption
from search.delivery import drain
from search.facets import NOT_ADOPTED
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.reading import read
from tests.repository.interchange.api.asking import list_all
from tests.repository.interchange.transfer.archives import export, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
RECORDS, HIDDEN, ADOPTERS = 3, 3, 2
STATES = st.tuples(st.sampled_from(AdoptionStage), st.sampled_from(AdoptionStatus))
#: For each adoption: of which record, by whom, how it begins, how it ends, whether it goes again.
ADOPTIONS = st.lists(
    st.tuples(st.integers(0, HIDDEN), st.integers(0, ADOPTERS - 1), STATES, STATES, st.booleans()),
    max_size=12,
)


class Sites:
    """Three records that anyone may read, one that nobody may any more, and two adopters."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        hidden = CaseStudyFactory()
        pages = [CaseStudyFactory(), ToolFactory(), PolicyRecommendationFactory()]
        self.records = [page.record for page in (*pages, hidden)]
        self.adopters = [OrganisationFactory(), OrganisationFactory()]
        hidden.unpublish()

    def fill(self, drawn):
        """Live through what was drawn, and bring the index up to date."""
        for adoption in Adoption.objects.all():
            adoption.delete()
        for record, adopter, (stage, status), after, goes in drawn:
            adoption = AdoptionFactory(
                record=self.records[record],
                organisation=self.adopters[adopter],
                stage=stage,
                status=status,
            )
            adoption.stage, adoption.status = after
            adoption.save()
            if goes:
                adoption.delete()
        report = drain()
        assert (report.failed, report.error, report.unfinished) == (0, "", False)

    @property
    def identifiers(self):
        return [record.pk for record in self.records[:RECORDS]]

    def page(self):
        """What a record's page shows."""
        sections = {
            record.pk: build_section(record.pk, record.type, record.state)
            for record in self.records[:RECORDS]
        }
        for section in sections.values():
            numbers = Counter(section["numbers"])
            assert (section["total"], section["stopped"]) == (numbers.total(), numbers["stopped"])
        return {name: Counter(section["numbers"]) for name, section in sections.items()}

    def api(self):
        answers = {
            name: self.client.get(f"/api/records/{name}/").json()["adoptions"]
            for name in self.identifiers
        }
        for answer in answers.values():
            assert answer["total"] == sum(answer["by_stage"].values())
            assert answer["stopped"] == answer["by_stage"]["stopped"]
        return {name: +Counter(answer["by_stage"]) for name, answer in answers.items()}

    def listed(self):
        return {
            name: Counter(
                adoption["stage"]["value"]
                for adoption in list_all(f"records/{name}/adoptions/", "adoptions", page_size=2)
            )
            for name in self.identifiers
        }

    def table(self):
        text = self.client.get("/data/adoptions.csv").getvalue().decode()
        return self._by_record(
            (row["record"], row["stage"]) for row in csv.DictReader(io.StringIO(text))
        )

    def archive(self):
        parts = export(self.folder / "site.zip")
        return self._by_record(
            (record["identifier"], adoption["stage"])
            for record in rows(parts, "records")
            for adoption in record.get("adoptions", ())
        )

    def _by_record(self, pairs):
        found = {name: Counter() for name in self.identifiers}
        for name, stage in pairs:
            # One that nobody may read has no place to be counted in.
            found[name][stage] += 1
        return found

    def search(self):
        return self.client.get("/api/search/", {"sort": "replicated", "page_size": 100}).json()

    def organisations(self):
        """How many adoptions each body's page counts, and how many of them stopped."""
        return {body.slug: self._read_organisation(body.slug) for body in self.adopters}

    def _read_organisation(self, slug):
        words = read(self.client.get(f"/organisations/{slug}/")).main.get_text(" ")
        found = re.search(r"(\d+) adoptions?(, (?:(\d+) )?stopped)?\.", words)
        return (int(found[1]), int(found[3] or 1) if found[2] else 0) if found else (0, 0)


def expect(drawn, sites):
    """What is public in the end, by record and stage, and by adopter."""
    by_record = {name: Counter() for name in sites.identifiers}
    by_adopter = {body.slug: Counter() for body in sites.adopters}
    for record, adopter, _, (stage, status), goes in drawn:
        if record != HIDDEN and status == AdoptionStatus.PUBLIC and not goes:
            by_record[sites.records[record].pk][stage.value] += 1
            by_adopter[sites.adopters[adopter].slug][stage.value] += 1
    return by_record, by_adopter


@pytest.fixture
def sites(home_page, client, search_index, settings, tmp_path):  # noqa: ARG001 - pages hang below it
    settings.API_REQUESTS_PER_MINUTE = 0
    settings.MEDIA_ROOT = tmp_path / "media"
    built = Sites(client, tmp_path)
    search_index()
    return built


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=ADOPTIONS)
def test_every_surface_counts_the_same(sites, drawn):
    sites.fill(drawn)
    by_record, by_adopter = expect(drawn, sites)

    assert sites.page() == by_record
    assert sites.api() == by_record
    assert sites.listed() == by_record
    assert sites.table() == by_record
    assert sites.archive() == by_record
    assert sites.organisations() == {
        slug: (stages.total(), stages["stopped"]) for slug, stages in by_adopter.items()
    }
    _check_search(sites.search(), by_record)


def _check_search(answer, by_record):
    counted = {item["value"]: item["count"] for item in answer["facets"]["adoption"]}
    expected = Counter(stage for stages in by_record.values() for stage in +stages)
    expected[NOT_ADOPTED] = sum(not stages for stages in by_record.values())
    assert counted == dict(+expected)
    told = {
        result["identifier"]: [f["text"] for f in result["facts"] if f["key"] == "adoption"]
        for result in answer["results"]
    }
    assert told == {name: _say(stages) for name, stages in by_record.items()}
    totals = [by_record[result["identifier"]].total() for result in answer["results"]]
    assert totals == sorted(totals, reverse=True)


def _say(stages):
    if not stages:
        return []
    if stages == Counter(stopped=1):
        return ["Adopted by 1, stopped"]
    stopped = f", {stages['stopped']} stopped" if stages["stopped"] else ""
    return [f"Adopted by {stages.total()}{stopped}"]
