"""How tests read a feed: with an independent parser, and as XML."""

import feedparser
from lxml import etree

from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage

ATOM = "{http://www.w3.org/2005/Atom}"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def parse(response):
    """Return a feed, parsed."""
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def titles(response):
    """Return the titles of a feed's entries."""
    return [entry.title for entry in parse(response).entries]


def gone(response):
    """Return the identifiers that a feed says are gone."""
    root = etree.fromstring(response.content)
    return [element.get("ref").rpartition("/")[2] for element in root.iter(DELETED)]


def links(response):
    """Return where a feed leads, by relation."""
    return {link.rel: link.href for link in parse(response).feed.links}


def edit(page, **fields):
    """Publish a page anew."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in {"change_note": "Changed.", **fields}.items():
        setattr(page, name, value)
    page.save_revision().publish()


def put_in_state(page, state, **fields):
    """Give a page's record another state."""
    record = page.record
    record.state = state
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def make_site(organisation=None, **fields):
    """Publish a participating site, led by a body."""
    site = SitePage(title="Exampletown", region=Region.LONDON, system="A system", **fields)
    NetworkPage.objects.get().add_child(instance=site)
    if organisation:
        site.team.create(organisation=organisation, part="leads")
    site.save_revision().publish()
    return SitePage.objects.get(pk=site.pk)
