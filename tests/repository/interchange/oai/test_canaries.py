"""A word planted in what is not public is in no answer, nor does any number tell of it."""

import pytest
from wagtail.models import PageViewRestriction

from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage
from repository.records.choices import State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("small_pages"),
]
WORD = "Quetzalwort"


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def plant_draft():
    CaseStudyFactory(title=WORD, published=False)


def plant_edit():
    page = CaseStudyFactory()
    page.title = page.summary = WORD
    page.save_revision()


def plant_private():
    restrict(CaseStudyFactory(title=WORD, tags=[WORD.lower()]))


def plant_private_site():
    organisation = OrganisationFactory()
    page = SitePage(title=WORD, region=Region.LONDON, system="Example", live=False)
    NetworkPage.objects.get().add_child(instance=page)
    restrict(page)
    page.team.create(organisation=organisation, part="leads")
    page.save_revision().publish()
    CaseStudyFactory(organisations=[(organisation, "led-by")])


def plant_withdrawn():
    page = PersonalVoiceFactory(
        title=WORD,
        place=WORD,
        consent={"reuse": True, "show_name": True, "credit": WORD, "show_place": True},
    )
    page.consent.released = False
    page.consent.save()
    page.record.state = State.CONSENT_ENDED
    page.record.save()


def plant_kept_here():
    PersonalVoiceFactory(title=WORD, story=f"<p>{WORD}</p>")


PLANTS = (
    plant_draft,
    plant_edit,
    plant_private,
    plant_private_site,
    plant_withdrawn,
    plant_kept_here,
)


@pytest.mark.parametrize("plant", PLANTS)
def test_it_is_in_no_answer(ask, harvest, plant):
    CaseStudyFactory()
    plant()

    answers = [ask("Identify"), ask("ListSets"), ask("ListMetadataFormats")]
    for prefix in ("oai_dc", "datacite"):
        for verb in ("ListRecords", "ListIdentifiers"):
            answers += harvest(verb, metadataPrefix=prefix)
        for name in {name for answer in answers for name in answer.headers}:
            named = {"identifier": f"oai:demonstration.invalid:{name}", "metadataPrefix": prefix}
            answers.append(ask("GetRecord", **named))

    for answer in answers:
        assert WORD.lower() not in answer.text.lower()


@pytest.mark.parametrize("plant", [plant_draft, plant_kept_here])
def test_no_number_tells_of_what_never_left(harvest, plant):
    for _ in range(3):
        CaseStudyFactory()
    plant()

    sizes = {answer.token.get("completeListSize") for answer in harvest()}

    assert sizes == {"3"}
