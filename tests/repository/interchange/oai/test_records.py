"""What is told of records: open, gone, in each format."""

import pytest
from wagtail.models import PageViewRestriction

from repository.interchange.oai.formats import FORMATS
from repository.publisher.models import PublisherSettings
from repository.records.choices import Provenance, State
from repository.records.models import CaseStudyPage, Consent, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PREFIXES = [kind.prefix for kind in FORMATS]
FACTORIES = (
    CaseStudyFactory,
    PolicyRecommendationFactory,
    ToolFactory,
    VoiceFactory,
    PersonalVoiceFactory,
)


@pytest.fixture
def get(ask, domain):
    """Get one record."""

    def get(record, prefix="oai_dc"):
        identifier = f"oai:{domain}:{getattr(record, 'record', record).pk}"
        return ask("GetRecord", identifier=identifier, metadataPrefix=prefix)

    return get


@pytest.fixture
def formats_of(ask, domain):
    """The formats that a record can be had in."""

    def read(record):
        identifier = f"oai:{domain}:{getattr(record, 'record', record).pk}"
        answer = ask("ListMetadataFormats", identifier=identifier)
        return answer.texts("oai:metadataPrefix")

    return read


def publish(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in {"change_note": "Changed.", **fields}.items():
        setattr(page, name, value)
    page.save_revision().publish()


def sum_up(page):
    """Turn a submission into a summary of somebody else's work."""
    publish(
        page,
        provenance=Provenance.SUMMARY,
        references=[("reference", REFERENCE)],
        limits="<p>One hospital only.</p>",
    )


def end_consent(page):
    page.consent.released = False
    page.consent.save()
    page.record.state = State.CONSENT_ENDED
    page.record.save()


def remove(page):
    page.record.state = State.REMOVED
    page.record.save()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


GOING = {
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "removed": remove,
    "private": restrict,
}


def test_a_record_is_described_in_dublin_core(get, domain):
    page = CaseStudyFactory(title="Weigh every swab")

    answer = get(page)

    assert answer.texts("oai:identifier") == [f"oai:{domain}:{page.record.pk}"]
    assert answer.texts("dc:title") == ["Weigh every swab"]
    assert answer.texts("dc:identifier")[0] == f"http://testserver/id/{page.record.pk}"
    assert answer.texts("oai:datestamp") == [f"{page.record.datestamp:%Y-%m-%dT%H:%M:%S}Z"]


@pytest.mark.parametrize("factory", FACTORIES)
def test_every_kind_is_valid_in_each_format_that_it_has(get, formats_of, factory):
    extra = {"consent": {"reuse": True}} if factory is PersonalVoiceFactory else {}
    page = factory(tags=["scales"], **extra)

    for prefix in formats_of(page):
        assert get(page, prefix).find("oai:metadata/*")


def test_submissions_are_described_for_datacite_and_summaries_are_not(formats_of):
    assert formats_of(CaseStudyFactory()) == ["oai_dc", "datacite"]
    assert formats_of(CaseStudyFactory(summary_of_work=True)) == ["oai_dc"]


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize("summary_of_work", [True, False])
def test_what_is_remembered_is_what_the_format_applies_to(harvest, factory, summary_of_work):
    extra = {"consent": {"reuse": True}} if factory is PersonalVoiceFactory else {}
    page = factory(summary_of_work=summary_of_work, **extra)
    listed = set() if page.provenance == Provenance.SUMMARY else {page.record.pk}

    answers = harvest(metadataPrefix="datacite")

    assert {name for answer in answers for name in answer.headers} == listed
    assert all(is_open for answer in answers for is_open in answer.headers.values())


@pytest.mark.parametrize("going", GOING)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_has_gone_is_told_of_without_a_word(ask, get, formats_of, going, prefix):
    page = CaseStudyFactory(title="Quetzalwort", summary="Quetzalwort.")
    record = page.record
    GOING[going](page)

    for answer in (
        get(record, prefix),
        ask("ListRecords", metadataPrefix=prefix),
        ask("ListRecords", metadataPrefix=prefix, set="type:case-study"),
        ask("ListIdentifiers", metadataPrefix=prefix),
    ):
        assert answer.headers == {record.pk: False}
        assert not answer.find("oai:metadata")
        assert "Quetzalwort" not in "".join(answer.root.itertext())
    assert formats_of(record) == PREFIXES


def test_a_summary_that_has_gone_was_never_there_for_datacite(ask, get, formats_of):
    page = CaseStudyFactory(summary_of_work=True)
    page.unpublish()

    assert formats_of(page) == ["oai_dc"]
    assert get(page, "datacite").errors == ["cannotDisseminateFormat"]
    assert ask("ListRecords", metadataPrefix="datacite").errors == ["noRecordsMatch"]


def test_a_submission_that_became_a_summary_has_gone_for_datacite_alone(ask, get):
    page = CaseStudyFactory()
    sum_up(page)

    assert get(page).headers == {page.record.pk: True}
    assert get(page, "datacite").headers == {page.record.pk: False}
    assert ask("ListRecords", metadataPrefix="datacite").headers == {page.record.pk: False}


def test_a_summary_that_became_a_submission_comes_to_datacite(ask):
    page = CaseStudyFactory(summary_of_work=True)
    publish(page, provenance=Provenance.SUBMISSION)

    assert ask("ListRecords", metadataPrefix="datacite").headers == {page.record.pk: True}


def test_what_comes_back_is_open_again(get):
    page = CaseStudyFactory()
    page.unpublish()
    publish(page)

    assert get(page).headers == {page.record.pk: True}


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.RETRACTED])
def test_what_may_still_be_read_is_still_told_of(get, state):
    page = CaseStudyFactory()
    page.record.state = state
    page.record.save()

    assert get(page).headers == {page.record.pk: True}


