import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import RecordIndexPage
from repository.records.choices import Reason, State
from repository.records.frozen import sanitise
from repository.records.identifiers import is_identifier
from repository.records.lifecycle import hash_content
from repository.records.models import CaseStudyPage, Record, RecordVersion
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import main_words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FACTORIES = [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory]


def republish(page, **changes):
    for name, value in {"change_note": f"Changed {len(changes)}.", **changes}.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_first_publication_mints_an_identifier_and_freezes_version_1(factory):
    page = factory()

    record = Record.objects.get(page=page)
    assert is_identifier(record.pk)
    assert record.type == page.record_type
    assert record.state == State.CURRENT
    assert record.first_published is not None
    assert [version.number for version in record.versions.all()] == [1]


def test_a_draft_has_no_identifier_of_its_own():
    page = CaseStudyFactory(published=False)

    assert not Record.objects.filter(page=page).exists()


def test_a_change_of_address_keeps_the_identifier(client):
    page = CaseStudyFactory()
    identifier = page.record.pk

    page = republish(page, slug="a-better-address")

    assert page.record.pk == identifier
    assert client.get(f"/id/{identifier}").headers["Location"].endswith("/a-better-address/")


def test_a_move_keeps_the_identifier(client):
    page = CaseStudyFactory()
    identifier = page.record.pk

    page.move(RecordIndexPage.objects.get(record_type="tool"), "last-child")

    page = CaseStudyPage.objects.get(pk=page.pk)
    assert page.record.pk == identifier
    assert client.get(f"/id/{identifier}").headers["Location"] == page.get_url()
    assert page.get_url().startswith("/tools/")


def test_unpublishing_and_publishing_again_keeps_the_identifier(client):
    page = CaseStudyFactory()
    identifier = page.record.pk
    first_published = page.record.first_published

    page.unpublish()
    assert client.get(f"/id/{identifier}").status_code == 410
    page = republish(CaseStudyPage.objects.get(pk=page.pk))

    record = Record.objects.get(pk=identifier)
    assert record.page_id == page.pk
    assert (record.state, record.first_published) == (State.CURRENT, first_published)
    assert client.get(f"/id/{identifier}").status_code == 302


def test_a_copy_of_a_page_is_another_record():
    page = CaseStudyFactory()

    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    copy.save_revision().publish()

    assert Record.objects.get(page=copy.pk).pk != page.record.pk
    assert Record.objects.get(page=page.pk).pk == page.record.pk


def test_the_second_publication_freezes_version_2_with_its_change_note():
    page = CaseStudyFactory(title="First title")

    page = republish(page, title="Second title", change_note="Named it better.")

    first, second = page.record.versions.order_by("number")
    assert (first.title, second.title) == ("First title", "Second title")
    assert (second.number, second.change_note) == (2, "Named it better.")
    assert "First title" in first.html


def test_a_minor_correction_freezes_no_version():
    page = CaseStudyFactory()

    page = republish(page, summary="What was done.", minor_correction=True)

    assert page.record.versions.count() == 1


def test_the_first_publication_is_frozen_even_when_called_a_minor_correction():
    page = CaseStudyFactory(minor_correction=True)

    assert page.record.versions.count() == 1


def test_a_version_keeps_the_names_that_stood_then():
    area = PriorityAreaFactory(name="Haemorrhage")
    trust = OrganisationFactory(name="Old Trust")
    page = CaseStudyFactory(priority_areas=[area], organisations=[(trust, "led-by")])

    area.name = "Heavy bleeding"
    area.save()
    trust.name = "New Trust"
    trust.save()

    version = page.record.versions.get()
    assert version.content["priority_areas"][0]["label"] == "Haemorrhage"
    assert version.content["organisations"][0]["label"] == "Old Trust"
    assert "Old Trust" in version.html
    assert "New Trust" not in version.html


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_hash_of_a_version_is_that_of_its_canonical_json(factory):
    version = factory().record.versions.get()

    assert version.sha256 == hash_content(RecordVersion.objects.get(pk=version.pk).content)
    assert len(version.sha256) == 64


def test_the_canonical_json_is_sorted_compact_utf_8():
    # printf '{"a":["é"],"b":1}' | sha256sum
    expected = "cde3c54c1d323a37b399fbf0246d2a68a66d3f4c8b57844aaab17ee6cddfdc07"

    assert hash_content({"b": 1, "a": ["é"]}) == expected


