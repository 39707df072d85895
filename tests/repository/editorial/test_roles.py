"""Who may do what, tried through the admin as each role."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage, RecordIndexPage
from home.structure import ensure_structure
from repository.editorial.roles import ROLES
from repository.records.models import (
    CaseStudyPage,
    Consent,
    PolicyRecommendationPage,
    ToolPage,
    VoicePage,
)
from tests.editing import add_url, edit_url
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db

EVERYBODY = {role.name for role in ROLES}
RECORD_WRITERS = {"Contributor", "Editor", "Administrator"}


def may_open(client, address):
    """Whether an address opens; the admin sends whoever may not to its front page."""
    return client.get(address).status_code == 200


def roles_that(client, can):
    found = set()
    for name in EVERYBODY:
        client.force_login(UserFactory(roles=[name]))
        if can(client):
            found.add(name)
    return found


def permitted(client, page, action):
    user = client.get(reverse("wagtailadmin_home")).wsgi_request.user
    return getattr(Page.objects.get(pk=page.pk).specific.permissions_for_user(user), action)()


def test_every_role_can_enter_the_admin(client):
    assert roles_that(client, lambda c: may_open(c, reverse("wagtailadmin_home"))) == EVERYBODY


def test_nobody_without_a_role_can(client):
    client.force_login(UserFactory())

    assert not may_open(client, reverse("wagtailadmin_home"))


@pytest.mark.parametrize(
    ("model", "writers"),
    [
        (CaseStudyPage, RECORD_WRITERS),
        (ToolPage, RECORD_WRITERS),
        (PolicyRecommendationPage, RECORD_WRITERS | {"Policy lead"}),
        (VoicePage, RECORD_WRITERS | {"Consent officer"}),
    ],
)
def test_who_can_start_a_record(client, model, writers):
    address = add_url(model)

    assert roles_that(client, lambda c: may_open(c, address)) == writers


@pytest.mark.parametrize(
    ("factory", "publishers"),
    [
        (CaseStudyFactory, {"Editor", "Administrator"}),
        (ToolFactory, {"Editor", "Administrator"}),
        (PolicyRecommendationFactory, {"Editor", "Policy lead", "Administrator"}),
        (PersonalVoiceFactory, {"Editor", "Administrator"}),
    ],
)
def test_who_can_publish_a_record(client, factory, publishers):
    page = factory(published=False)

    assert roles_that(client, lambda c: permitted(c, page, "can_publish")) == publishers


@pytest.mark.parametrize(
    ("factory", "editors"),
    [
        (CaseStudyFactory, {"Editor", "Reviewer", "Administrator"}),
        (PolicyRecommendationFactory, {"Editor", "Reviewer", "Policy lead", "Administrator"}),
        (PersonalVoiceFactory, {"Editor", "Reviewer", "Consent officer", "Administrator"}),
    ],
)
def test_who_can_edit_somebody_elses_record(client, factory, editors):
    address = edit_url(factory(published=False))

    assert roles_that(client, lambda c: may_open(c, address)) == editors


def test_a_contributor_edits_their_own_draft_and_nobody_elses(client):
    user = UserFactory(roles=["Contributor"])
    own = CaseStudyFactory(published=False, owner=user)
    others = CaseStudyFactory(published=False, owner=UserFactory(roles=["Contributor"]))
    client.force_login(user)

    assert may_open(client, edit_url(own))
    assert not may_open(client, edit_url(others))


def test_a_contributor_is_not_offered_to_publish(client):
    user = UserFactory(roles=["Contributor"])
    client.force_login(user)

    shown = client.get(edit_url(CaseStudyFactory(published=False, owner=user))).content.decode()

    assert 'name="action-publish"' not in shown
    assert 'name="action-submit"' in shown


@pytest.mark.parametrize("address", ["consent:index", "consent:add"])
def test_the_consent_officer_alone_opens_consent(client, address):
    assert roles_that(client, lambda c: may_open(c, reverse(address))) == {"Consent officer"}


@pytest.mark.parametrize("action", ["edit", "delete", "history", "usage"])
def test_one_persons_consent_is_closed_to_every_other_role(client, action):
    PersonalVoiceFactory(consent={"taken_by": "Nurse Confidential"})
    address = reverse(f"consent:{action}", args=[Consent.objects.get().pk])

    opened = roles_that(client, lambda c: may_open(c, address))

    assert opened <= {"Consent officer"}


def test_an_editor_sees_nothing_of_a_consent_on_the_editing_screen(client):
    page = PersonalVoiceFactory(consent={"taken_by": "Nurse Confidential", "payment": "£25"})
    client.force_login(UserFactory(roles=["Editor"]))

    shown = client.get(edit_url(page)).content.decode()

    assert "Nurse Confidential" not in shown
    assert "£25" not in shown


def test_the_consent_officer_sees_who_took_a_consent(client):
    PersonalVoiceFactory(consent={"taken_by": "Nurse Confidential"})
    client.force_login(UserFactory(roles=["Consent officer"]))
    address = reverse("consent:edit", args=[Consent.objects.get().pk])

    assert "Nurse Confidential" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "roles"),
    [
        ("wagtailsnippets_network_organisation:list", {"Editor", "Policy lead", "Administrator"}),
        ("wagtailsnippets_taxonomy_priorityarea:list", {"Policy lead", "Administrator"}),
        ("wagtailsnippets_taxonomy_theme:list", {"Editor", "Policy lead", "Administrator"}),
        ("record_states:index", {"Editor", "Policy lead", "Administrator"}),
        ("concerns:index", {"Editor", "Administrator"}),
        ("wagtailusers_users:index", {"Administrator"}),
        ("wagtailimages:add", EVERYBODY),
        ("wagtaildocs:add", EVERYBODY),
    ],
)
def test_who_opens_which_list(client, address, roles):
    assert roles_that(client, lambda c: may_open(c, reverse(address))) == roles


def test_the_publisher_settings_are_the_administrators(client):
    address = reverse("wagtailsettings:edit", args=["publisher", "publishersettings"])

    def opens(logged_in):
        return logged_in.get(address, follow=True).redirect_chain[-1:] not in (
            [],
            [(reverse("wagtailadmin_home"), 302)],
        )

    assert roles_that(client, opens) == {"Administrator"}


@pytest.mark.parametrize("role", sorted(EVERYBODY - {"Administrator"}))
def test_only_an_administrator_makes_users(client, role):
    client.force_login(UserFactory(roles=[role]))

    assert not may_open(client, reverse("wagtailusers_users:add"))


def test_somebody_who_is_not_logged_in_is_asked_to_log_in(client):
    response = client.get(reverse("consent:index"))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("wagtailadmin_login"))


def permissions():
    return {
        "groups": sorted(Group.objects.values_list("name", "permissions__codename")),
        "pages": sorted(
            GroupPagePermission.objects.values_list("group", "page", "permission__codename")
        ),
        "media": sorted(
            GroupCollectionPermission.objects.values_list("group", "permission__codename")
        ),
        "workflow": list(WorkflowPage.objects.values_list("page", "workflow__name")),
        "tasks": list(WorkflowTask.objects.values_list("task__name", "workflow__name")),
    }


def test_making_the_roles_again_changes_nothing():
    before = permissions()

    ensure_structure()

    assert permissions() == before


def test_making_the_roles_again_mends_what_was_changed():
    before = permissions()
    contributor = Group.objects.get(name="Contributor")
    contributor.permissions.add(Permission.objects.get(codename="view_consent"))
    GroupPagePermission.objects.create(
        group=contributor,
        page=HomePage.objects.get(),
        permission=Permission.objects.get(
            codename="publish_page", content_type__app_label="wagtailcore"
        ),
    )
    GroupPagePermission.objects.filter(group__name="Editor").delete()
    GroupCollectionPermission.objects.filter(group__name="Editor").delete()

    ensure_structure()

    assert permissions() == before


def test_a_group_that_the_site_made_itself_is_left_alone():
    group = Group.objects.create(name="Translators")

    ensure_structure()

    assert Group.objects.filter(pk=group.pk).exists()


def test_the_review_covers_every_list_of_records():
    for index in RecordIndexPage.objects.all():
        assert index.get_workflow().name == "Editorial review"
