"""The list of adoptions and the record's page: whole, paged, and as quick with ten thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.replication.choices import AdoptionStage, AdoptionStatus, FactorKind
from repository.replication.models import Adoption, AdoptionFactor, EquityEffect
from tests.factories.adoption import AdoptionFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.reading import read

pytestmark = pytest.mark.django_db


def count_queries(client, path):
    for _ in range(2):
        assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_ten_thousand_adoptions_cost_no_more_queries(client, original):
    listing = f"/id/{original.record.pk}/adoptions/"
    AdoptionFactory(record=original.record)
    before = count_queries(client, original.get_url())
    organisation = OrganisationFactory()
    Adoption.objects.bulk_create(
        Adoption(
            record=original.record,
            organisation=organisation,
            stage=AdoptionStage.TESTING,
            status=AdoptionStatus.PUBLIC,
        )
        for _ in range(10_000)
    )
    AdoptionFactory(record=original.record)
    assert count_queries(client, original.get_url()) == before <= 15
    assert count_queries(client, f"{listing}?page=250") <= 15
    assert client.get(listing).content.decode().count("mer-adoption__who") == 20


def test_an_adoption_is_shown_whole(client, original):
    adoption = AdoptionFactory(
        record=original.record,
        stage=AdoptionStage.STOPPED,
        stop_reason="The scales were taken away.",
        result="worse",
        measure="PPH of 1,500 ml or more",
        period="April to September 2025",
    )
    EquityEffect.objects.create(adoption=adoption, group="2001-n", change="widened")
    page = client.get(f"/id/{original.record.pk}/adoptions/").content.decode()
    for words in (
        "The scales were taken away.",
        "Got worse",
        "PPH of 1,500 ml or more",
        "April to September 2025",
        "Black or Black British: African: The gap widened",
        "1 stopped",
    ):
        assert words in page


@pytest.mark.parametrize(("count", "folds"), [(3, 0), (4, 1)])
def test_of_a_long_list_what_there_is_more_to_tell_is_folded(client, original, count, folds):
    adoptions = AdoptionFactory.create_batch(count, record=original.record)
    for adoption in adoptions:
        AdoptionFactor.objects.create(
            adoption=adoption, kind=FactorKind.BARRIER, code="data-infrastructure"
        )

    page = read(client.get(f"/id/{original.record.pk}/adoptions/"))
    shown = page.find(id=f"adoption-{adoptions[0].pk}")

    assert len(shown.find_all("details")) == folds
    assert "What got in the way" in shown.get_text()


def test_a_stage_can_be_read_alone(client, original):
    names = {}
    for stage in (AdoptionStage.STOPPED, AdoptionStage.TESTING):
        names[stage] = AdoptionFactory(record=original.record, stage=stage).organisation.name
    page = client.get(f"/id/{original.record.pk}/adoptions/?stage=stopped").content.decode()
    assert names[AdoptionStage.STOPPED] in page
    assert names[AdoptionStage.TESTING] not in page


def test_a_tool_asks_too_and_a_voice_does_not(client):
    tool, voice = ToolFactory(), VoiceFactory()
    assert client.get(f"/id/{tool.record.pk}/adopt/").status_code == 200
    assert "Tell us you are doing this" not in client.get(voice.get_url()).content.decode()
    for end in ("adopt", "adoptions"):
        assert client.get(f"/id/{voice.record.pk}/{end}/").status_code == 404


def test_what_may_not_be_read_has_no_list(client, original):
    AdoptionFactory(record=original.record)
    original.unpublish()
    for end in ("adopt", "adoptions"):
        assert client.get(f"/id/{original.record.pk}/{end}/").status_code == 410
