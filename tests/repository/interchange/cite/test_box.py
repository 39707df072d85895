"""The cite box as a reader meets it on a record's page and on a version's page."""

import pytest
from wagtail.blocks import StreamValue

from repository.records.content import build_content
from repository.records.frozen import render_frozen
from repository.records.models import CaseStudyPage, PolicyRecommendationPage
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, read, words

pytestmark = pytest.mark.django_db
STYLES = ["Vancouver", "Harvard (Cite Them Right)", "APA 7", "One line, like NICE"]


@pytest.fixture
def show(client):
    """The cite box of an address."""

    def show(address):
        return read(client.get(address, follow=True)).select_one("section.mer-cite")

    return show


def text_of(node):
    return " ".join(node.get_text().split())


def works(box):
    """What can be cited, in order: its heading, and its text in each style."""
    return {
        words(work.summary): {
            words(row.dt): text_of(row.select_one(".mer-cite__text"))
            for row in work.select("dl > div")
        }
        for work in box.select("details")
    }


def fetch_text(client, address, style):
    return client.get(f"{address}.txt?style={style}").content.decode().strip()


def test_a_submission_is_cited_in_this_version_or_always_the_newest(client, show):
    page = CaseStudyFactory(title="Weighing swabs & scales")
    identifier = page.record.pk

    box = show(page.get_url())

    assert words(box.h2) == "Cite this record"
    (this, newest) = works(box)
    assert this.startswith("This version (number 1, ")
    assert newest == "Always the newest version"
    for title, address in ((this, f"/id/{identifier}/v/1"), (newest, f"/id/{identifier}")):
        texts = works(box)[title]
        assert list(texts) == STYLES
        for label, style in zip(STYLES, ("vancouver", "harvard", "apa", "nice"), strict=True):
            assert texts[label] == fetch_text(client, f"{address}/cite", style)


def test_titles_are_in_italics_where_the_style_has_them(show):
    box = show(ToolFactory(title="Tally & <sheet>").get_url())

    assert "Tally & <sheet>" in [words(italics) for italics in box.find_all("i")]


def test_the_original_of_a_summary_comes_first(client, show):
    references = [("reference", REFERENCE), ("reference", {**REFERENCE, "verified": False})]
    page = CaseStudyFactory(summary_of_work=True, references=references)
    identifier = page.record.pk

    box = show(page.get_url())

    assert [words(heading) for heading in box("h3")] == [
        "Cite the original first",
        "Cite this summary",
    ]
    assert [words(work.summary) for work in box("details")][-1].startswith("Our summary, version 1")
    first, second, _ = box("details")
    assert first.has_attr("open")
    assert "Not verified" not in words(first)
    assert "Not verified" in words(second)
    assert text_of(first.select_one(".mer-cite__text")) == fetch_text(
        client, f"/id/{identifier}/references/1", "vancouver"
    )
    assert links(first)["RIS of reference 1"] == f"/id/{identifier}/references/1.ris"
    assert links(box)["BibTeX of all references"] == f"/id/{identifier}/references.bib"
    assert links(box)["CSL-JSON of our summary"] == f"/id/{identifier}/v/1/cite.csl.json"


def test_a_single_original_is_not_offered_twice(show):
    box = show(VoiceFactory().get_url())

    assert "All" not in words(box)
    assert len(box("details")) == 2


def test_every_file_offered_is_there(client, show):
    pages = [
        PolicyRecommendationFactory(),
        CaseStudyFactory(summary_of_work=True, references=[("reference", REFERENCE)] * 2),
    ]
    for page in pages:
        for address in (page.get_url(), f"/id/{page.record.pk}/v/1"):
            box = show(address)
            found = {link["href"] for link in box("a")}
            assert len(found) >= 6
            assert {client.get(href).status_code for href in found} == {200}


def publish_second_version(page):
    page.title, page.change_note = "Second title", "Another title."
    page.save_revision().publish()


def test_an_old_version_is_cited_as_it_was(show):
    page = CaseStudyFactory(title="First title")
    publish_second_version(CaseStudyPage.objects.get(pk=page.pk))

    old, new = show(f"/id/{page.record.pk}/v/1"), show(page.get_url())

    assert words(old.h2) == "Cite this version"
    this, newest = works(old).values()
    assert all("First title" in text and "/v/1" in text for text in this.values())
    assert all("Second title" in text and "/v/" not in text for text in newest.values())
    assert next(iter(works(new))).startswith("This version (number 2, ")


def test_each_statement_says_how_it_is_cited(client):
    page = PolicyRecommendationFactory()
    identifier = page.record.pk

    shown = read(client.get(page.get_url()))

    statement = shown.find(id="s2")
    fold = statement.select_one("details.mer-statement__cite")
    assert words(fold.summary) == "Cite this statement (2)"
    said = {words(row.dt): words(row.dd) for row in fold.select("dl > div")}
    assert said == {
        "Key, which stays with it": "s2",
        "Address of these words (version 1)": f"http://testserver/id/{identifier}/v/1#s2",
        "Address of its newest words": f"http://testserver/id/{identifier}#s2",
    }
    found = links(fold)
    assert found["RIS of statement 2"] == f"/id/{identifier}/v/1/s2/cite.ris"
    assert found["APA 7 of statement 2"] == f"/id/{identifier}/v/1/s2/cite.txt?style=apa"
    assert {client.get(href).status_code for href in found.values()} == {200}


def test_a_statement_that_moved_keeps_its_anchor_and_its_key(client):
    page = PolicyRecommendationFactory()
    page = PolicyRecommendationPage.objects.get(pk=page.pk)
    rows = [(part.block_type, dict(part.value), part.id) for part in page.statements]
    page.statements = StreamValue(page.statements.stream_block, rows[::-1])
    page.change_note = "The other way round."
    page.save_revision().publish()

    shown = read(client.get(page.get_url()))

    anchors = [part["id"] for part in shown.select(".mer-statement")]
    assert anchors == ["s2", "s1"]
    assert "Record ethnicity at booking." in words(shown.find(id="s1"))
    assert words(shown.find(id="s1").select_one("dd.mer-break")).endswith("/v/2#s1") is False
    assert "RIS of statement 1" in links(shown.find(id="s1"))


def test_a_version_offers_its_statements(show):
    page = PolicyRecommendationFactory()

    box = show(f"/id/{page.record.pk}/v/1")

    found = links(box)
    assert found["BibTeX of statement 2"] == f"/id/{page.record.pk}/v/1/s2/cite.bib"
    assert f"http://testserver/id/{page.record.pk}/v/1#s2" in words(box)


def test_frozen_words_have_no_citations_in_them(client):
    page = PolicyRecommendationFactory()
    version = page.record.versions.get()
    before = (version.html, version.sha256)
    client.get(page.get_url())

    assert render_frozen(build_content(page)) == version.html
    assert "Cite" not in version.html
    version.refresh_from_db()
    assert (version.html, version.sha256) == before


def test_a_person_is_credited_in_the_box_as_they_chose(show):
    named = PersonalVoiceFactory(consent={"credit": "Marigold"})
    unnamed = PersonalVoiceFactory(consent={"credit": "Marigold", "show_name": False})

    assert "Marigold" in words(show(named.get_url()))
    assert "Marigold" not in words(show(unnamed.get_url()))
    assert "Marigold" not in words(show(f"/id/{unnamed.record.pk}/v/1"))


def test_a_draft_has_no_box(rf):
    from repository.interchange.cite.box import cite_box  # noqa: PLC0415

    page = CaseStudyFactory(published=False)

    assert cite_box(rf.get("/"), getattr(page, "record", None), page, {}) is None
