"""Submissions in DataCite’s words, valid in XML and in JSON."""

import pytest
from datacite import schema45
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repository.interchange.metadata import datacite_xml
from repository.interchange.metadata.datacite import build_datacite, is_described
from repository.records.csl import Repository
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.record_page import REFERENCE
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.metadata.describing import (
    ADA,
    BOTH_STATED,
    FIRST,
    NOTHING_STATED,
    REPOSITORY,
    SECOND,
    content_of,
    datacite_of,
    downgrade,
)
from tests.schemas import validate

pytestmark = pytest.mark.django_db


def check_json(built):
    """Hold it against the independent client’s schema of JSON, which is of 4.5."""
    schema45.validator.validate(downgrade(built))


@pytest.mark.parametrize(
    ("factory", "general", "kind"),
    [
        (CaseStudyFactory, "Report", "Case study"),
        (PolicyRecommendationFactory, "Report", "Policy recommendation"),
        (ToolFactory, "Other", "Tool: Checklist"),
        (PersonalVoiceFactory, "Text", "Voice: A service user’s story"),
    ],
)
def test_each_type_has_what_datacite_demands(factory, general, kind):
    page = factory(title="A title", summary="A summary.")

    built = datacite_of(page)

    check_json(built)
    assert built["url"] == f"https://repository.example/id/{page.record.pk}"
    assert "doi" not in built
    assert built["types"] == {"resourceTypeGeneral": general, "resourceType": kind}
    assert built["titles"] == [{"title": "A title", "lang": "en"}]
    assert built["publisher"] == {"name": "Example body"}
    assert built["publicationYear"] == content_of(page)["published"][:4]
    assert built["descriptions"][0]["description"] == "A summary."


def test_without_a_doi_the_identifier_is_the_permanent_address():
    page = ToolFactory()

    xml = datacite_xml.to_element(datacite_of(page))

    found = xml.find("{*}identifier")
    assert (found.text, found.get("identifierType")) == (
        f"https://repository.example/id/{page.record.pk}",
        "URL",
    )


def test_a_doi_comes_first_where_there_is_one():
    built = build_datacite(content_of(ToolFactory()), REPOSITORY, doi="10.5072/to-1")

    xml = datacite_xml.to_element(built)

    validate(xml, "datacite-4.6/metadata.xsd")
    check_json(built)
    assert xml.find("{*}identifier").text == "10.5072/to-1"
    assert xml.find("{*}identifier").get("identifierType") == "DOI"


@pytest.mark.parametrize(("heard", "general"), [("audio", "Sound"), ("video", "Audiovisual")])
def test_a_recording_is_what_it_is(heard, general):
    fact = {"key": "voice_format", "label": "Format", "value": heard.title(), "code": heard}

    built = datacite_of(PersonalVoiceFactory(), facts=[fact])

    assert built["types"]["resourceTypeGeneral"] == general


def test_a_summary_is_not_described():
    assert is_described(content_of(ToolFactory()))
    assert is_described(content_of(PersonalVoiceFactory()))
    assert not is_described(content_of(CaseStudyFactory(summary_of_work=True)))
    assert not is_described(content_of(VoiceFactory()))


def test_a_person_has_an_orcid_and_a_name_in_parts():
    built = datacite_of(CaseStudyFactory(contributors=[ADA]))

    check_json(built)
    assert built["creators"] == [
        {
            "name": "Example, Ada",
            "nameType": "Personal",
            "givenName": "Ada",
            "familyName": "Example",
            "nameIdentifiers": [
                {
                    "nameIdentifier": "https://orcid.org/0000-0002-1825-0097",
                    "nameIdentifierScheme": "ORCID",
                    "schemeUri": "https://orcid.org",
                }
            ],
        }
    ]


def test_an_organisation_has_its_ods_code():
    trust = OrganisationFactory(name="Example Trust", ods_code="RQ3")

    built = datacite_of(CaseStudyFactory(organisations=[(trust, "led-by")]))

    (creator,) = built["creators"]
    assert (creator["name"], creator["nameType"]) == ("Example Trust", "Organizational")
    assert creator["nameIdentifiers"][0]["nameIdentifier"] == "RQ3"
    assert creator["nameIdentifiers"][0]["nameIdentifierScheme"] == "ODS"


