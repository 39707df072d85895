import pytest

from repository.citation.apa import render_apa
from repository.citation.harvard import render_harvard
from repository.citation.names import initials, is_whole, list_names, whole_name
from repository.citation.vancouver import render_vancouver


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ("Ada Grace", [["A"], ["G"]]),
        ("Anne-Marie O", [["A", "M"], ["O"]]),
        ("J.R.", [["J"], ["R"]]),
        ("J. R.", [["J"], ["R"]]),
        ("Élodie", [["É"]]),
        ("E\u0301lodie", [["É"]]),
        ("ʻAlika", [["ʻ"]]),
        ("<b", [["&lt;"]]),
        ("", []),
    ],
)
def test_initials_are_the_first_letters_of_given_names(given, letters):
    assert initials(given) == letters


def test_one_name_alone_is_whole():
    assert is_whole({"family": "Khan"})
    assert whole_name({"family": "Khan"}) == "Khan"
    assert whole_name({"given": "Ngozi"}) == "Ngozi"
    assert not is_whole({"family": "Obi", "given": "Ada"})


def test_a_name_with_nothing_to_show_is_no_author():
    assert list_names({"author": [{"literal": " "}, {}, {"family": "Khan"}]}) == [
        {"family": "Khan"}
    ]


def test_a_name_keeps_the_small_letter_that_its_owner_chose():
    item = {"type": "webpage", "title": "T", "author": [{"family": "hooks", "given": "bell"}]}

    assert render_apa(item).startswith("hooks, b. (n.d.).")
    assert render_harvard(item).startswith("hooks, b. (no date)")


def test_vancouver_writes_initials_as_capitals():
    item = {"type": "webpage", "title": "T", "author": [{"family": "hooks", "given": "bell"}]}

    assert render_vancouver(item).startswith("hooks B. T.")
