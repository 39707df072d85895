"""The client of the people who wrote the profile finds its way about a running site."""

import pytest
import requests
from signposting.htmllinks import find_signposting_html
from signposting.linkset import find_signposting_linkset
from signposting.resolver import find_signposting_http

from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
RECORDS = ("rich", "tool", "recommendation", "superseded", "retracted", "redacted")
STORIES = ("story", "translation", "audio", "video")
STARTERS = (
    "/case-studies/obs-cymru/",
    "/policy-recommendations/nice-ng3/",
    "/tools/driver-diagram-equity/",
    "/voices/fivexmore-2025/",
)
NAMES = (*RECORDS, *STORIES, *STARTERS)


def addresses_of(site, name):
    """Return the page, and where its set of links is."""
    if name in STARTERS:
        linkset = find_signposting_http(site.url + name).linksets
        (address,) = {str(link.target) for link in linkset}
        return site.url + name, address
    known = site.pages[name]
    return site.url + known.url, f"{site.url}/id/{known.id}/linkset.json"


def told(signposts):
    """Return links without what only one way of writing them has."""
    return {(str(link.rel), str(link.target), str(link.type or "")) for link in signposts}


@pytest.mark.parametrize("name", NAMES)
def test_every_record_says_what_the_profile_asks_for(site, name):
    page, _linkset = addresses_of(site, name)
    found = find_signposting_http(page)

    assert str(found.citeAs.target).startswith(f"{site.url}/id/")
    assert "/v/" in str(found.citeAs.target)
    assert len(found.describedBy) >= 3
    assert all(link.type for link in (*found.describedBy, *found.items))
    assert "https://schema.org/AboutPage" in {str(link.target) for link in found.types}
    assert len(found.types) == 2
    assert len(found.linksets) == 1


@pytest.mark.parametrize("name", NAMES)
def test_header_head_and_set_say_the_same(site, name):
    page, linkset = addresses_of(site, name)
    header = find_signposting_http(page)

    assert told(find_signposting_html(page)) == told(header)
    told_by_set = told(find_signposting_linkset(linkset).for_context(page))
    assert told_by_set == {link for link in told(header) if link[0] != "linkset"}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_is_followed_and_leads_back(site, name):
    page, linkset = addresses_of(site, name)
    found = find_signposting_http(page)

    for link in found.describedBy:
        response = requests.head(link.target, timeout=10)
        back = find_signposting_http(link.target)
        assert response.headers["Content-Type"].partition(";")[0] == str(link.type)
        assert [str(each.target) for each in back.describes] == [page]
        assert [str(each.target) for each in back.linksets] == [linkset]
    for link in found.items:
        back = find_signposting_http(link.target)
        assert str(back.collection.target) == page


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_is_cited_by_says_the_same_of_itself(site, name):
    page, _linkset = addresses_of(site, name)
    permanent = str(find_signposting_http(page).citeAs.target)
    version = find_signposting_http(permanent)

    assert str(version.citeAs.target) == permanent
    assert [str(link.target) for link in version.linksets] == [f"{permanent}/linkset.json"]
    for link in version.describedBy:
        back = find_signposting_http(link.target)
        assert [str(each.target) for each in back.describes] == [permanent]


def test_the_files_of_a_record_are_found(site):
    found = find_signposting_http(site.url + site.pages["tool"].url)
    assert [str(link.type) for link in found.items] == ["application/pdf"]


@pytest.mark.parametrize("name", STORIES)
def test_no_file_of_a_story_is_found(site, name):
    page, linkset = addresses_of(site, name)
    assert not find_signposting_http(page).items
    assert "/media/" not in requests.get(linkset, timeout=10).text
    assert requests.head(page, timeout=10).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["removed", "consent_ended"])
def test_what_is_gone_leads_nowhere(site, name):
    identifier = site.pages[name].id
    for ending in ("", "/linkset.json", "/v/1", "/metadata.jsonld", "/cite.ris"):
        response = requests.head(f"{site.url}/id/{identifier}{ending}", timeout=10)
        assert response.status_code == 410
        assert "Link" not in response.headers


def test_an_author_with_an_orcid_is_found(site):
    found = find_signposting_http(site.url + site.pages["rich"].url)
    assert [str(link.target) for link in found.authors] == ["https://orcid.org/0000-0002-1825-0097"]
