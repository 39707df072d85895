"""What we may not ship, and that our plain markup is the design system's."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

TEMPLATES = Path(settings.BASE_DIR) / "templates"
BUILT = Path(settings.BASE_DIR) / "static" / "build"
SOURCES = sorted(TEMPLATES.rglob("*.html"))

FORBIDDEN = {
    "the NHS asset host": r"assets\.nhs\.uk",
    "the NHS font": r"frutiger",
    "a copyright that is not ours": r"(©|&copy;|crown copyright)[^<]*|nhs england[^<]*copyright",
    "the NHS logo": r"nhs(uk)?-(header__)?logo|nhs-lozenge|nhsuk-icon--logo",
    "a search of the NHS website": r"action=[\"']?https?://(www\.)?nhs\.uk",
}
INLINE = {
    "an inline style": r"\sstyle\s*=|<style",
    # JSON-LD is data: no browser runs it.
    "an inline script": r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\")",
    "an event handler": r"<[^>]*\son[a-z]+\s*=",
}
MACROS = {
    name: f'{{% from "nhsuk/components/{folder}/macro.jinja" import {name} %}}'
    for name, folder in (
        ("breadcrumb", "breadcrumb"),
        ("checkboxes", "checkboxes"),
        ("pagination", "pagination"),
        ("skipLink", "skip-link"),
        ("tag", "tag"),
    )
}


def skeleton(element):
    """Return an element's name, design-system classes, telling attributes and children."""
    classes = sorted(name for name in element.get("class", []) if name.startswith("nhsuk-"))
    telling = ("id", "for", "name", "value", "type", "href", "rel", "aria-label", "aria-current")
    attributes = {name: element[name] for name in telling if element.has_attr(name)}
    attributes["checked"] = element.has_attr("checked")
    children = [skeleton(child) for child in element.find_all(recursive=False)]
    return element.name, classes, attributes, " ".join(element.get_text().split()), children


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_template_compiles(path):
    engines["jinja2"].env.get_template(str(path.relative_to(TEMPLATES)))


def test_no_template_switches_escaping_off_half_way():
    # Macros are shared by threads: each would switch it for all others, and back too early.
    assert [path.name for path in SOURCES if "autoescape" in path.read_text()] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_names(what):
    found = [
        path.name for path in SOURCES if re.search(FORBIDDEN[what], path.read_text(), re.IGNORECASE)
    ]

    assert found == []


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    found = [path.name for path in SOURCES if re.search(INLINE[what], path.read_text())]

    assert found == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_built_file_names(what):
    built = [*BUILT.glob("*.css"), *BUILT.glob("*.js")]

    assert built, "Nothing is built: run `make build`"
    assert not [
        path.name for path in built if re.search(FORBIDDEN[what], path.read_text(), re.IGNORECASE)
    ]


def test_the_stylesheet_asks_for_nothing_from_elsewhere():
    addresses = re.findall(r"url\(\"?([^)\"]+)", (BUILT / "main.css").read_text())

    assert addresses
    assert not [address for address in addresses if "//" in address]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/style-guide/", "/search/", "/report-a-concern/"])
def test_no_page_names_what_is_not_ours(client, address):
    page = client.get(address).content.decode()

    assert not [what for what, pattern in FORBIDDEN.items() if re.search(pattern, page.lower())]
    assert not [what for what, pattern in INLINE.items() if re.search(pattern, page)]


def test_facet_checkboxes_have_the_macros_dom(render):
    values = [("a", "Listening", None, True), ("b", "Care bundles", None, False)]
    facet = {"key": "theme", "label": "Theme", "values": values, "selected_count": 1}

    ours = render(
        '{% from "components/facet.html" import facet %}{{ facet(data) }}', data=facet
    ).select_one(".nhsuk-form-group")
    theirs = render(
        MACROS["checkboxes"] + "{{ checkboxes(data) }}",
        data={
            "name": "theme",
            "small": True,
            "fieldset": {"legend": {"text": "Theme", "classes": "nhsuk-u-visually-hidden"}},
            "items": [
                {"value": value, "text": label, "checked": selected}
                for value, label, _, selected in values
            ],
        },
    ).select_one(".nhsuk-form-group")

    assert skeleton(ours) == skeleton(theirs)


def test_pagination_has_the_macros_dom(render):
    links = [
        {"number": 1, "href": "?page=1", "current": False},
        {"number": None},
        {"number": 7, "href": "?page=7", "current": True},
        {"number": 8, "href": "?page=8", "current": False},
    ]

    ours = render(
        '{% from "components/pagination.html" import pagination %}'
        '{{ pagination(links, "?page=6", "?page=8") }}',
        links=links,
    ).nav
    theirs = render(
        MACROS["pagination"] + "{{ pagination(data) }}",
        data={
            "ariaLabel": "Pages of results",
            "previous": {"href": "?page=6"},
            "next": {"href": "?page=8"},
            "items": [link if link["number"] else {"ellipsis": True} for link in links],
        },
    ).nav

    assert skeleton(ours) == skeleton(theirs)


@pytest.mark.parametrize("colour", ["", "purple", "aqua-green"])
def test_a_tag_has_the_macros_dom(render, colour):
    ours = render(
        '{% from "components/tag.html" import tag %}{{ tag("Voice", colour) }}', colour=colour
    ).strong
    theirs = render(
        MACROS["tag"] + "{{ tag(data) }}", data={"text": "Voice", "colour": colour}
    ).strong

    assert skeleton(ours) == skeleton(theirs)


def test_breadcrumbs_have_the_macros_dom(render):
    pages = [{"text": "Home", "href": "/"}, {"text": "Case studies", "href": "/case-studies/"}]

    ours = render('{% include "components/breadcrumbs.html" %}', above=pages).nav
    theirs = render(MACROS["breadcrumb"] + "{{ breadcrumb(data) }}", data={"items": pages}).nav

    assert skeleton(ours) == skeleton(theirs)


@pytest.mark.django_db
def test_the_skip_link_has_the_macros_dom(render):
    ours = render('{% extends "base.html" %}').select_one(".nhsuk-skip-link")
    theirs = render(MACROS["skipLink"] + "{{ skipLink({}) }}").a

    assert skeleton(ours) == skeleton(theirs)
    assert ours["data-module"] == theirs["data-module"]