def test_an_organisation_that_does_research_has_its_ror_too():
    body = OrganisationFactory(name="Example University", ods_code="RQ3", ror="02jx3x895")

    built = datacite_of(CaseStudyFactory(organisations=[(body, "led-by")]))

    assert built["creators"][0]["nameIdentifiers"] == [
        {
            "nameIdentifier": "https://ror.org/02jx3x895",
            "nameIdentifierScheme": "ROR",
            "schemeUri": "https://ror.org/",
        },
        {
            "nameIdentifier": "RQ3",
            "nameIdentifierScheme": "ODS",
            "schemeUri": "https://fhir.nhs.uk/Id/ods-organization-code",
        },
    ]


def test_organisations_beside_the_authors_contributed():
    lead, other, owner = (OrganisationFactory(name=f"Trust {number}") for number in range(3))
    roles = [(lead, "led-by"), (other, "took-part"), (owner, "owner")]

    built = datacite_of(CaseStudyFactory(organisations=roles))

    assert [(item["name"], item["contributorType"]) for item in built["contributors"]] == [
        ("Trust 1", "ProjectMember"),
        ("Trust 2", "RightsHolder"),
    ]


def test_who_is_not_named_is_not_guessed():
    nobody = datacite_of(CaseStudyFactory(organisations=[(OrganisationFactory(), "took-part")]))
    unnamed = datacite_of(PersonalVoiceFactory(consent=NOTHING_STATED))

    assert nobody["creators"] == [{"name": "(:unkn)"}]
    assert unnamed["creators"] == [{"name": "(:unal)"}]


def test_a_credit_that_a_person_chose_is_kept_whole():
    built = datacite_of(PersonalVoiceFactory(consent=BOTH_STATED))

    assert built["creators"] == [{"name": "A. M."}]


def test_place_and_ethnicity_are_left_out_without_consent():
    groups = [("2001-n", "Marigold women")]
    closed = datacite_of(
        PersonalVoiceFactory(ethnic_groups=groups, place="Exampletown", consent=NOTHING_STATED)
    )
    opened = datacite_of(
        PersonalVoiceFactory(ethnic_groups=groups, place="Exampletown", consent=BOTH_STATED)
    )

    assert "Exampletown" not in str(closed)
    assert "African" not in str(closed)
    assert opened["geoLocations"] == [{"geoLocationPlace": "Exampletown"}]
    assert "African" in str(opened["subjects"])


def test_subjects_say_where_they_come_from():
    area = PriorityAreaFactory(name="Example bleeding", slug="example-bleeding")
    page = CaseStudyFactory(
        priority_areas=[area],
        themes=[ThemeFactory(name="Example listening")],
        tags=["scales"],
        ethnic_groups=[("2001-n", "")],
    )

    subjects = {item["subject"]: item for item in datacite_of(page)["subjects"]}

    assert subjects["Example bleeding"]["valueUri"] == (
        "https://repository.example/priority-areas/example-bleeding/"
    )
    assert subjects["Example listening"]["subjectScheme"] == "Themes"
    assert subjects["scales"] == {"subject": "scales"}
    assert "16+1" in subjects["Black or Black British: African"]["subjectScheme"]


def test_dates_are_those_of_publication_edition_and_work():
    page = CaseStudyFactory(year=2024)

    whole, version = datacite_of(page), datacite_of(page, SECOND, SECOND)

    kinds = [item["dateType"] for item in whole["dates"]]
    assert kinds == ["Issued", "Updated", "Coverage"]
    assert {"date": "2026-04-09", "dateType": "Issued"} in version["dates"]
    assert version["publicationYear"] == "2026"
    assert "Updated" not in str(version["dates"])


def relations(built):
    return {
        (item["relationType"], item["relatedIdentifier"])
        for item in built.get("relatedIdentifiers", ())
    }


