"""Addresses in content, whole wherever it is read."""

from repository.interchange.absolute import with_whole_addresses

SITE = "https://repository.example"


def test_addresses_of_this_site_are_completed_wherever_they_stand():
    content = {
        "url": "/tools/x/",
        "poster_url": "/media/x",
        "sections": [{"value": [{"url": "/media/y", "title": "/not/an/address"}]}],
    }

    assert with_whole_addresses(content, SITE) == {
        "url": f"{SITE}/tools/x/",
        "poster_url": f"{SITE}/media/x",
        "sections": [{"value": [{"url": f"{SITE}/media/y", "title": "/not/an/address"}]}],
    }


def test_addresses_in_html_are_completed_and_others_are_left():
    others = '<a href="https://b.example/">b</a> <a href="//c.example">c</a></p>'
    text = f'<p><a href="/a">a</a> {others}'

    whole = with_whole_addresses({"value": text}, SITE)

    assert whole["value"] == f'<p><a href="{SITE}/a">a</a> {others}'


def test_what_is_no_address_stays():
    content = {"url": "", "year": 2025, "none": None, "words": 'say href="/x" aloud', "yes": True}

    assert with_whole_addresses(content, SITE) == content
