from search.facets import BY_KEY, DEFAULT_STATES, FACETS, FILTER_KEYS, PERSONAL_KEYS, STATES, TAG


def test_every_facet_has_a_label():
    assert all(facet.label for facet in FACETS)


def test_facets_are_the_parameters_of_the_contract():
    assert set(FILTER_KEYS) == {
        "type",
        "priority_area",
        "theme",
        "tag",
        "organisation",
        "region",
        "ethnic_group",
        "setting",
        "stage",
        "outcome",
        "lesson",
        "adoption",
        "cost",
        "evidence",
        "factor",
        "policy_status",
        "language",
        "reviewed_year",
    }


def test_free_tags_are_no_facet():
    assert TAG not in BY_KEY


def test_stories_are_protected_where_they_could_be_singled_out():
    assert {"ethnic_group", "organisation", "region"} == PERSONAL_KEYS


def test_what_stands_is_shown_unless_asked_otherwise():
    assert {"current", "superseded"} == DEFAULT_STATES
    assert set(STATES) == {"current", "superseded", "retracted"}
