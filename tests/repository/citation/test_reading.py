"""Whatever an item says, each program reads it back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repository.citation.bibtex import render_bibtex
from repository.citation.names import OTHERS
from repository.citation.ris import render_ris
from tests.repository.citation.items import ITEM, PEOPLE, TRUST, article, page, statement, texts
from tests.repository.citation.reading import (
    fields_of,
    in_ris,
    read_ris,
    read_with_bibtexparser,
    read_with_pybtex,
)

HARD = [
    "Ngũgĩ wa Thiong’o",
    "Łukasz Đặng-Ærø",
    "{Braces} and {more",
    "Smith & Sons, 100% #1_a",
    'He said "no" \\ yes~^',
    "@article{x, title = {y}}",
    "TY  - RPRT",
    "x" * 5000,
    "long " * 2000 + "end",
    "&Co",
]
names = st.one_of(
    st.fixed_dictionaries({"family": texts, "given": texts}),
    st.fixed_dictionaries({"literal": texts}),
)


def read_back(item):
    """An item as each program reads it, between two others."""
    both = [{**ITEM, "id": "first"}, item, {**ITEM, "id": "last"}]
    (_, ris, _) = read_ris("".join(map(render_ris, both)))
    bibtex = "\n".join(map(render_bibtex, both))
    (_, first, _), (_, second, _) = read_with_pybtex(bibtex), read_with_bibtexparser(bibtex)
    return ris, first, second


def assert_same(item):
    ris, pybtex, bibtexparser = read_back(item)

    assert ris == in_ris(fields_of(item))
    assert pybtex == fields_of(item)
    assert bibtexparser == fields_of(item)


@pytest.mark.parametrize(
    "item",
    [
        page(TRUST, version="2"),
        statement(TRUST, DOI="10.5555/mer_1"),
        article(*PEOPLE[:2]),
        article(PEOPLE[0], OTHERS, page="e12", issue="Suppl 1"),
    ],
    ids=["page", "part", "article", "article of others"],
)
def test_every_kind_of_item_reads_back(item):
    assert_same(item)


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_reads_back_from_every_field(text):
    author = [{"literal": text}, {"family": text, "given": text}]

    assert_same({**statement(), "title": text, "author": author, "publisher": text, "note": text})


@settings(deadline=None, max_examples=60)  # the readers are slow on a busy machine
@given(st.lists(names, min_size=1, max_size=3), texts)
def test_any_name_reads_back(authors, text):
    assert_same({**ITEM, "author": authors, "title": text, "publisher": text})
