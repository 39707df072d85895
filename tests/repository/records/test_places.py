"""Where a record may live: only in a list of its own type, by whatever road it gets there."""

import pytest
from wagtail.actions.copy_page import CopyPageAction, CopyPagePermissionError
from wagtail.actions.create import CreatePermissionError
from wagtail.actions.create_page import CreatePageAction
from wagtail.actions.move_page import MovePageAction, MovePagePermissionError

from home.models import RecordIndexPage
from repository.records.models import PAGE_TYPES, RecordPage, ToolPage
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def user():
    return UserFactory(is_superuser=True)


def list_of(record_type):
    return RecordIndexPage.objects.get(record_type=record_type)


@pytest.mark.parametrize("record_type", PAGE_TYPES)
def test_each_type_lives_in_its_own_list_and_nowhere_else(record_type, home_page):
    model = PAGE_TYPES[record_type]

    places = [index.record_type for index in RecordIndexPage.objects.all()]
    assert [place for place in places if model.can_exist_under(list_of(place))] == [record_type]
    assert not model.can_exist_under(home_page)
    assert not model.can_exist_under(ToolFactory())


def test_what_all_types_share_is_no_page_of_its_own():
    assert not any(RecordPage.can_create_at(index) for index in RecordIndexPage.objects.all())


def test_a_record_is_not_moved_to_the_list_of_another_type(user):
    tool = ToolFactory()

    with pytest.raises(MovePagePermissionError):
        MovePageAction(tool, list_of("voice"), pos="last-child", user=user).execute()

    assert not tool.can_move_to(list_of("voice"))
    assert ToolPage.objects.get().get_parent().specific == list_of("tool")


def test_a_record_is_not_copied_to_the_list_of_another_type(user):
    with pytest.raises(CopyPagePermissionError):
        CopyPageAction(ToolFactory(), to=list_of("voice"), user=user).execute()

    assert ToolPage.objects.count() == 1


def test_a_record_is_not_made_in_the_list_of_another_type(user):
    page = ToolPage(title="Checklist", slug="checklist", summary="A list.")

    with pytest.raises(CreatePermissionError):
        CreatePageAction(page, parent=list_of("voice"), user=user).execute()

    assert not ToolPage.objects.exists()