@pytest.mark.parametrize(
    "wicked",
    [
        "<p>Words<script>alert(1)</script></p>",
        '<p onclick="alert(1)">Words</p>',
        '<p><a href="javascript:alert(1)">Words</a></p>',
        '<p style="position:fixed">Words</p>',
        '<p>Words<iframe src="https://example.org"></iframe></p>',
        '<p>Words<form action="https://example.org"><input></form></p>',
    ],
)
def test_a_frozen_version_holds_nothing_that_could_run(wicked):
    frozen = CaseStudyFactory(problem=wicked).record.versions.get().html

    assert "Words" in frozen
    for forbidden in (
        'alert(1)"',
        "<script",
        "onclick",
        "javascript:",
        "style=",
        "<iframe",
        "<form",
    ):
        assert forbidden not in frozen


def test_sanitising_keeps_what_a_reader_needs():
    html = (
        '<section aria-labelledby="s1"><h2 id="s1">Aim</h2><table><tr><th scope="col">A</th></tr>'
        "</table></section>"
    )

    assert sanitise(html).replace("<tbody>", "").replace("</tbody>", "") == html


def test_deleting_a_page_leaves_a_tombstone_and_its_versions(client):
    page = CaseStudyFactory(title="Weighing swabs")
    identifier = page.record.pk

    page.delete()

    response = client.get(f"/id/{identifier}")
    assert response.status_code == 410
    assert identifier in main_words(response)
    assert "Weighing swabs" not in response.content.decode()
    assert RecordVersion.objects.filter(record=identifier).count() == 1


def test_deleting_a_draft_leaves_nothing():
    page = CaseStudyFactory(published=False)

    page.delete()

    assert not Record.objects.exists()


def test_deleting_the_list_above_leaves_a_tombstone_too(client):
    identifier = CaseStudyFactory().record.pk

    RecordIndexPage.objects.get(record_type="case-study").delete()

    assert client.get(f"/id/{identifier}").status_code == 410


def test_an_identifier_is_not_given_again_after_its_page_is_gone(monkeypatch):
    page = ToolFactory()
    taken = page.record.pk
    page.delete()
    offered = iter([taken, "to-00000000bh"])
    monkeypatch.setattr("repository.records.lifecycle.mint", lambda _type: next(offered))

    assert ToolFactory().record.pk == "to-00000000bh"


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.RETRACTED])
def test_a_superseded_or_retracted_record_stays_readable_and_says_so(client, state):
    page = ToolFactory(title="Old checklist")
    newer = ToolFactory(title="New checklist")
    page.record.state = state
    page.record.state_reason = "The limits were wrong."
    page.record.replacement = newer.record
    page.record.save()

    response = client.get(page.get_url())

    assert response.status_code == 200
    said = main_words(response)
    assert state.label.lower() in said
    assert "New checklist" in said
    assert "The limits were wrong." in said
    assert ("noindex" in response.content.decode()) == (state == State.RETRACTED)


def test_a_removed_record_takes_its_page_down_and_says_why(client):
    page = ToolFactory(title="Withdrawn checklist")
    record = page.record
    record.state, record.reason_category = State.REMOVED, Reason.LEGAL
    record.state_reason = "Dr Example asked us to."
    record.save()

    response = client.get(f"/id/{record.pk}")
    assert response.status_code == 410
    said = main_words(response)
    assert "A legal reason, such as copyright or a court order" in said
    assert "Dr Example" not in said
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get(page.get_url()).status_code in {404, 410}


def test_a_new_state_is_dated_and_moves_the_datestamp():
    record = ToolFactory().record
    before = record.datestamp

    record.state = State.RETRACTED
    record.save()

    record.refresh_from_db()
    assert record.state_date is not None
    assert record.datestamp > before


def test_reading_a_record_writes_nothing(client):
    url = CaseStudyFactory().get_url()

    with CaptureQueriesContext(connection) as queries:
        client.get(url)

    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_a_persons_story_has_its_identifier_as_address_from_the_first_save_on():
    page = PersonalVoiceFactory(title="My story of loss", published=False)

    assert page.slug == page.record.pk
    assert page.get_url().endswith(f"/voices/{page.record.pk}/")
    assert Page.objects.get(pk=page.pk).slug == page.slug


def test_a_persons_story_keeps_its_words_out_of_the_names_that_logs_keep():
    page = PersonalVoiceFactory(title="My story of loss")

    assert page.get_admin_display_title() == f"Personal story {page.record.pk}"
