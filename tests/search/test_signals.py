"""What is enqueued when something shown in the index changes."""

import pytest
from django.db import connection
from wagtail.models import PageViewRestriction, Site

from home.models import RecordIndexPage
from repository.network.models import ContextFigure
from repository.records.choices import State
from repository.records.models import RecordTag
from repository.taxonomy.models import PriorityAreaName
from search.models import IndexChange
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def set_state(record, state):
    record.state = state
    record.save()


def test_a_publication_is_followed(changes):
    page = CaseStudyFactory()

    assert changes() == ({page.record.pk}, set())


def test_saving_a_draft_changes_nothing_that_is_shown(changes):
    page = CaseStudyFactory()
    changes()
    page.title = "A draft title"
    page.save_revision()

    assert changes() == (set(), set())


def test_publishing_an_edit_is_followed(changes):
    page = CaseStudyFactory()
    changes()
    page.title, page.change_note = "A new title", "Named better."
    page.save_revision().publish()

    assert changes()[0] == {page.record.pk}


def test_an_unpublished_page_is_hidden_at_once(changes):
    page = CaseStudyFactory()
    changes()
    page.unpublish()

    assert changes() == ({page.record.pk}, {page.record.pk})


def test_a_deleted_page_is_hidden_at_once(changes):
    page = CaseStudyFactory()
    identifier = page.record.pk
    changes()
    page.delete()

    assert changes() == ({identifier}, {identifier})


def test_a_change_of_state_is_followed(changes):
    page = CaseStudyFactory()
    changes()
    set_state(page.record, State.SUPERSEDED)

    assert changes() == ({page.record.pk}, set())


def test_a_removed_record_is_hidden_at_once(changes):
    page = CaseStudyFactory()
    changes()
    set_state(page.record, State.REMOVED)

    assert changes() == ({page.record.pk}, {page.record.pk})


def test_a_new_address_of_a_list_is_followed_by_every_page_under_it(changes):
    pages = [CaseStudyFactory(), CaseStudyFactory()]
    tool = ToolFactory()
    changes()
    index = RecordIndexPage.objects.get(record_type="case-study")
    index.slug = "studies"
    index.save_revision().publish()

    touched, hidden = changes()
    assert touched == {page.record.pk for page in pages}
    assert tool.record.pk not in touched
    assert hidden == set()


def test_a_moved_page_is_followed(changes):
    page = CaseStudyFactory()
    changes()
    page.move(RecordIndexPage.objects.get(record_type="tool"), pos="last-child")

    assert page.record.pk in changes()[0]


def test_a_restriction_hides_what_lies_under_it(changes):
    page = CaseStudyFactory()
    changes()
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")

    assert changes() == ({page.record.pk}, {page.record.pk})


def test_a_lifted_restriction_is_followed(changes):
    page = CaseStudyFactory()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    changes()
    restriction.delete()

    assert changes() == ({page.record.pk}, set())


def test_a_story_is_hidden_while_the_index_follows_its_consent(changes):
    page = PersonalVoiceFactory()
    changes()
    page.consent.show_place = False
    page.consent.save()

    assert changes() == ({page.record.pk}, {page.record.pk})


def test_a_deleted_consent_hides_its_story(changes):
    page = PersonalVoiceFactory()
    changes()
    page.consent.delete()

    assert changes() == ({page.record.pk}, {page.record.pk})


def test_a_renamed_organisation_is_followed_by_its_records(changes):
    organisation = OrganisationFactory()
    page = CaseStudyFactory(organisations=[(organisation, "led-by")])
    CaseStudyFactory()
    changes()
    organisation.name = "New name"
    organisation.save()

    assert changes() == ({page.record.pk}, set())


def test_a_renamed_successor_is_followed_by_records_of_the_bodies_before_it(changes):
    last = OrganisationFactory()
    middle = OrganisationFactory(successor=last)
    first = OrganisationFactory(successor=middle)
    page = CaseStudyFactory(organisations=[(first, "led-by")])
    changes()
    last.name = "New name"
    last.save()

    assert changes() == ({page.record.pk}, set())


def test_a_renamed_area_is_followed_by_its_records(changes):
    area = PriorityAreaFactory()
    page = CaseStudyFactory(priority_areas=[area])
    changes()
    area.name = "Bleeding"
    area.save()

    assert changes() == ({page.record.pk}, set())


def test_another_name_of_an_area_is_followed(changes):
    area = PriorityAreaFactory()
    page = CaseStudyFactory(priority_areas=[area])
    changes()
    PriorityAreaName.objects.create(area=area, name="PPH")

    assert changes() == ({page.record.pk}, set())


@pytest.mark.parametrize("action", ["save", "delete"])
def test_a_theme_s_new_name_or_end_is_followed(changes, action):
    theme = ThemeFactory()
    page = CaseStudyFactory(themes=[theme])
    changes()
    getattr(theme, action)()

    assert changes() == ({page.record.pk}, set())


def test_a_renamed_tag_is_followed(changes):
    page = CaseStudyFactory(tags=["swabs"])
    changes()
    tag = RecordTag.objects.get(name="swabs")
    tag.name = "scales"
    tag.save()

    assert changes() == ({page.record.pk}, set())


def test_a_tool_s_new_title_is_followed_by_the_studies_that_used_it(changes):
    tool = ToolFactory()
    study = CaseStudyFactory(tools_used=[tool])
    changes()
    tool.title = "A better checklist"
    tool.save()

    assert changes() == ({tool.record.pk, study.record.pk}, set())


def test_a_study_s_new_title_is_followed_by_the_tools_it_used(changes):
    tool = ToolFactory()
    study = CaseStudyFactory(tools_used=[tool])
    changes()
    study.title = "A better study"
    study.save()

    assert changes() == ({tool.record.pk, study.record.pk}, set())


def test_a_recommendation_s_new_title_is_followed_by_the_one_it_replaces(changes):
    old = PolicyRecommendationFactory()
    new = PolicyRecommendationFactory(supersedes=old)
    changes()
    new.title = "Newer advice"
    new.save()

    assert changes() == ({old.record.pk, new.record.pk}, set())


def test_many_records_are_enqueued_with_one_insert(django_assert_max_num_queries):
    organisation = OrganisationFactory()
    for _ in range(5):
        CaseStudyFactory(organisations=[(organisation, "led-by")])
    IndexChange.objects.all().delete()
    organisation.name = "New name"

    # Five of them read snapshots anew, whatever the number of records. PostgreSQL asks for one lock
    # more, so that changes of what is public wait for each other (`snapshot.hold`); in SQLite
    # whoever writes has the whole database.
    with django_assert_max_num_queries(32 if connection.vendor == "postgresql" else 31):
        organisation.save()

    assert IndexChange.objects.count() == 5


def test_a_new_figure_of_a_place_is_followed_by_what_it_led_alone(changes):
    organisation = OrganisationFactory()
    led = CaseStudyFactory(organisations=[(organisation, "led-by")])
    CaseStudyFactory(organisations=[(organisation, "took-part")])
    ToolFactory(organisations=[(organisation, "led-by")])
    changes()
    ContextFigure(
        organisation=organisation, kind="births", value=4_800, year=2024, source="An example"
    ).save()

    assert changes() == ({led.record.pk}, set())


def test_a_new_address_of_the_site_is_followed_in_every_record(changes):
    page = CaseStudyFactory()
    changes()
    site = Site.objects.get()
    site.hostname = "elsewhere.example.org"
    site.save()

    assert changes() == ({page.record.pk}, set())
