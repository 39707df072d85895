"""The starter content as readers get it: everything there, everything cited, nothing invented."""

import json

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision

from home import starter
from repository.network.models import Organisation, SitePage
from repository.records.identifiers import is_identifier
from repository.records.models import Record, RecordPage, RecordVersion
from repository.taxonomy.ethnicity import BY_VALUE, SOURCE_WORDS
from repository.taxonomy.models import PriorityArea, Theme
from tests.reading import main_words, read, words

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("starter_content"),
    pytest.mark.xdist_group("starter_content"),
]

RECORDS = list(starter.records())
SITES = starter.read("network")["sites"]
SLUGS = [item["slug"] for item in RECORDS]


def plain(text):
    return " ".join(str(text).split())


def page_of(item):
    return RecordPage.objects.get(slug=item["slug"]).specific


@pytest.fixture(params=RECORDS, ids=SLUGS)
def item(request):
    return request.param


def test_there_are_85_records_of_four_types():
    assert len(RECORDS) == Record.objects.filter(state="current").count() == 85
    assert RecordVersion.objects.filter(number=1).count() == 85
    for record_type, count in {
        "case-study": 28,
        "policy-recommendation": 16,
        "tool": 25,
        "voice": 16,
    }.items():
        assert Record.objects.filter(type=record_type).count() == count


def test_every_record_keeps_the_identifier_of_the_file(item):
    identifier = starter.read("identifiers")[item["slug"]]

    assert is_identifier(identifier)
    assert page_of(item).record.pk == identifier


def test_a_record_says_at_a_glance_that_it_summarises_the_work_of_others(client, item):
    said = main_words(client.get(page_of(item).get_url()))

    assert said.index("This is our summary of published work") < said.index(plain(item["title"]))


def test_every_reference_stands_on_its_page_with_its_address(client, item):
    shown = read(client.get(page_of(item).get_url())).find("ol", class_="mer-references")
    listed = shown.find_all("li")

    assert len(listed) == len(item["references"]) > 0
    for reference, entry in zip(item["references"], listed, strict=True):
        line = words(entry)
        assert plain(reference["title"]) in line
        assert (str(reference["year"]) in line) if reference.get("year") else True
        address = (
            f"https://doi.org/{reference['doi']}" if reference.get("doi") else reference.get("url")
        )
        assert not address or address in [link["href"] for link in entry.find_all("a")]
        assert ("Not verified" in line) is not bool(reference.get("verified"))


def test_every_figure_stands_on_its_page_as_the_source_reports_it(client, item):
    said = main_words(client.get(page_of(item).get_url()))

    for measure in item.get("measures", []):
        for result in measure.get("reported", []):
            for value in result.values():
                assert plain(value) in said


def test_what_readers_should_be_careful_about_is_on_the_page(client, item):
    page = read(client.get(page_of(item).get_url()))

    limits = page.find(id="limits").find_parent("section")
    assert len(words(limits)) > len("Limits: read these before you use it") + 10
    if note := item.get("source_note"):
        assert plain(note) in words(page.main)


def test_no_strength_is_given_that_the_issuer_did_not_state(item):
    for statement in item.get("statements", []):
        assert statement.get("strength", "not-stated") in {"must", "should", "could", "not-stated"}
        assert statement["wording"] in {"paraphrase", "verbatim"}


def test_a_file_holds_none_of_the_notes_that_are_not_published(item):
    assert not {"note", "checked", "corrections", "id", "kind"} & set(item)
    assert item.get("voice_format", "research-summary") == "research-summary"


def test_the_terms_of_a_file_exist(item):
    page = page_of(item)

    assert set(item["priority_areas"]) == {area.slug for area in page.priority_areas.all()}
    assert set(item["themes"]) == {theme.slug for theme in page.themes.all()}
    assert set(item.get("tags", [])) == {tag.name for tag in page.tags.all()}
    assert item["priority_areas"] or item["cross_cutting"]
    for row in page.ethnic_groups.all():
        assert row.group in BY_VALUE
        assert row.words or row.group != SOURCE_WORDS


def test_the_frozen_version_is_what_the_page_shows(client, item):
    page = page_of(item)

    frozen = main_words(client.get(f"/id/{page.record.pk}/v/1"))

    assert plain(item["summary"]) in frozen
    assert "This is our summary of published work" in frozen


@pytest.mark.parametrize("site", SITES, ids=[site["slug"] for site in SITES])
def test_a_site_is_there_with_its_sources_and_no_invented_plan(client, site):
    page = SitePage.objects.get(slug=site["slug"])

    response = client.get(page.get_url())

    said = main_words(response)
    assert site["founding_name"] in said
    assert ("This site has not published its plan" in said) is not site["plan_published"]
    hrefs = {link["href"] for link in read(response).main.find_all("a")}
    assert {source["url"] for source in site["sources"]} <= hrefs


def test_there_are_nine_sites():
    assert SitePage.objects.live().count() == len(SITES) == 9


def test_every_area_has_a_page_with_its_definition_and_figures(client):
    for fields in starter.read("taxonomy")["priority_areas"]:
        said = main_words(client.get(f"/priority-areas/{fields['slug']}/"))
        assert plain(fields["definition"]) in said
        for gap in fields["ethnic_gaps"]:
            assert plain(gap["value"]) in said
        for reference in fields["references"]:
            assert plain(reference["title"]) in said


def test_every_information_page_opens(client):
    for page in Page.objects.filter(content_type__model="informationpage"):
        assert client.get(page.get_url()).status_code == 200


def test_every_organisation_of_a_record_is_known():
    named = {row["name"] for item in RECORDS for row in item.get("organisations", [])}

    assert named <= set(Organisation.objects.values_list("name", flat=True))


def everything():
    return {
        model.__name__: model.objects.count()
        for model in (
            Page,
            Record,
            RecordVersion,
            Revision,
            Organisation,
            PriorityArea,
            Theme,
        )
    }


def test_loading_again_adds_nothing(capsys):
    before = everything()

    call_command("load_starter_content")

    assert everything() == before
    assert "0 records added" in capsys.readouterr().out


def test_loading_again_leaves_what_an_editor_changed():
    page = page_of(RECORDS[0])
    page.summary = "An editor wrote this."
    page.change_note = "Clearer."
    page.save_revision().publish()

    call_command("load_starter_content", verbosity=0)

    assert page_of(RECORDS[0]).summary == "An editor wrote this."


def test_the_files_are_utf_8_json_in_two_spaces():
    for path in sorted((starter.FOLDER / "records").glob("*.json")):
        text = path.read_text(encoding="utf-8")
        item = json.loads(text)
        assert path.stem == item["slug"]
        assert len(item["summary"]) <= 300
        assert text.startswith('{\n  "type"')
