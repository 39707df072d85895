"""Metadata of pages as independent programs read it."""

import json
import warnings

import extruct
import rdflib
from bs4 import BeautifulSoup

#: What https://schema.org answers a program with, as far as we use it: that is a third party’s.
CONTEXT = {
    "@vocab": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    **{
        name: {"@type": "@id"}
        for name in ("url", "license", "item", "inDefinedTermSet", "urlTemplate")
    },
    **{name: {"@type": "Date"} for name in ("datePublished", "dateModified", "lastReviewed")},
}
SDO = rdflib.Namespace("http://schema.org/")


def extract(response):
    """What `extruct` finds in a page: JSON-LD as a list of nodes, Open Graph, Dublin Core."""
    address = f"http://testserver{response.request['PATH_INFO']}"
    found = extruct.extract(
        response.content, base_url=address, syntaxes=["json-ld", "opengraph", "dublincore"]
    )
    documents = found["json-ld"]
    found["nodes"] = [node for document in documents for node in document["@graph"]]
    return found


def node_of(found, *types):
    """The one node with any of some types."""
    (node,) = (node for node in found["nodes"] if {*as_list(node["@type"])} & {*types})
    return node


def as_list(value):
    return value if isinstance(value, list) else [value]


def parse(document):
    """A graph that `rdflib` makes of JSON-LD."""
    assert document["@context"] == "https://schema.org"
    local = {**document, "@context": CONTEXT}
    with warnings.catch_warnings():
        # Its own reader of JSON-LD uses a class that it warns of.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=json.dumps(local), format="json-ld")


def head_of(response):
    """A page’s tags as name or property and value, in their order."""
    page = BeautifulSoup(response.content, "lxml")
    tags = page.head.find_all("meta", content=True)
    return [(tag.get("name") or tag.get("property"), tag["content"]) for tag in tags]


def words_of(response):
    """What a reader sees of a page, with single spaces, whatever case it is in."""
    page = BeautifulSoup(response.content, "lxml")
    for hidden in page.find_all(["head", "script", "style", "template"]):
        hidden.decompose()
    return squeeze(page.get_text(" "))


def squeeze(text):
    """A text without spaces: markup inside a sentence makes some that a reader does not see."""
    return "".join(str(text).casefold().split())


def leaves(value, key=""):
    """Every string or number in JSON with the name that it has there."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key)
    else:
        yield key, value