def test_a_superseded_record_leads_to_its_replacement(get):
    page, newer = CaseStudyFactory(), CaseStudyFactory()
    page.record.state, page.record.replacement = State.SUPERSEDED, newer.record
    page.record.save()

    assert f"http://testserver/id/{newer.record.pk}" in get(page).texts("dc:relation")
    assert f"http://testserver/id/{newer.record.pk}" in get(page, "datacite").texts(
        "datacite:relatedIdentifier"
    )


def test_a_story_is_told_of_only_while_it_may_be_used_elsewhere(ask, get):
    page = PersonalVoiceFactory(title="Quetzalwort", consent={"reuse": True})
    kept = PersonalVoiceFactory()
    assert ask("ListRecords", metadataPrefix="oai_dc").headers == {page.record.pk: True}
    assert get(kept).errors == ["idDoesNotExist"]

    end_consent(page)

    for prefix in PREFIXES:
        answer = ask("ListRecords", metadataPrefix=prefix)
        assert answer.headers == {page.record.pk: False}
        assert answer.texts("oai:setSpec") == ["type:voice"]
        assert "Quetzalwort" not in "".join(answer.root.itertext())


def test_a_story_has_only_the_parts_that_were_agreed_to(get):
    page = PersonalVoiceFactory(
        place="Quetzaltown", year=2019, consent={"reuse": True, "show_dates": True}
    )

    answer = get(page)

    assert answer.texts("dc:coverage") == ["2019"]
    assert "Quetzaltown" not in "".join(answer.root.itertext())


def test_consent_to_use_elsewhere_that_ends_is_a_delete(ask):
    page = PersonalVoiceFactory(consent={"reuse": True})
    consent = Consent.objects.get(voice=page)
    consent.reuse = False
    consent.save()

    assert ask("ListRecords", metadataPrefix="oai_dc").headers == {page.record.pk: False}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_characters_that_xml_has_no_place_for_are_left_out(get, prefix):
    page = CaseStudyFactory()
    # Past the form, as an import would.
    CaseStudyPage.objects.filter(pk=page.pk).update(
        title="Weigh\x0b every\x1b swab\ufffe & <count>", summary="In \x07short."
    )

    text = " ".join("".join(get(page, prefix).root.itertext()).split())

    assert "Weigh every swab & <count>" in text
    assert "In short." in text


def test_a_new_publisher_moves_what_is_told(get):
    page = CaseStudyFactory()
    before = page.record.datestamp

    settings = PublisherSettings.for_site(page.get_site())
    settings.publisher_name = "Example publisher"
    settings.save()

    assert get(page).texts("dc:publisher") == ["Example publisher"]
    assert Record.objects.get(pk=page.record.pk).datestamp > before
