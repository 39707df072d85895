"""Records in Dublin Core, as OAI-PMH carries them."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from repository.interchange.metadata.dublin_core import build_dublin_core, to_element
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.metadata.describing import (
    ADA,
    BOTH_STATED,
    NOTHING_STATED,
    REPOSITORY,
    SECOND,
    content_of,
)
from tests.schemas import validate

FIFTEEN = (
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type",
    "format", "identifier", "source", "language", "relation", "coverage", "rights",
)  # fmt: skip


def dublin_core_of(page, edition=None, **changes):
    elements = build_dublin_core(content_of(page, **changes), REPOSITORY, edition)
    validate(to_element(elements), "oai/oai_dc.xsd")
    return elements


@pytest.mark.parametrize(
    "factory",
    [
        CaseStudyFactory,
        PolicyRecommendationFactory,
        ToolFactory,
        VoiceFactory,
        PersonalVoiceFactory,
    ],
)
@pytest.mark.django_db
def test_each_type_is_valid_and_in_order(factory):
    elements = dublin_core_of(factory())

    assert list(elements) == [name for name in FIFTEEN if name in elements]
    assert all(elements.values())


@pytest.mark.django_db
def test_the_permanent_address_comes_before_the_page():
    page = CaseStudyFactory()

    identifiers = dublin_core_of(page)["identifier"]

    assert identifiers == [
        f"https://repository.example/id/{page.record.pk}",
        f"https://repository.example{page.get_url()}",
    ]


@pytest.mark.django_db
def test_a_version_has_its_own_address_and_day_and_names_its_record():
    page = CaseStudyFactory()

    elements = dublin_core_of(page, SECOND)

    address = f"https://repository.example/id/{page.record.pk}"
    assert elements["identifier"] == [f"{address}/v/2"]
    assert elements["relation"] == [address]
    assert elements["date"] == ["2026-04-09"]


@pytest.mark.django_db
def test_people_are_named_as_lists_sort_them_and_organisations_as_they_are():
    trusts = [OrganisationFactory(name="Lead Trust"), OrganisationFactory(name="Other Trust")]
    roles = [(trusts[0], "led-by"), (trusts[1], "took-part")]

    person = dublin_core_of(CaseStudyFactory(contributors=[ADA], organisations=roles))
    body = dublin_core_of(CaseStudyFactory(organisations=roles))

    assert (person["creator"], person["contributor"]) == (
        ["Example, Ada"],
        ["Lead Trust", "Other Trust"],
    )
    assert (body["creator"], body["contributor"]) == (["Lead Trust"], ["Other Trust"])


@pytest.mark.django_db
def test_a_summary_is_ours_and_names_its_source():
    elements = dublin_core_of(CaseStudyFactory(summary_of_work=True))

    assert elements["creator"] == ["Example body"]
    assert REFERENCE["title"] in elements["source"][0]
    assert "relation" not in elements


@pytest.mark.django_db
def test_a_submission_has_no_source_and_points_to_its_references():
    elements = dublin_core_of(CaseStudyFactory(references=[("reference", REFERENCE)]))

    assert "source" not in elements
    assert elements["relation"] == [f"https://doi.org/{REFERENCE['doi']}"]


@pytest.mark.django_db
def test_what_replaced_it_is_related():
    replacement = {"identifier": "cs-2", "title": "Newer", "url": "/id/cs-2"}

    elements = dublin_core_of(CaseStudyFactory(), replacement=replacement)

    assert "https://repository.example/id/cs-2" in elements["relation"]


@pytest.mark.django_db
def test_rights_are_the_address_of_a_licence_or_all_reserved():
    assert dublin_core_of(ToolFactory())["rights"][0].startswith("https://www.nationalarchives")
    assert dublin_core_of(PersonalVoiceFactory())["rights"] == ["All rights reserved: read it here"]


@pytest.mark.django_db
def test_name_place_dates_and_ethnicity_are_left_out_without_consent():
    options = {"ethnic_groups": [("2001-n", "")], "place": "Exampletown", "year": 2025}

    closed = dublin_core_of(PersonalVoiceFactory(**options, consent=NOTHING_STATED))
    opened = dublin_core_of(
        PersonalVoiceFactory(**options, consent={**BOTH_STATED, "show_dates": True})
    )

    assert not {"creator", "subject", "coverage"} & set(closed)
    assert opened["creator"] == ["A. M."]
    assert opened["coverage"] == ["Exampletown", "2025"]
    assert opened["subject"] == ["Black or Black British: African"]


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):  # noqa: ARG001 - asked for by name
    with django_db_blocker.unblock(), transaction.atomic():
        yield content_of(CaseStudyFactory(contributors=[ADA], tags=["scales"]))
        transaction.set_rollback(True)


@given(text=st.text(alphabet=st.characters(codec=None)))
def test_no_character_makes_it_invalid(sample, text):
    content = {
        **sample,
        **dict.fromkeys(("title", "summary", "place"), text),
        "tags": [{"value": "t", "label": text}],
    }

    element = to_element(build_dublin_core(content, REPOSITORY))

    validate(element, "oai/oai_dc.xsd")
