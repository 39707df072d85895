import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import PriorityAreaIndexPage, PriorityAreaPage, RecordIndexPage
from repository.records.models import RecordPage
from repository.taxonomy.models import PriorityArea
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def list_of(record_type):
    return RecordIndexPage.objects.get(record_type=record_type)


def parent_of(page):
    return Page.objects.get(pk=page.pk).get_parent().specific


def test_a_tool_cannot_be_moved_under_voices(admin):
    tool = ToolFactory(title="Checklist")
    address = reverse("wagtailadmin_pages:move_confirm", args=[tool.pk, list_of("voice").pk])

    response = admin.post(address, follow=True)

    assert "“Checklist” is a tool. It cannot be moved to “Voices”" in words(read(response))
    assert parent_of(tool) == list_of("tool")


def test_nor_can_several_at_once(admin):
    tool = ToolFactory()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])

    admin.post(f"{address}?id={tool.pk}", {"move_applied": "on", "chooser": list_of("voice").pk})

    assert parent_of(tool) == list_of("tool")


def test_a_tool_can_be_moved_to_another_list_of_tools(admin, home_page):
    tool = ToolFactory()
    other = home_page.add_child(
        instance=RecordIndexPage(title="More tools", slug="more", record_type="tool")
    )

    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[tool.pk, other.pk]))

    assert parent_of(tool) == other


@pytest.mark.parametrize("alias", [True, False])
def test_a_record_can_be_copied_but_has_no_alias(admin, alias):
    tool = ToolFactory()
    fields = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": list_of("tool").pk,
        **({"alias": "on"} if alias else {}),
    }

    response = admin.post(reverse("wagtailadmin_pages:copy", args=[tool.pk]), fields, follow=True)

    assert ("cannot have an alias" in words(read(response))) is alias
    assert RecordPage.objects.filter(slug="copy").exists() is not alias


def test_a_list_with_records_has_no_alias(admin):
    ToolFactory()
    index = list_of("tool")
    fields = {"new_title": "x", "new_slug": "x", "new_parent_page": index.get_parent().pk}

    admin.post(
        reverse("wagtailadmin_pages:copy", args=[index.pk]),
        {**fields, "copy_subpages": "on", "alias": "on"},
    )

    assert RecordIndexPage.objects.filter(record_type="tool").count() == 1


def test_a_new_area_has_a_page_at_once(client):
    PriorityAreaFactory(name="Sepsis", slug="sepsis")

    assert client.get("/priority-areas/sepsis/").status_code == 200


def test_saving_an_area_again_makes_no_second_page():
    area = PriorityAreaFactory()
    area.save()

    assert PriorityAreaPage.objects.filter(area=area).count() == 1


def test_an_area_can_be_made_where_there_is_no_list_of_areas():
    PriorityAreaIndexPage.objects.get().delete()

    assert PriorityAreaFactory().pk


def delete_area(admin, area):
    return admin.post(
        reverse("wagtailsnippets_taxonomy_priorityarea:delete", args=[area.pk]), follow=True
    )


def delete_ticked(admin, area):
    address = reverse("wagtail_bulk_action", args=["taxonomy", "priorityarea", "delete"])
    return admin.post(f"{address}?id={area.pk}&next=/admin/", follow=True)


@pytest.mark.parametrize("delete", [delete_area, delete_ticked])
def test_an_unused_area_is_deleted_with_its_page(admin, client, delete):
    area = PriorityAreaFactory()

    assert delete(admin, area).status_code == 200

    assert not PriorityArea.objects.filter(pk=area.pk).exists()
    assert client.get("/priority-areas/haemorrhage/").status_code == 404
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("delete", [delete_area, delete_ticked])
def test_an_area_that_records_are_about_cannot_be_deleted(admin, delete):
    area = PriorityAreaFactory()
    ToolFactory(priority_areas=[area])

    response = delete(admin, area)

    assert "“Haemorrhage” cannot be deleted: records are about it." in words(read(response))
    assert PriorityAreaPage.objects.filter(area=area).exists()