def test_a_record_has_versions_and_each_is_one_of_the_record():
    page = CaseStudyFactory()
    address = f"https://repository.example/id/{page.record.pk}"

    whole = datacite_of(page, None, SECOND)
    first, second = datacite_of(page, FIRST, SECOND), datacite_of(page, SECOND, SECOND)

    assert relations(whole) == {("HasVersion", f"{address}/v/{n}") for n in (1, 2)}
    assert (whole["version"], first["version"]) == ("2", "1")
    assert first["url"] == f"{address}/v/1"
    assert relations(first) == {
        ("IsVersionOf", address),
        ("IsPreviousVersionOf", f"{address}/v/2"),
    }
    assert relations(second) == {
        ("IsVersionOf", address),
        ("IsNewVersionOf", f"{address}/v/1"),
    }


def test_statements_are_parts_with_addresses_of_their_own():
    page = PolicyRecommendationFactory()

    found = relations(datacite_of(page))

    assert ("HasPart", f"https://repository.example/id/{page.record.pk}/s2") in found


def test_what_replaced_it_and_what_it_rests_on_is_related():
    replacement = {"identifier": "cs-2", "title": "Newer", "url": "/id/cs-2"}
    page = CaseStudyFactory(references=[("reference", REFERENCE)])

    found = relations(datacite_of(page, replacement=replacement))

    assert ("IsObsoletedBy", "https://repository.example/id/cs-2") in found
    assert ("References", REFERENCE["doi"]) in found


def test_a_recommendation_names_those_that_it_replaces_and_that_replace_it():
    older = PolicyRecommendationFactory()
    newer = PolicyRecommendationFactory(supersedes=older)

    assert ("Obsoletes", f"https://repository.example/id/{older.record.pk}") in relations(
        datacite_of(newer)
    )
    assert ("IsObsoletedBy", f"https://repository.example/id/{newer.record.pk}") in relations(
        datacite_of(type(older).objects.get(pk=older.pk))
    )


def test_an_adaptation_and_its_original_name_each_other():
    original = ToolFactory()
    adapted = CaseStudyFactory(adapted_from=[(original, "Shorter.")])
    address = "https://repository.example/id"

    of_adapted, of_original = datacite_of(adapted), datacite_of(original)

    check_json(of_adapted)
    assert ("IsDerivedFrom", f"{address}/{original.record.pk}") in relations(of_adapted)
    assert ("IsSourceOf", f"{address}/{adapted.record.pk}") in relations(of_original)


def test_a_translation_names_its_original_and_its_translator():
    original = PersonalVoiceFactory(consent={"translation": True})
    page = PersonalVoiceFactory(
        language="ur",
        translation_of=original,
        translator="An interpreter",
        checked_by="S. Example",
        consent=None,
    )

    built = datacite_of(page)

    check_json(built)
    assert built["language"] == "ur"
    assert ("IsTranslationOf", f"https://repository.example/id/{original.record.pk}") in relations(
        built
    )
    assert {"name": "An interpreter", "contributorType": "Translator"} in built["contributors"]


def test_rights_are_a_licence_or_all_reserved():
    open_licence = datacite_of(CaseStudyFactory())["rightsList"]
    story = datacite_of(PersonalVoiceFactory())["rightsList"]

    assert open_licence[0]["rightsIdentifier"] == "OGL-UK-3.0"
    assert story == [{"rights": "All rights reserved: read it here"}]


def test_a_site_without_publisher_or_name_is_still_valid():
    built = build_datacite(content_of(ToolFactory()), Repository("https://a.example", "", ""))

    validate(datacite_xml.to_element(built), "datacite-4.6/metadata.xsd")
    assert built["publisher"] == {"name": "https://a.example"}


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):  # noqa: ARG001 - asked for by name
    with django_db_blocker.unblock(), transaction.atomic():
        yield content_of(
            CaseStudyFactory(contributors=[ADA], tags=["scales"], ethnic_groups=[("2001-n", "")])
        )
        transaction.set_rollback(True)


@given(text=st.text(alphabet=st.characters(codec=None)), data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_character_makes_it_invalid(sample, text, data):
    words = st.sampled_from([text, f"a{text}b", ""])
    content = {
        **sample,
        "title": data.draw(words),
        "summary": data.draw(words),
        "place": data.draw(words),
        "contributors": [{**sample["contributors"][0], "family": text, "name": text}],
        "tags": [{"value": "t", "label": data.draw(words)}],
    }

    built = build_datacite(content, REPOSITORY, newest=FIRST)

    validate(datacite_xml.to_element(built), "datacite-4.6/metadata.xsd")
    check_json(built)
