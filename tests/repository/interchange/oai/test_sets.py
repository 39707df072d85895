"""Sets, what they are called, and what is in them."""

import pytest
from wagtail.models import PageViewRestriction

from repository.interchange.models import SetMembership
from repository.interchange.sets import remember_sets
from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage
from repository.records.choices import RecordType
from repository.taxonomy.models import PriorityArea
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def names(ask):
    """The name of each set."""

    def read():
        answer = ask("ListSets")
        specs, texts = answer.texts("oai:set/oai:setSpec"), answer.texts("oai:setName")
        return dict(zip(specs, texts, strict=True))

    return read


@pytest.fixture
def site():
    """A participating site, and a record that its team made."""
    return make_site()


def make_site(*, live=True, restricted=False):
    organisation = OrganisationFactory()
    page = SitePage(
        title="Exampletown maternity", region=Region.LONDON, system="Example", live=live
    )
    NetworkPage.objects.get().add_child(instance=page)
    if restricted:
        restrict(page)
    page.team.create(organisation=organisation, part="leads")
    page.save_revision().publish()
    page.made = CaseStudyFactory(organisations=[(organisation, "led-by")])
    return page


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def specs_of(ask, page):
    answer = ask("ListIdentifiers", metadataPrefix="oai_dc")
    path = f"oai:header[contains(oai:identifier, '{page.record.pk}')]/oai:setSpec"
    return answer.texts(path)


def test_each_type_is_a_set_even_an_empty_one(names):
    assert {f"type:{value}" for value in RecordType.values} <= set(names())


def test_the_sets_of_sets_are_sets_too(names):
    assert {"type", "area", "site"} <= set(names())


def test_areas_and_sites_are_called_by_their_names(names, site):
    PriorityAreaFactory(slug="bleeding", name="Bleeding")

    found = names()

    assert found["area:bleeding"] == "Priority area: Bleeding"
    assert found[f"site:{site.slug}"] == "Participating site: Exampletown maternity"
    assert found["type:voice"] == "Kind of record: Voice"


def test_a_set_follows_a_new_name(names):
    area = PriorityAreaFactory(slug="bleeding", name="Bleeding")
    names()

    area.name = "Heavy bleeding"
    area.save()

    assert names()["area:bleeding"] == "Priority area: Heavy bleeding"


def test_a_record_names_its_sets_the_smallest_ones_alone(ask, site):
    assert specs_of(ask, site.made) == [f"site:{site.slug}", "type:case-study"]


@pytest.mark.parametrize("spec", ["area", "area:bleeding", "type", "type:case-study"])
def test_a_set_holds_what_those_in_it_hold(ask, spec):
    area = PriorityAreaFactory(slug="bleeding", name="Bleeding")
    page = CaseStudyFactory(priority_areas=[area])
    other = ToolFactory(priority_areas=[])

    found = ask("ListIdentifiers", metadataPrefix="oai_dc", set=spec).headers

    assert found == {page.record.pk: True} | ({other.record.pk: True} if spec == "type" else {})


def test_a_set_of_what_has_gone_is_still_there(ask, names):
    area = PriorityAreaFactory(slug="bleeding", name="Bleeding")
    page = CaseStudyFactory(priority_areas=[area])
    identifier = page.record.pk
    page.delete()
    PriorityArea.objects.filter(slug="bleeding").delete()

    assert names()["area:bleeding"] == "Priority area, no longer in use: bleeding"
    assert ask("ListIdentifiers", metadataPrefix="oai_dc", set="area:bleeding").headers == {
        identifier: False
    }


def test_a_site_that_is_no_longer_public_has_no_name(names, site):
    site.made.unpublish()
    site.unpublish()

    found = names()

    assert found[f"site:{site.slug}"] == f"Participating site, no longer listed: {site.slug}"
    assert "Exampletown maternity" not in found.values()


@pytest.mark.parametrize("restricted", ["site", "network"])
def test_a_site_that_is_private_is_not_told_of(ask, names, site, restricted):
    restrict(site if restricted == "site" else NetworkPage.objects.get())

    assert f"site:{site.slug}" not in names()
    assert specs_of(ask, site.made) == ["type:case-study"]
    for spec in ("site", f"site:{site.slug}"):
        assert ask("ListRecords", metadataPrefix="oai_dc", set=spec).errors == ["noRecordsMatch"]


def test_a_site_that_was_never_public_is_never_told_of(ask, names):
    site = make_site(live=False, restricted=True)
    site.delete()

    assert f"site:{site.slug}" not in names()
    assert specs_of(ask, site.made) == ["type:case-study"]


def test_a_story_is_in_the_set_of_its_type_alone(ask):
    page = PersonalVoiceFactory(
        priority_areas=[PriorityAreaFactory()], consent={"reuse": True, "show_place": True}
    )

    assert specs_of(ask, page) == ["type:voice"]


@pytest.mark.parametrize(
    ("make", "fields", "most"),
    [(CaseStudyFactory, {}, 9), (PersonalVoiceFactory, {"consent": {"reuse": True}}, 10)],
)
def test_a_new_record_is_noted_in_few_queries(django_assert_max_num_queries, make, fields, most):
    page = make(**fields)
    SetMembership.objects.all().delete()

    with django_assert_max_num_queries(most):
        remember_sets([page.record.pk])

    assert SetMembership.objects.exists()
