"""A file in a private collection is for those alone whom the collection admits."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories.document import DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def fetch(client, url):
    """Return the status of a whole download: what was opened is closed again."""
    response = client.get(url)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


@pytest.fixture
def document():
    """A file that a live page offers to everybody."""
    root = Collection.get_first_root_node()
    outer = root.add_child(instance=Collection(name="Outer"))
    document = DocumentFactory(collection=outer.add_child(instance=Collection(name="Inner")))
    value = {"title": "Checklist", "document": document, "url": ""}
    ToolFactory(downloads=[("download", value)])
    return document


def restrict(document, kind, *, above=False, groups=()):
    collection = document.collection.get_parent() if above else document.collection
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="x"
    )
    restriction.groups.set(groups)


def test_a_file_in_an_open_collection_is_sent(client, document):
    assert fetch(client, document.url) == 200


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_readers_get_no_file_of_a_private_collection_though_a_page_uses_it(
    client, document, kind, above
):
    restrict(document, kind, above=above)

    assert fetch(client, document.url) == 404


def test_who_is_signed_in_gets_a_file_that_is_for_those_who_are(client, document):
    restrict(document, "login")
    client.force_login(UserFactory())

    assert fetch(client, document.url) == 200


def test_a_file_for_a_group_is_for_its_members(client, document):
    members = Group.objects.create(name="Board")
    restrict(document, "groups", groups=[members])
    member, other = UserFactory(), UserFactory(roles=["Contributor"])
    member.groups.add(members)

    client.force_login(member)
    assert fetch(client, document.url) == 200
    client.force_login(other)
    assert fetch(client, document.url) == 404


def test_whoever_looks_after_the_file_sees_it(client, document):
    restrict(document, "groups")
    client.force_login(UserFactory(roles=["Editor"]))

    assert fetch(client, document.url) == 200


def test_nobody_gets_such_a_file_by_putting_it_on_a_page_of_their_own(client, document):
    restrict(document, "groups")
    user = UserFactory(roles=["Contributor"])
    value = {"title": "Mine", "document": document, "url": ""}
    ToolFactory(downloads=[("download", value)], published=False, owner=user)
    client.force_login(user)

    assert fetch(client, document.url) == 404


def test_a_picture_of_a_private_collection_is_not_offered_to_choose(client):
    root = Collection.get_first_root_node()
    image = ImageFactory(collection=root.add_child(instance=Collection(name="Private")))
    restrict(image, "groups")
    client.force_login(UserFactory(roles=["Contributor"]))

    assert fetch(client, image.get_rendition("max-165x165").url) == 404
