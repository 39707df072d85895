"""A frozen content without passages: words go, what steers other code stays."""

import pytest

from repository.records.redaction.contents import redact_content
from repository.records.redaction.passages import Passages


def redact(content, *passages):
    return redact_content(content, Passages(passages))


def test_words_go_at_any_depth():
    value = {"steps": [{"title": "Call Ada Example", "detail": "<p>Ada <b>Example</b></p>"}]}

    assert redact(value, "Ada Example") == {
        "steps": [{"title": "Call [redacted]", "detail": "<p>[redacted]<b></b></p>"}]
    }


@pytest.mark.parametrize("key", ["type", "kind", "key", "state", "identifier"])
def test_codes_stay(key):
    assert redact({key: "case-study"}, "case study") == {key: "case-study"}


def test_the_code_that_was_made_of_a_label_goes_with_it():
    tag = {"value": "ada", "label": "Ada"}

    assert redact({"tags": [tag]}, "Ada")["tags"] == [{"value": "redacted", "label": "[redacted]"}]


def test_a_contributor_goes_with_the_parts_of_the_name_and_the_orcid():
    person = {
        "name": "Ada Example",
        "given": "Ada",
        "family": "Example",
        "role": "Midwife",
        "orcid": "0000-0002-1825-0097",
    }

    assert redact({"contributors": [person]}, "Ada Example")["contributors"] == [
        {
            "name": "[redacted]",
            "given": "",
            "family": "[redacted]",
            "role": "Midwife",
            "orcid": "",
        }
    ]


def test_an_author_of_a_reference_goes_from_the_list_of_authors_too():
    reference = {
        "authors": "Example A, Other B",
        "author_list": [
            {"family": "Example", "given": "A"},
            {"family": "Other", "given": "B"},
        ],
    }

    redacted = redact({"references": [reference]}, "Example A")["references"][0]

    assert redacted["authors"] == "[redacted], Other B"
    assert redacted["author_list"] == [
        {"family": "[redacted]", "given": ""},
        {"family": "Other", "given": "B"},
    ]


def test_a_year_goes_as_a_number_too():
    assert redact({"year": 2024, "size": 2024}, "2024") == {"year": None, "size": 2024}
