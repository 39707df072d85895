import pytest
from django.core.exceptions import ValidationError

from repository.records.choices import CareSetting
from repository.records.fields import ChoiceListField
from repository.records.models import CaseStudyPage, Contributor, RecordEthnicGroup
from tests.factories.case_study import CaseStudyFactory

FIELD = ChoiceListField(words=CareSetting)


def test_a_list_of_words_is_offered_as_checkboxes_with_its_help():
    field = CaseStudyPage._meta.get_field("care_settings").formfield()

    assert list(field.choices) == CareSetting.choices
    assert field.required is False
    assert "Tick all that apply" in field.help_text


@pytest.mark.parametrize("value", [[], ["antenatal"], ["antenatal", "postnatal"]])
def test_words_of_the_list_are_accepted(value):
    FIELD.validate(value, None)


def test_a_word_outside_the_list_is_refused_and_named():
    with pytest.raises(ValidationError, match="Not among the choices: moon"):
        FIELD.validate(["antenatal", "moon"], None)


def test_words_come_with_their_labels():
    assert FIELD.labelled(["triage"]) == [{"value": "triage", "label": "Maternity triage"}]


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_list_of_words_comes_back_from_the_database_as_it_went():
    page = CaseStudyFactory(care_settings=["postnatal", "antenatal"])

    assert CaseStudyPage.objects.get(pk=page.pk).care_settings == ["postnatal", "antenatal"]


def test_an_ethnic_group_without_a_category_needs_the_sources_words():
    with pytest.raises(ValidationError, match="Write the group as the source names it"):
        RecordEthnicGroup(group="source-words", words=" ").clean()

    RecordEthnicGroup(group="source-words", words="Somali mothers").clean()
    RecordEthnicGroup(group="2001-n").clean()


def test_a_wrong_orcid_is_refused_with_a_way_out():
    with pytest.raises(ValidationError, match=r"Copy it again from orcid\.org"):
        Contributor(family_name="Bell", orcid="0000-0002-1825-0098").clean()

    Contributor(family_name="Bell", orcid="").clean()
    Contributor(family_name="Bell", orcid="0000-0002-1825-0097").clean()
