from datetime import date

import pytest
from django.core.exceptions import ValidationError

from repository.network.choices import Region
from repository.network.models import (
    LearningSessionPage,
    NetworkPage,
    SitePage,
    SiteTeamMember,
)
from tests.factories.document import MP4, VTT, DocumentFactory
from tests.factories.organisation import OrganisationFactory
from tests.reading import main_words, read, words

pytestmark = pytest.mark.django_db


def publish_below_network(page):
    NetworkPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def make_site(**fields):
    page = SitePage(
        title="Exampletown",
        slug="exampletown",
        region=Region.NORTH_WEST,
        system="Example ICS",
        live=False,
        **fields,
    )
    page.team = [
        SiteTeamMember(
            organisation=OrganisationFactory(name="Example Hospital", ods_code="RQ3"), part="leads"
        ),
        SiteTeamMember(organisation=OrganisationFactory(name="Other Hospital"), part="context"),
    ]
    return publish_below_network(page)


def session(**fields):
    return LearningSessionPage(
        title="Listening to families",
        slug="listening",
        kind="learning",
        date=date(2026, 3, 4),
        introduction="<p>How to listen.</p>",
        live=False,
        **fields,
    )


def recording(**files):
    return {
        name: DocumentFactory(file__filename=filename, file__data=data)
        for name, (filename, data) in files.items()
    }


def test_a_site_without_a_plan_says_so_and_shows_none(client):
    site = make_site(objectives=[("objective", {"objective": "Invented", "detail": ""})])

    said = main_words(client.get(site.get_url()))

    assert "This site has not published its plan" in said
    assert "Invented" not in said


def test_a_published_plan_shows_objectives_measures_and_the_equity_lens(client):
    site = make_site(
        plan_published=True,
        objectives=[("objective", {"objective": "Fewer late escalations", "detail": ""})],
        key_measures=[("measure", {"name": "Time to review", "target": "30 minutes"})],
        equity_lens="<p>By ethnic group.</p>",
        progress="<p>Half way.</p>",
    )

    said = main_words(client.get(site.get_url()))

    for shown in ("Fewer late escalations", "Time to review", "30 minutes", "By ethnic group."):
        assert shown in said
    assert "has not published" not in said


def test_a_site_names_its_team_with_codes_and_marks_who_was_not_named(client):
    said = main_words(client.get(make_site().get_url()))

    assert "Example Hospital" in said
    assert "ODS code RQ3" in said
    assert "Other Hospital, nearby, not named" in said


def test_the_network_lists_its_sites_and_sessions(client):
    make_site()
    publish_below_network(session())

    page = read(client.get(NetworkPage.objects.get().get_url()))

    assert page.main.find("a", string=lambda text: text and "Exampletown" in text)
    assert page.main.find("a", string="Listening to families")
    assert "4 March 2026" in words(page.main)


def test_a_recording_needs_captions():
    page = session(**recording(recording=("talk.mp4", MP4)))

    with pytest.raises(ValidationError, match="needs captions") as refused:
        page.clean()

    assert list(refused.value.message_dict) == ["captions"]


def test_a_recording_with_captions_is_shown_with_them(client):
    files = recording(recording=("talk.mp4", MP4), captions=("talk.vtt", VTT))
    page = session(**files)
    page.clean()

    shown = read(client.get(publish_below_network(page).get_url()))

    assert shown.find("track", kind="captions")["src"] == files["captions"].url


def test_a_session_without_a_recording_needs_no_captions(client):
    page = session()
    page.clean()

    assert "How to listen." in main_words(client.get(publish_below_network(page).get_url()))
