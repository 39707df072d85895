"""The page on what can be fetched, as a reader who needs data sees it."""

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, main_words, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_all_that_the_page_offers_can_be_fetched(client):
    PriorityAreaFactory()
    site = SitePage(title="Exampletown", region=Region.LONDON, system="A system")
    NetworkPage.objects.get().add_child(instance=site)
    site.save_revision().publish()
    CaseStudyFactory()

    offered = set(links(read(client.get("/data/")).main).values())

    own = {address for address in offered if address.startswith("/")}
    assert own >= {
        "/data/records.jsonl.gz",
        "/data/records.csv",
        "/data/records.csv-metadata.json",
        "/data/adoptions.csv",
        "/data/adoptions.csv-metadata.json",
        "/feeds/",
        "/feeds/type/voice/",
        "/feeds/area/haemorrhage/",
        "/feeds/site/exampletown/",
        "/vocabulary/",
        "/vocabulary.ttl",
    }
    for address in own:
        assert client.head(address).status_code == 200, address


def test_it_says_how_much_there_is_of_which_day_and_under_which_licence(client):
    page = CaseStudyFactory()

    words = main_words(client.get("/data/"))

    page.record.refresh_from_db()
    day = timezone.localdate(page.record.datestamp)
    assert f"1 record, last changed on {day.day} {day:%B %Y}" in words
    assert "Open Government Licence v3.0" in words


def test_only_what_is_in_the_files_is_counted(client):
    CaseStudyFactory(published=False)
    PageViewRestriction.objects.create(page=CaseStudyFactory(), restriction_type="login")
    CaseStudyFactory().unpublish()
    PersonalVoiceFactory(consent={"site": True})
    nothing = main_words(client.get("/data/"))
    VoiceFactory()
    PersonalVoiceFactory(consent={"reuse": True})
    CaseStudyFactory()

    assert "0 records" in nothing
    assert "3 records" in main_words(client.get("/data/"))


def test_every_page_leads_there(client):
    assert links(read(client.get("/vocabulary/")).footer)["Data and feeds"] == "/data/"


def test_it_is_not_a_place_to_write_to(client):
    assert client.post("/data/").status_code == 405
