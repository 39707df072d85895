"""Who answers."""

import pytest
import time_machine
from wagtail.models import Site

from repository.interchange.models import SetMembership
from repository.interchange.oai.dates import parse_moment
from repository.publisher.models import PublisherSettings
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def set_contact(email):
    publisher = PublisherSettings.for_site(Site.objects.get())
    publisher.contact_email = email
    publisher.save()


def test_it_says_what_the_protocol_asks_for(ask, domain):
    set_contact("desk@repository.example")
    answer = ask("Identify")

    (element,) = answer.find("oai:Identify")
    told = {child.tag.rpartition("}")[2]: child.text for child in element}
    assert told == told | {
        "repositoryName": Site.objects.get().site_name,
        "baseURL": "http://testserver/oai/",
        "protocolVersion": "2.0",
        "adminEmail": "desk@repository.example",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "compression": "gzip",
    }
    assert answer.texts("identifier:scheme") == ["oai"]
    assert answer.texts("identifier:repositoryIdentifier") == [domain]
    assert answer.asked == {"verb": "Identify"}


def test_what_it_says_of_compression_is_so(client):
    response = client.get("/oai/?verb=Identify", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("email", ["", "desk@localhost", '"a b"@repository.example'])
def test_without_a_mailbox_that_can_be_told_it_says_so(ask, email):
    set_contact(email)

    assert ask("Identify").texts("oai:adminEmail") == ["not-yet-set@demonstration.invalid"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.example", "a_b.example", ""])
def test_a_site_without_a_domain_takes_nobodys(ask, domain, host):  # noqa: ARG001 - set before
    Site.objects.update(hostname=host)
    Site.objects.get().save()

    answer = ask("Identify")

    assert answer.texts("identifier:repositoryIdentifier") == ["demonstration.invalid"]


def test_the_domain_stays_whichever_address_is_asked(client, domain, settings):
    settings.ALLOWED_HOSTS = ["other.example"]

    content = client.get("/oai/?verb=Identify", headers={"host": "other.example"}).content

    assert f"<repositoryIdentifier>{domain}<".encode() in content
    assert b"<baseURL>http://other.example/oai/<" in content


def test_the_sample_is_an_identifier_that_can_be_asked_for(ask):
    CaseStudyFactory()
    (sample,) = ask("Identify").texts("identifier:sampleIdentifier")

    assert ask("GetRecord", identifier=sample, metadataPrefix="oai_dc").errors == []


def test_nothing_moved_before_the_earliest_datestamp(ask):
    pages = [CaseStudyFactory() for _ in range(3)]
    pages[0].unpublish()
    (earliest,) = ask("Identify").texts("oai:earliestDatestamp")

    assert parse_moment(earliest) <= pages[1].record.datestamp
    assert set(ask("ListIdentifiers", metadataPrefix="oai_dc", from_=earliest).headers) == {
        page.record.pk for page in pages
    }


def test_while_there_is_nothing_nothing_is_older_than_now(ask):
    SetMembership.objects.all().delete()

    with time_machine.travel("2026-11-27T12:00:00Z", tick=False):
        assert ask("Identify").texts("oai:earliestDatestamp") == ["2026-11-27T12:00:00Z"]


def test_a_name_has_no_characters_that_xml_has_no_place_for(ask):
    Site.objects.update(site_name="Bell\x07 & <Sons>")
    Site.objects.get().save()

    assert ask("Identify").texts("oai:repositoryName") == ["Bell & <Sons>"]
