"""Synonyms as editors keep them: read from boxes, checked, effective from the next request."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from repository.taxonomy.models import SeparateTerms, SynonymGroup
from repository.taxonomy.snapshot import term_groups
from repository.taxonomy.synonyms import parse_ambiguous, parse_lines
from tests.factories.synonym_group import SynonymGroupFactory
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def complaints(instance):
    with pytest.raises(ValidationError) as caught:
        instance.full_clean()
    return {name: " ".join(texts) for name, texts in caught.value.message_dict.items()}


def test_a_box_holds_one_term_on_each_line():
    assert parse_lines(" PPH\n\n bleeding   after birth \r\n") == ("PPH", "bleeding after birth")


def test_an_ambiguous_term_has_its_companions_after_a_colon():
    found = parse_ambiguous("PP: placenta, low-lying\nPE:clot,")

    assert found == {"PP": ("placenta", "low-lying"), "PE": ("clot",)}


def test_a_good_group_is_accepted():
    SynonymGroup(label="doula", exact="birth companion", ambiguous="BC: birth").full_clean()


@pytest.mark.parametrize("name", ["exact", "entry_terms", "narrower", "related", "never_suggest"])
def test_a_term_may_stand_in_a_group_once(name):
    lists = {"exact": "PPH\nheavy bleed", name: "pph\nPPH"}

    errors = complaints(SynonymGroup(label="postpartum haemorrhage", **lists))

    assert "in this group already" in errors[name]


def test_the_name_is_not_repeated_among_its_synonyms():
    assert "exact" in complaints(SynonymGroup(label="Doula", exact="doula"))


@pytest.mark.parametrize("name", ["exact", "entry_terms", "never_suggest"])
def test_a_term_means_one_thing_only(name):
    SynonymGroupFactory(label="postpartum haemorrhage", exact="PPH")

    errors = complaints(SynonymGroup(label="something else", **{name: "pph"}))

    assert "already means “postpartum haemorrhage”" in errors[name]


def test_a_term_that_is_the_name_of_another_group_is_said_to_have_its_own():
    SynonymGroupFactory(label="postpartum haemorrhage")

    errors = complaints(SynonymGroup(label="doula", entry_terms="Postpartum Haemorrhage"))

    assert "“Postpartum Haemorrhage” has its own group." in errors["entry_terms"]


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("post-partum haemorrhage", "postpartum haemorrhages"),
        ("postpartum haemorrhage", "Post Partum Hemorrhage"),
        ("neonatal death", "neo-natal deaths"),
        ("neonatal death", "Neo Natal Deaths"),
        ("neo-natal death", "neonatal death"),
        ("doula", "doúlas"),
    ],
)
def test_no_way_of_writing_gives_a_term_two_meanings(known, written):
    SynonymGroupFactory(label="the one", exact=known)
    wanted = f"To a search “{written}” is the same as “{known}”, which already means “the one”."

    assert wanted in complaints(SynonymGroup(label=written))["label"]
    for name in ("exact", "entry_terms", "never_suggest"):
        assert wanted in complaints(SynonymGroup(label="the other", **{name: written}))[name]


def test_another_way_to_write_a_name_is_said_to_have_its_own_group():
    SynonymGroupFactory(label="stillbirth")

    errors = complaints(SynonymGroup(label="loss", exact="still-births"))

    assert "the same as “stillbirth”, which has its own group." in errors["exact"]


def test_a_group_may_hold_several_ways_to_write_a_term():
    SynonymGroup(label="anaemia", exact="anemia", related="premature\nprematurity").full_clean()


def test_a_term_may_be_related_to_many_things():
    SynonymGroupFactory(label="postpartum haemorrhage", related="transfusion")

    SynonymGroup(label="anaemia", related="transfusion").full_clean()


def test_an_ambiguous_term_needs_companions():
    assert (
        "colon"
        in complaints(SynonymGroup(label="sepsis", ambiguous="blood poisoning"))["ambiguous"]
    )


def test_a_sentence_is_not_a_term():
    assert "too long" in complaints(SynonymGroup(label="a", exact="word " * 30))["exact"]


def test_a_group_may_not_join_what_must_stay_apart():
    SeparateTerms.objects.create(
        first="Miscarriage", second="stillbirth", reason="The law differs."
    )

    errors = complaints(SynonymGroup(label="stillbirth", exact="miscarriage"))

    assert "The law differs." in errors["exact"]


def test_a_pair_may_not_part_what_a_group_joins():
    SynonymGroupFactory(label="stillbirth", exact="stillborn")

    pair = SeparateTerms(first="stillborn", second="Stillbirth", reason="Trying.")

    assert "“stillbirth” says" in complaints(pair)["second"]


def test_a_pair_may_not_part_what_a_group_joins_however_it_is_written():
    SynonymGroupFactory(label="loss of a baby", exact="still-births", entry_terms="miscarriages")

    errors = complaints(SeparateTerms(first="miscarriage", second="stillbirth", reason="Trying."))

    assert "“loss of a baby” says that “still-births” and “miscarriages” mean" in errors["second"]


def test_what_must_stay_apart_does_not_lead_to_it_either():
    SeparateTerms.objects.create(
        first="Miscarriage", second="stillbirth", reason="The law differs."
    )

    errors = complaints(SynonymGroup(label="stillbirth", entry_terms="miscarriage"))

    assert "The law differs." in errors["entry_terms"]


@pytest.mark.parametrize("second", ["pph", "P-PH", "P.P.H."])
def test_a_pair_has_two_different_terms(second):
    errors = complaints(SeparateTerms(first="PPH", second=second, reason="Trying."))

    assert f"to a search “PPH” is “{second}”" in errors["second"]


def test_a_change_counts_at_once_and_costs_no_query_of_its_own(django_assert_num_queries):
    group = SynonymGroupFactory(label="doula", exact="birth companion")
    assert term_groups()[0].exact == ("birth companion",)

    group.exact = "birth supporter"
    group.save()

    assert term_groups()[0].exact == ("birth supporter",)
    with django_assert_num_queries(0):
        term_groups()


@pytest.mark.parametrize("role", ["Editor", "Administrator"])
def test_editors_keep_synonyms_in_the_admin(client, role):
    client.force_login(UserFactory(roles=[role]))
    address = reverse("wagtailsnippets_taxonomy_synonymgroup:add")
    lists = ("entry_terms", "narrower", "related", "ambiguous", "never_suggest")
    empty = dict.fromkeys(lists, "")

    assert b"one term on each line" in client.get(address).content
    client.post(address, {"label": "doula", "exact": "birth companion", **empty})
    refused = client.post(address, {"label": "midwife", "exact": "birth companion", **empty})

    assert SynonymGroup.objects.get(label="doula").exact == "birth companion"
    assert "already means “doula”" in refused.content.decode()


def test_what_is_refused_stays_in_the_form(client):
    SeparateTerms.objects.create(first="miscarriage", second="stillbirth", reason="The law.")
    client.force_login(UserFactory(roles=["Editor"]))
    lists = dict.fromkeys(("entry_terms", "narrower", "related", "ambiguous", "never_suggest"), "")
    address = reverse("wagtailsnippets_taxonomy_synonymgroup:add")

    refused = client.post(
        address, {"label": "miscarriage", "exact": "pregnancy loss\nstill-births", **lists}
    ).content.decode()

    assert "“still-births” must stay apart from “miscarriage”" in refused
    assert "pregnancy loss\nstill-births</textarea>" in refused
    assert not SynonymGroup.objects.exists()


def test_contributors_do_not(client):
    client.force_login(UserFactory(roles=["Contributor"]))

    assert client.get(reverse("wagtailsnippets_taxonomy_synonymgroup:add")).status_code == 302


@pytest.mark.parametrize("written", ["still-birth", "stillbirths", "Still Births", "stìllbirth"])
@pytest.mark.parametrize("name", ["exact", "entry_terms", "never_suggest", "ambiguous"])
def test_no_way_of_writing_joins_what_must_stay_apart(name, written):
    SeparateTerms.objects.create(first="miscarriage", second="stillbirth", reason="The law.")
    text = f"{written}: loss" if name == "ambiguous" else written

    errors = complaints(SynonymGroup(label="miscarriages", **{name: text}))

    assert f"“{written}” must stay apart from “miscarriages”" in errors[name]
    assert "“miscarriage / stillbirth”: The law. Leave" in errors[name]
