"""Citations as three independent programs read them, brought to the same few fields."""

import bibtexparser
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pybtex.database import parse_string

from repository.citation.item import date_parts, date_text, one_line
from repository.citation.names import OTHERS

DECODED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def unescape(text):
    """Read TeX by its own short list, not by the code under test; braces that group go."""
    read = ""
    while text:
        command = next((name for name in DECODED if text.startswith(name)), None)
        if command:
            read, text = read + DECODED[command], text.removeprefix(command)
        elif text[0] == "\\":
            read, text = read + text[1], text[2:]
        else:
            read, text = read + text[0].strip("{}"), text[1:]
    return read


def fields_of(item):
    """What every format must keep of an item."""
    inside, series = item.get("container-title", ""), item.get("collection-title", "")
    kept = {
        "title": item["title"],
        "authors": [parts_of(name) for name in item.get("author", ())],
        "year": str((*date_parts(item, "issued"), "")[0]),
        "accessed": date_text(item, "accessed"),
        "inside": inside,
        "series": series,
    }
    same = ("publisher", "version", "language", "URL", "DOI", "abstract", "note", "genre", "volume")
    kept |= {name: item.get(name, "") for name in same}
    kept |= {"issue": item.get("issue", ""), "page": item.get("page", "")}
    return {
        name: one_line(value) if isinstance(value, str) else value for name, value in kept.items()
    }


def parts_of(name):
    if name.get("literal"):
        return (one_line(name["literal"]),)
    return tuple(one_line(name[part]) for part in ("family", "given") if name.get(part))


def read_ris(text):
    """The records of RIS, as rispy reads them."""
    return [_from_ris(entry) for entry in rispy.loads(text)]


def _from_ris(entry):
    inside, series = entry.get("secondary_title", ""), entry.get("tertiary_title", "")
    if entry["type_of_reference"] == "RPRT":
        inside, series = "", inside
    (address,) = entry.get("urls", [""])
    (note,) = entry.get("notes", [""])
    return {
        "title": entry["title"],
        # RIS has no whole names: what is before the first comma is the family's.
        "authors": entry.get("authors", []),
        "year": entry.get("year", ""),
        "accessed": entry.get("access_date", "").replace("/", "-"),
        "inside": inside,
        "series": series,
        "publisher": entry.get("publisher", ""),
        "version": entry.get("edition", ""),
        "language": entry.get("language", ""),
        "URL": address,
        "DOI": entry.get("doi", ""),
        "abstract": entry.get("abstract", ""),
        "note": note,
        "genre": entry.get("type_of_work", ""),
        "volume": entry.get("volume", ""),
        "issue": entry.get("number", ""),
        "page": "-".join(entry[key] for key in ("start_page", "end_page") if key in entry),
    }


def read_with_pybtex(text):
    """The entries of BibTeX, as pybtex reads them."""
    return [
        _from_bibtex(
            dict(entry.fields),
            [
                (
                    " ".join((*person.prelast_names, *person.last_names)),
                    " ".join((*person.first_names, *person.middle_names)),
                )
                for person in entry.persons.get("author", ())
            ],
        )
        for entry in parse_string(text, "bibtex").entries.values()
    ]


def read_with_bibtexparser(text):
    """The same, as bibtexparser reads them."""
    middlewares = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(text, append_middleware=middlewares)
    assert not library.failed_blocks
    entries = [{field.key: field.value for field in entry.fields} for entry in library.entries]
    return [
        _from_bibtex(
            fields,
            [
                (" ".join((*name.von, *name.last)), " ".join(name.first))
                for name in fields.get("author", ())
            ],
        )
        for fields in entries
    ]


def _from_bibtex(fields, names):
    def read(*keys):
        return unescape(next((str(fields[key]) for key in keys if key in fields), ""))

    def address(key):
        # An address is not TeX.
        return fields.get(key, "")

    return {
        "title": read("title"),
        "authors": [
            parts_of(OTHERS) if name == ("others", "") else tuple(filter(None, map(unescape, name)))
            for name in names
        ],
        "year": read("year"),
        "accessed": read("urldate"),
        "inside": read("booktitle", "howpublished", "journal"),
        "series": read("series"),
        "publisher": read("institution", "publisher"),
        "version": read("version"),
        "language": read("language"),
        "URL": address("url"),
        "DOI": address("doi"),
        "abstract": read("abstract"),
        "note": read("note"),
        "genre": read("type"),
        "volume": read("volume"),
        "issue": read("number"),
        "page": read("pages").replace("--", "-"),
    }


def in_ris(fields):
    """The fields with names as RIS has them: one line each."""
    return {**fields, "authors": [", ".join(name) for name in fields["authors"]]}
