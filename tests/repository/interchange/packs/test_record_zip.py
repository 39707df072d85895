"""The pack of one record, as a reader takes it away."""

import hashlib
import io
import json

import bagit
import pytest
from bs4 import BeautifulSoup
from csvw import TableGroup
from docx import Document
from openpyxl import load_workbook

from repository.records.choices import State
from repository.records.models import Consent
from tests.browser import case_study
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP4, DocumentFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.packs.opening import Opened

pytestmark = pytest.mark.django_db
WORDS = "I said that I was bleeding"


@pytest.fixture
def fetch(client):
    return lambda page, **headers: client.get(f"/id/{page.record.pk}/pack.zip", headers=headers)


@pytest.fixture
def take(fetch, tmp_path):
    return lambda page: Opened(fetch(page), tmp_path)


def add_case_study(**fields):
    return CaseStudyFactory(title="Weigh every swab", **{**case_study.FIELDS, **fields})


def test_a_program_for_bags_finds_it_whole(take):
    pack = take(add_case_study())

    assert bagit.Bag(str(pack.bag)).validate()


def test_a_program_for_bags_sees_when_a_file_was_changed(take):
    pack = take(add_case_study())
    (pack.data / "index.html").write_text("Something else.")

    assert not bagit.Bag(str(pack.bag)).is_valid()


def test_it_says_which_version_it_has_and_the_hash_of_each_file(take):
    page = add_case_study()

    pack = take(page)

    version = page.record.versions.get()
    (record,) = pack.inventory["records"]
    assert record["identifier"] == page.record.pk
    assert record["version"] == 1
    assert record["version_sha256"] == version.sha256
    assert record["address"] == f"http://testserver/id/{page.record.pk}"
    assert record["version_address"] == f"http://testserver/id/{page.record.pk}/v/1"
    hashes = {file["path"]: file["sha256"] for file in pack.inventory["files"]}
    assert hashes.keys() == set(pack.paths) - {"pack.json"}
    for path, digest in hashes.items():
        assert hashlib.sha256((pack.data / path).read_bytes()).hexdigest() == digest


def test_the_same_record_on_the_same_day_is_the_same_pack(fetch):
    page = add_case_study()

    assert fetch(page)["ETag"] == fetch(page)["ETag"]


def test_who_has_it_already_is_not_sent_it_again(fetch):
    page = add_case_study()
    etag = fetch(page)["ETag"]

    assert fetch(page, if_none_match=etag).status_code == 304
    page.title, page.change_note = "Weigh every swab, twice", "A better title."
    page.save_revision().publish()
    assert fetch(page, if_none_match=etag).status_code == 200


def test_every_link_of_a_page_leads_to_a_file_of_the_pack_or_to_a_whole_address(take):
    tool = ToolFactory(downloads=[("download", {"title": "It", "document": DocumentFactory()})])
    pack = take(tool)

    for path in (path for path in pack.paths if path.endswith(".html")):
        place = (pack.data / path).parent
        soup = BeautifulSoup(pack.text(path), "html.parser")
        for link in soup.find_all("a"):
            address = link["href"]
            if address.startswith("#"):
                assert soup.find(id=address[1:]), address
            elif "://" not in address:
                assert (place / address).is_file(), address


def test_no_page_fetches_anything(take):
    page = add_case_study(
        bsl_video=DocumentFactory(
            file__filename="signed.mp4", file__data=MP4, running_time="4 minutes"
        )
    )
    pack = take(page)

    assert "url(" not in pack.text("pack.css")
    for path in (path for path in pack.paths if path.endswith(".html")):
        soup = BeautifulSoup(pack.text(path), "html.parser")
        assert soup.find_all(src=True) == []
        assert soup.find_all(["script", "style", "iframe", "img", "video", "audio"]) == []
        assert [link["href"].removeprefix("../") for link in soup.find_all("link")] == ["pack.css"]
    assert "Sound and film are not in this pack" in pack.text(f"records/{page.record.pk}.html")


def test_a_tool_comes_with_its_files(take):
    document = DocumentFactory(file__filename="Swäb tally (2).pdf")
    tool = ToolFactory(downloads=[("download", {"title": "The sheet", "document": document})])

    pack = take(tool)

    path = f"files/{tool.record.pk}/swab_tally_2.pdf"
    assert path in pack.paths
    with document.file.open("rb") as file:
        assert (pack.data / path).read_bytes() == file.read()
    assert f'href="../{path}"' in pack.text(f"records/{tool.record.pk}.html")


def test_files_that_would_make_it_too_large_stay_on_the_site(take, monkeypatch):
    monkeypatch.setattr("repository.interchange.packs.building.MOST_BYTES", 10)
    document = DocumentFactory()
    tool = ToolFactory(downloads=[("download", {"title": "The sheet", "document": document})])

    pack = take(tool)

    assert not any(path.startswith("files/") for path in pack.paths)
    assert f"http://testserver{document.url}" in pack.text(f"records/{tool.record.pk}.html")


