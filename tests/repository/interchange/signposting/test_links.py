"""How many links of which kind there are: the profile's own rules."""

from collections import Counter

from repository.interchange.signposting.header import LONGEST, render_header
from repository.interchange.signposting.links import (
    Link,
    Resource,
    Subject,
    list_document_links,
    list_file_links,
    list_page_links,
)
from repository.interchange.signposting.linkset import build_linkset

PAGE = "https://repository.example/tools/sheet/"
ID = "https://repository.example/id/to-12345678x"
FILE = Resource("https://repository.example/media/abc/sheet.pdf", "application/pdf")
DOCUMENT = Resource(f"{ID}/metadata.dc.xml", "application/xml", "https://example.org/dc")
LEAST = Subject(PAGE, ID, f"{ID}/linkset.json")
WHOLE = Subject(
    PAGE,
    f"{ID}/v/2",
    f"{ID}/linkset.json",
    (DOCUMENT, Resource(f"{ID}/cite.ris", "application/x-research-info-systems")),
    (FILE,),
    ("https://schema.org/AboutPage", "https://schema.org/LearningResource"),
    ("https://orcid.org/0000-0002-1825-0097",),
    "https://example.org/licence",
)


def count(links):
    return Counter(link.rel for link in links)


def test_a_page_has_one_permanent_address_and_no_more_than_one_licence():
    assert count(list_page_links(WHOLE)) == {
        "cite-as": 1,
        "type": 2,
        "author": 1,
        "license": 1,
        "describedby": 2,
        "item": 1,
        "linkset": 1,
    }


def test_what_is_not_known_is_not_linked_to():
    assert count(list_page_links(LEAST)) == {"cite-as": 1, "linkset": 1}


def test_a_file_and_a_document_lead_back_to_the_page():
    to_set = Link("linkset", f"{ID}/linkset.json", "application/linkset+json")
    assert list_file_links(WHOLE) == [Link("collection", PAGE, "text/html"), to_set]
    assert list_document_links(WHOLE) == [Link("describes", PAGE, "text/html"), to_set]


def test_a_header_says_type_and_profile():
    assert render_header([Link("describedby", DOCUMENT.address, "application/xml", "urn:x")]) == (
        f'<{DOCUMENT.address}>; rel="describedby"; type="application/xml"; profile="urn:x"'
    )


def test_a_header_holds_no_letter_that_a_header_may_not_hold():
    header = render_header([Link("item", 'https://repository.example/media/a/ücher">,.pdf')])
    assert header == ('<https://repository.example/media/a/%C3%BCcher%22%3E,.pdf>; rel="item"')


def test_many_links_are_left_to_the_set():
    files = [Link("item", f"{FILE.address}{number}") for number in range(100)]
    header = render_header([*list_page_links(WHOLE), *files])
    assert header == f'<{ID}/linkset.json>; rel="linkset"; type="application/linkset+json"'
    assert len(render_header(list_page_links(WHOLE))) < LONGEST / 2


def test_a_set_gives_every_link_with_what_it_starts_from():
    assert build_linkset(WHOLE) == {
        "linkset": [
            {
                "anchor": PAGE,
                "cite-as": [{"href": f"{ID}/v/2"}],
                "type": [
                    {"href": "https://schema.org/AboutPage"},
                    {"href": "https://schema.org/LearningResource"},
                ],
                "author": [{"href": "https://orcid.org/0000-0002-1825-0097"}],
                "license": [{"href": "https://example.org/licence"}],
                "describedby": [
                    {
                        "href": DOCUMENT.address,
                        "type": "application/xml",
                        "profile": "https://example.org/dc",
                    },
                    {"href": f"{ID}/cite.ris", "type": "application/x-research-info-systems"},
                ],
                "item": [{"href": FILE.address, "type": "application/pdf"}],
            },
            {"anchor": FILE.address, "collection": [{"href": PAGE, "type": "text/html"}]},
            {"anchor": DOCUMENT.address, "describes": [{"href": PAGE, "type": "text/html"}]},
            {"anchor": f"{ID}/cite.ris", "describes": [{"href": PAGE, "type": "text/html"}]},
        ]
    }
