"""A record as a tagged PDF: valid PDF/UA-1, and the words of the page."""

import io

import pytest
from pypdf import PdfReader

from repository.interchange.packs import typeset
from tests import verapdf
from tests.browser import case_study
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.packs.opening import Opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def fetch(client):
    return lambda page: client.get(f"/id/{page.record.pk}/pack.pdf")


def read(response):
    assert response.status_code == 200
    return PdfReader(io.BytesIO(response.content))


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def headings(outline):
    for item in outline:
        if isinstance(item, list):
            yield from headings(item)
        else:
            yield item.title


def test_a_validator_of_pdf_ua_finds_no_fault(fetch, tmp_path):
    tool = ToolFactory(title="Tally sheet", steps=[("step", step) for step in case_study.STEPS])
    pages = [
        CaseStudyFactory(tools_used=[tool], **case_study.FIELDS),
        PolicyRecommendationFactory(summary_of_work=True),
        tool,
        PersonalVoiceFactory(consent={"print_packs": True}),
    ]
    files = []
    for page in pages:
        files.append(tmp_path / f"{page.record.pk}.pdf")
        files[-1].write_bytes(fetch(page).content)

    assert verapdf.find_faults(*files) == {file.name: [] for file in files}


def test_it_has_title_language_and_headings(fetch):
    page = CaseStudyFactory(title="Weigh every swab", **case_study.FIELDS)

    pdf = read(fetch(page))

    assert pdf.metadata.title == "Weigh every swab"
    assert pdf.root_object["/Lang"] == "en-GB"
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert list(headings(pdf.outline))[:1] == ["Weigh every swab"]
    assert "Equity impact" in headings(pdf.outline)


def test_it_has_the_figures_of_the_page(fetch):
    text = words(read(fetch(CaseStudyFactory(**case_study.FIELDS))))

    assert "8.8% (30/340)" in text
    assert "3.9% (28/340)" in text


def test_its_links_are_whole_addresses(fetch):
    page = CaseStudyFactory(**case_study.FIELDS)

    links = [
        annotation.get_object()["/A"]["/URI"]
        for sheet in read(fetch(page)).pages
        for annotation in sheet.get("/Annots", ())
        if "/A" in annotation.get_object()
    ]

    assert f"http://testserver/id/{page.record.pk}" in links
    assert all("://" in link for link in links)


def test_markup_in_a_title_stays_text(fetch):
    title = "#panic() *Weigh* $x$ <b> \\ every swab"

    assert title in words(read(fetch(CaseStudyFactory(title=title))))


def test_the_pack_has_it_too(client, tmp_path):
    page = CaseStudyFactory(title="Weigh every swab")

    pack = Opened(client.get(f"/id/{page.record.pk}/pack.zip"), tmp_path)

    assert "Weigh every swab" in words(PdfReader(pack.data / "pack.pdf"))
    assert 'href="pack.pdf"' in pack.text("index.html")


def test_where_no_font_has_a_letter_there_is_the_zip_alone(client, fetch, tmp_path):
    page = CaseStudyFactory(title="Weigh \U000f0000 every swab")

    assert fetch(page).status_code == 404
    pack = Opened(client.get(f"/id/{page.record.pk}/pack.zip"), tmp_path)
    assert "pack.pdf" not in pack.paths
    assert "pack.pdf" not in pack.text("index.html")


def test_a_story_that_may_not_be_printed_has_none(fetch):
    assert fetch(PersonalVoiceFactory(consent={"reuse": True})).status_code == 403


def test_a_story_is_kept_by_nobody_else(fetch):
    response = fetch(PersonalVoiceFactory(consent={"print_packs": True}))

    assert response["Cache-Control"] == "no-store"


def test_headings_never_skip_a_level():
    page = "<main><h1>One</h1><h4>Two</h4><p>Words.</p></main>"

    levels = [block["level"] for block in typeset.build_tree(page) if block["kind"] == "heading"]

    assert levels == [1, 2]
