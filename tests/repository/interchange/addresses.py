"""Every public address, as the address table gives it: what is added there is tried unasked."""

import itertools
import re

from django.urls import get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern, URLPattern
from django.utils.regex_helper import normalize

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_EXTENSIONS = (
    "bib",
    "csl.json",
    "csv",
    "datacite.json",
    "datacite.xml",
    "dc.xml",
    "json",
    "jsonld",
    "ris",
    "txt",
)
#: Behind a login, and pages, which have no row of their own.
_ELSEWHERE = ("admin/", "_util/", "^((?:[\\w\\-]+/)*)$")


def list_addresses(**values):
    """Return every address, with each of the values given for each parameter of it.

    Args:
        values: lists by parameter's name; a parameter that is not among them is an error, so that
            nobody adds an address that is not tried.
    """
    known = {"extension": _EXTENSIONS, "number": (1, 2), "key": ("s1",), "place": (1,), **values}
    found = []
    for route in _walk(get_resolver().url_patterns, ()):
        text = "".join(_format(part) for part in route)
        names = re.findall(r"%\((\w+)\)s", text)
        choices = itertools.product(*(known[name] for name in names))
        found += ["/" + text % dict(zip(names, chosen, strict=True)) for chosen in choices]
    return list(dict.fromkeys(found))


def _walk(patterns, before):
    for entry in patterns:
        route = (*before, entry.pattern)
        if "".join(map(str, route)).startswith(_ELSEWHERE):
            continue
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from _walk(entry.url_patterns, route)


def _format(pattern):
    if isinstance(pattern, RegexPattern):
        ((text, _names),) = normalize(pattern.regex.pattern)
        return text
    assert isinstance(pattern, RoutePattern)
    return _PARAMETER.sub(r"%(\1)s", str(pattern).replace("%", "%%"))
