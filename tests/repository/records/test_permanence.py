"""A citation of version 1 shows the same words whatever happens to the record afterwards."""

import jinja2
import pytest
from django.template import engines
from wagtail.contrib.redirects.models import Redirect

from home.models import RecordIndexPage
from repository.records import frozen
from repository.records.lifecycle import hash_content
from repository.records.models import CaseStudyPage, RecordVersion
from tests.browser import case_study
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.reading import main_words, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def area():
    return PriorityAreaFactory(name="Haemorrhage of old", slug="haemorrhage-of-old")


@pytest.fixture
def trust():
    return OrganisationFactory(name="Old Trust")


@pytest.fixture
def page(area, trust):
    return CaseStudyFactory(
        title="Weigh swabs",
        slug="weigh-swabs",
        **{**case_study.FIELDS, "priority_areas": [area]},
        organisations=[(trust, "led-by")],
        tags=["scales"],
    )


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def publish(page, **changes):
        page = CaseStudyPage.objects.get(pk=page.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return CaseStudyPage.objects.get(pk=page.pk)

    return publish


def body(client, page, number=1):
    """Return the words of a version, without what stands around them today."""
    response = client.get(f"/id/{page.record.pk}/v/{number}")
    assert response.status_code == 200
    return str(read(response).find("article", class_="mer-record"))


def test_version_1_is_the_same_after_all_that_happens_to_a_record(
    client, page, area, trust, publish, django_capture_on_commit_callbacks
):
    before = body(client, page)
    hash_before = page.record.versions.get().sha256

    for number in range(10):
        page = publish(
            page,
            summary=f"Edit {number}.",
            problem=f"<p>Edit {number}.</p>",
            change_note=f"Edit {number}.",
        )
    page = publish(page, slug="weigh-every-swab", change_note="A better address.")
    with django_capture_on_commit_callbacks(execute=True):
        area.name, area.slug = "Heavy bleeding of now", "heavy-bleeding-of-now"
        area.save()
        trust.successor = OrganisationFactory(name="Merged Trust")
        trust.name = "Old Trust, closed"
        trust.save()

    version = RecordVersion.objects.get(record=page.record, number=1)
    assert version.sha256 == hash_before == hash_content(version.content)
    assert body(client, page) == before
    assert "Haemorrhage of old" in before
    assert "Old Trust" in before
    assert "It has been replaced" in main_words(client.get(f"/id/{page.record.pk}/v/1"))


def test_a_version_is_shown_in_the_form_of_its_day_whatever_the_template_says_today(
    client, page, monkeypatch
):
    before = body(client, page)
    environment = engines["jinja2"].env
    changed = jinja2.DictLoader(
        {"records/_body.html": "<article class='mer-record'>Another form.</article>"}
    )
    monkeypatch.setattr(environment, "loader", jinja2.ChoiceLoader([changed, environment.loader]))
    environment.cache.clear()

    try:
        assert body(client, page) == before
    finally:
        environment.cache.clear()


def test_a_version_keeps_the_labels_of_its_day(client, page, monkeypatch):
    before = body(client, page)

    def refuse(_content):
        raise AssertionError("A version was set anew")

    monkeypatch.setattr(frozen, "render_frozen", refuse)

    assert body(client, page) == before
    assert "Sustained" in before


# Addresses


def test_the_old_address_of_a_record_leads_to_its_new_one(client, page, publish):
    old = page.get_url()

    page = publish(page, slug="weigh-every-swab", change_note="A better address.")

    response = client.get(old, follow=True)
    assert response.redirect_chain == [("/case-studies/weigh-every-swab/", 301)]
    assert "Weigh swabs" in main_words(response)


def test_every_old_address_leads_to_the_newest_in_one_step(client, page, publish):
    for slug in ("second", "third", "fourth"):
        page = publish(page, slug=slug, change_note=f"Now {slug}.")

    for slug in ("weigh-swabs", "second", "third"):
        response = client.get(f"/case-studies/{slug}/", follow=True)
        assert response.redirect_chain == [("/case-studies/fourth/", 301)]


def test_an_address_that_is_taken_up_again_is_the_pages_own(client, page, publish):
    publish(page, slug="second", change_note="Away.")
    page = publish(page, slug="weigh-swabs", change_note="And back.")

    assert client.get("/case-studies/weigh-swabs/").status_code == 200
    assert client.get("/case-studies/second/", follow=True).redirect_chain == [
        ("/case-studies/weigh-swabs/", 301)
    ]


def test_a_moved_record_leaves_a_redirect(client, page):
    old = page.get_url()

    page.move(RecordIndexPage.objects.get(record_type="tool"), "last-child")

    assert client.get(old, follow=True).redirect_chain == [("/tools/weigh-swabs/", 301)]


def test_the_records_of_a_renamed_list_leave_redirects(
    client, page, django_capture_on_commit_callbacks
):
    index = RecordIndexPage.objects.get(record_type="case-study")
    index.slug = "stories-of-change"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()

    response = client.get("/case-studies/weigh-swabs/", follow=True)

    assert response.redirect_chain == [("/stories-of-change/weigh-swabs/", 301)]
    assert client.get(f"/id/{page.record.pk}", follow=True).status_code == 200


def test_an_edit_that_keeps_the_address_makes_no_redirect(page, publish):
    publish(page, problem="<p>Other words.</p>", change_note="Other words.")

    assert not Redirect.objects.filter(redirect_page=page).exists()


def test_the_permanent_address_never_changes(client, page, publish):
    identifier = page.record.pk

    publish(page, slug="weigh-every-swab", change_note="A better address.")

    assert client.get(f"/id/{identifier}").headers["Location"] == "/case-studies/weigh-every-swab/"
