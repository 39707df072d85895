"""The report of translations that their originals have left behind."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/translations/"
BOX = {"translator": "Sana Example", "checked_by": "Omar Example", "language": "ur"}


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


@pytest.fixture
def stale():
    """A translation of a story that has changed since."""
    original = PersonalVoiceFactory(title="Nobody came", consent={"translation": True})
    page = PersonalVoiceFactory(title="کوئی نہیں آیا", consent=None, translation_of=original, **BOX)
    original.change_note = "Made the ending clearer."
    original.save_revision().publish()
    return page


def rows(client):
    response = client.get(REPORT)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "lxml")
    return soup.select("main table tbody tr")


def test_a_stale_translation_is_listed_with_what_changed(editor, stale):
    (row,) = rows(editor)

    said = " ".join(row.get_text(" ").split())
    # A story has no title in lists.
    assert said.startswith(f"Personal story {stale.record.pk} ")
    assert " Urdu Sana Example 1 2 " in said
    assert row.find("a", string="Show the changes")["href"] == (
        f"/id/{stale.translation_of.record.pk}/versions?from=1&to=2#differences"
    )
    assert f"/admin/pages/{stale.pk}/edit/" in {link["href"] for link in row.find_all("a")}


def test_one_that_follows_its_original_is_not(editor, stale):
    stale.source_version, stale.change_note = 2, "Follows the original."
    stale.save_revision().publish()

    assert rows(editor) == []


def test_neither_are_originals_nor_fresh_translations(editor):
    VoiceFactory(translation_of=VoiceFactory(), **BOX)

    assert rows(editor) == []


@pytest.mark.usefixtures("stale")
def test_other_peoples_translations_are_left_out(client):
    client.force_login(UserFactory(roles=["Contributor"]))

    assert rows(client) == []


def test_the_menu_leads_to_it(editor):
    assert REPORT in editor.get("/admin/").content.decode()
