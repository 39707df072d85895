"""What a record says of other records follows them, on its page and in its frozen versions."""

import pytest
from wagtail.models import PageViewRestriction

from repository.records.choices import State
from repository.records.models import RecordVersion
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def delete(page):
    page.delete()


def remove(page):
    page.record.state, page.record.state_reason = State.REMOVED, "Asked for by its owner"
    page.record.save()


GOING = [unpublish, restrict, delete, remove]


@pytest.fixture
def tool():
    return ToolFactory(title="Secret tally sheet", summary="Adds up hidden swabs.")


@pytest.fixture
def version(tool):
    """The address of a version that names the tool."""
    return f"/id/{CaseStudyFactory(tools_used=[tool]).record.pk}/v/1"


def test_a_version_stores_the_identifier_of_a_linked_record_and_none_of_its_words(tool, version):
    stored = RecordVersion.objects.get(record_id=version.split("/")[2])

    (section,) = [part for part in stored.content["sections"] if part["key"] == "tools_used"]
    assert section["value"] == [{"identifier": tool.record.pk}]
    for word in ("Secret tally sheet", "hidden swabs"):
        assert word not in str(stored.content)
        assert word not in stored.html


def test_a_version_names_a_linked_record_that_is_public(client, tool, version):
    page = read(client.get(version))

    assert links(page.main)["Secret tally sheet"] == tool.get_url()
    assert "Adds up hidden swabs." in words(page.main)
    assert links(page.main)["Tools used"] == "#section-tools_used"


def test_a_version_follows_a_new_title_of_a_linked_record(client, tool, version):
    tool.title, tool.change_note = "Better tally sheet", "A better title."
    tool.save_revision().publish()

    assert "Better tally sheet" in main_words(client.get(version))


@pytest.mark.parametrize("go", GOING)
def test_a_version_names_a_linked_record_that_is_gone_by_its_identifier_alone(
    client, tool, version, go
):
    identifier = tool.record.pk
    go(tool)

    response = client.get(version)

    assert links(read(response).main)[identifier] == f"/id/{identifier}"
    for word in ("Secret tally sheet", "hidden swabs"):
        assert word not in response.content.decode()
    assert client.get(f"/id/{identifier}").status_code in {404, 410}


@pytest.mark.parametrize("go", GOING)
def test_a_page_does_not_name_a_linked_record_that_is_gone(client, tool, go):
    page = CaseStudyFactory(tools_used=[tool])
    go(tool)

    response = client.get(page.get_url())

    assert "Secret tally sheet" not in response.content.decode()
    assert "Tools used" not in main_words(response)


def test_replaced_advice_that_is_gone_has_no_title_in_a_version(client):
    old = PolicyRecommendationFactory(title="Guideline of 2019")
    new = PolicyRecommendationFactory(supersedes=old)
    address = f"/id/{new.record.pk}/v/1"
    assert "Guideline of 2019" in main_words(client.get(address))

    old.unpublish()

    said = main_words(client.get(address))
    assert "Guideline of 2019" not in said
    assert old.record.pk in said


def test_a_version_does_not_keep_the_title_of_a_replacement(client):
    page, newer = ToolFactory(), ToolFactory(title="Newer tally sheet")
    page.record.state, page.record.replacement = State.SUPERSEDED, newer.record
    page.record.save()

    page.change_note = "Says what to use instead."
    page.save_revision().publish()

    stored = page.record.versions.get(number=2)
    assert stored.content["replacement"] == {"identifier": newer.record.pk}
    assert "Newer tally sheet" in main_words(client.get(page.get_url()))


def test_a_replacement_without_consent_is_named_by_its_identifier_alone(client):
    page, story = ToolFactory(), PersonalVoiceFactory(title="They did not listen")
    page.record.state, page.record.replacement = State.SUPERSEDED, story.record
    page.record.save()
    assert "They did not listen" in main_words(client.get(page.get_url()))

    story.consent.delete()

    said = main_words(client.get(page.get_url()))
    assert "They did not listen" not in said
    assert story.record.pk in said


def test_what_reads_like_a_placeholder_fills_in_nothing_of_its_own(client):
    page = CaseStudyFactory(problem="<p>See [[section problem]] and [[section secrets]] twice.</p>")

    assert "See and twice." in main_words(client.get(f"/id/{page.record.pk}/v/1"))