def shown_figures(client, page):
    """Return the points as the page itself shows them: period, group, figure."""
    soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    table = soup.select_one(".mer-points")
    groups = [cell.get_text() for cell in table.select("thead th")[1:]]
    return [
        (row.th.find(string=True).strip(), group, cell.get_text())
        for row in table.select("tbody tr")
        for group, cell in zip(groups, row.select("td"), strict=True)
    ]


def test_its_tables_and_its_workbook_have_the_figures_of_the_page(take, client):
    page = add_case_study()
    pack = take(page)
    shown = shown_figures(client, page)

    described = TableGroup.from_file(pack.data / f"measures/{page.record.pk}/csv-metadata.json")
    tables = {str(table.url): list(table.iterdicts(strict=True)) for table in described.tables}
    points = tables["points.csv"]
    book = load_workbook(pack.data / f"templates/{page.record.pk}-measures.xlsx")
    rows = list(book["Original by period"].values)[1:]

    assert [(row["period"], row["group"], row["shown"]) for row in points] == shown
    assert [row[1:4] for row in rows] == shown
    assert float(points[0]["value"]) == 8.8
    assert (points[0]["numerator"], points[0]["denominator"]) == (30, 340)
    assert tables["reported.csv"][0]["baseline"] == "3.9% (28/340)"
    assert [row["change_made"] for row in points if row["change_made"]] == [
        "Scales in every room"
    ] * 2


def test_small_numbers_are_hidden_in_every_file(take):
    measure = {**case_study.MEASURES[0], "table": "Period\tAll\nMay 2025\t6/3411", "reported": []}
    page = add_case_study(measures=[("measure", {**measure, "annotations": []})])

    pack = take(page)

    assert pack.says("6/3411") == set()
    assert ',"*",' in pack.text(f"measures/{page.record.pk}/points.csv")


def test_no_cell_of_the_workbook_becomes_a_formula(take):
    measure = {"name": "=1+1", "kind": "process", "reported": [{"result": "=2+2"}]}
    page = add_case_study(measures=[("measure", measure)])

    book = load_workbook(take(page).data / f"templates/{page.record.pk}-measures.xlsx")

    assert book["Definitions"]["A2"].data_type == "s"
    assert book["Original as reported"]["D2"].data_type == "s"


def test_its_document_for_tests_of_change_names_the_parts_to_keep(take):
    page = add_case_study(core_parts=[("part", "Weigh \x0bevery swab")])

    document = Document(take(page).data / f"templates/{page.record.pk}-pdsa.docx")

    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Weigh every swab" in texts
    assert "Our cycle 3" in texts
    assert document.core_properties.language == "en-GB"


def test_it_has_the_readiness_check_of_the_site(take, client):
    page = add_case_study(prerequisites=[("part", "Scales in each room")])
    path = f"templates/{page.record.pk}-readiness.xlsx"

    mine = load_workbook(take(page).data / path)
    sites = load_workbook(
        io.BytesIO(client.get(f"/id/{page.record.pk}/readiness/readiness.xlsx").content)
    )

    assert list(mine.worksheets[0].values) == list(sites.worksheets[0].values)


def test_it_has_citations_of_the_record_and_of_the_original(take):
    pack = take(add_case_study())

    (item,) = json.loads(pack.text("citations/records.csl.json"))
    assert item["version"] == "1"
    assert "TY  -" in pack.text("citations/originals.ris")
    assert "Weigh every swab" in pack.text("citations/citations.txt")


def test_a_story_is_in_it_where_the_person_agreed_to_print(take, fetch):
    story = PersonalVoiceFactory(consent={"print_packs": True})

    response = fetch(story)
    pack = take(story)

    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert pack.says(WORDS) == {f"records/{story.record.pk}.html"}


def test_a_story_that_may_not_be_printed_is_not_sent(fetch):
    story = PersonalVoiceFactory(consent={"reuse": True})

    response = fetch(story)

    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert WORDS.encode() not in response.content


@pytest.mark.parametrize(("scope", "is_in_it"), [("print_packs", True), ("reuse", False)])
def test_a_quotation_is_in_it_where_the_person_agreed_to_print(take, fetch, scope, is_in_it):
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came at all."})], consent={scope: True}
    )
    page = add_case_study(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])

    assert bool(take(page).says("Nobody came at all.")) == is_in_it
    assert (fetch(page)["Cache-Control"] == "no-store") == is_in_it


def test_a_quotation_goes_with_the_consent(take):
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came at all."})], consent={"print_packs": True}
    )
    page = add_case_study(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])
    consent = Consent.objects.get(voice=story)
    consent.print_packs = False
    consent.save()

    assert take(page).says("Nobody came at all.") == set()


def test_there_is_none_of_a_record_that_was_removed(fetch):
    page = add_case_study()
    record = page.record
    record.state = State.REMOVED
    record.save()

    assert fetch(page).status_code == 410
