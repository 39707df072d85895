import pytest
from wagtail.contrib.redirects.models import Redirect

from home.models import PriorityAreaPage
from repository.taxonomy.models import PriorityArea, PriorityAreaName
from repository.taxonomy.snapshot import terms
from tests.factories.priority_area import PriorityAreaFactory, PriorityAreaPageFactory
from tests.reading import main_words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def rename(area, name, slug=None):
    area = PriorityArea.objects.get(pk=area.pk)
    area.name, area.slug = name, slug or area.slug
    area.save()
    return area


def names(area):
    return set(area.other_names.values_list("name", "slug"))


def test_a_new_name_keeps_the_old_one_as_another_name():
    area = rename(PriorityAreaFactory(name="Haemorrhage"), "Heavy bleeding after birth")

    assert names(area) == {("Haemorrhage", "haemorrhage")}


def test_every_name_an_area_ever_had_is_kept():
    area = PriorityAreaFactory(name="Haemorrhage")

    rename(area, "Postpartum haemorrhage")
    area = rename(area, "Heavy bleeding")

    assert {name for name, _ in names(area)} == {"Haemorrhage", "Postpartum haemorrhage"}


def test_every_address_an_area_ever_had_still_maps_to_it():
    area = PriorityAreaFactory(name="Haemorrhage", slug="haemorrhage")

    rename(area, "Haemorrhage", "pph")
    rename(area, "Heavy bleeding", "heavy-bleeding")

    former = terms().former_areas
    assert (former["haemorrhage"], former["pph"]) == ("heavy-bleeding", "heavy-bleeding")
    assert terms().areas == {"heavy-bleeding": "Heavy bleeding"}


def test_saving_without_a_change_adds_no_name():
    area = PriorityAreaFactory(name="Haemorrhage")

    assert names(rename(area, "Haemorrhage")) == set()


def test_an_address_that_another_area_took_over_maps_to_that_area():
    rename(PriorityAreaFactory(name="Haemorrhage", slug="haemorrhage"), "Bleeding", "bleeding")
    PriorityAreaFactory(name="Brain haemorrhage", slug="haemorrhage")

    assert "haemorrhage" not in terms().former_areas
    assert terms().areas["haemorrhage"] == "Brain haemorrhage"


def test_a_synonym_typed_by_an_editor_gets_an_address():
    area = PriorityAreaFactory()
    area.other_names = [PriorityAreaName(name="Post-partum bleed")]
    area.save()

    assert terms().former_areas == {"post-partum-bleed": "haemorrhage"}


def test_the_page_takes_the_new_name_and_the_old_address_leads_to_it(
    client, django_capture_on_commit_callbacks
):
    page = PriorityAreaPageFactory()
    old_address = page.get_url()

    with django_capture_on_commit_callbacks(execute=True):
        rename(page.area, "Heavy bleeding", "heavy-bleeding")

    response = client.get(old_address, follow=True)
    assert response.redirect_chain == [("/priority-areas/heavy-bleeding/", 301)]
    assert main_words(response).startswith("Priority area Heavy bleeding")
    assert Redirect.objects.filter(old_path=old_address.rstrip("/")).exists()


def test_a_page_that_is_a_draft_stays_one_when_its_area_is_renamed(client):
    page = PriorityAreaPageFactory()
    page.unpublish()

    rename(page.area, "Heavy bleeding", "heavy-bleeding")

    assert not PriorityAreaPage.objects.get(pk=page.pk).live
    assert client.get("/priority-areas/heavy-bleeding/").status_code == 404


def test_an_area_page_shows_its_definition_and_its_figures_with_their_sources(client):
    gap = {
        "fact": "Severe bleeding",
        "value": "3.9% of Black women, 2.9% of White women",
        "population": "Women who gave birth in England, 2023",
        "source_url": "https://example.org/audit",
    }
    area = PriorityAreaFactory(definition="Losing a lot of blood.", ethnic_gaps=[("gap", gap)])

    response = client.get(PriorityAreaPageFactory(area=area).get_url())

    said = main_words(response)
    for words in ("Losing a lot of blood.", gap["value"], gap["population"]):
        assert words in said
    assert 'href="https://example.org/audit"' in response.content.decode()
