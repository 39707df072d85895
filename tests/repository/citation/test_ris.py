import rispy
from hypothesis import given, settings

from repository.citation.item import one_line
from repository.citation.ris import render_ris
from tests.repository.citation.items import ITEM, PEOPLE, TRUST, article, statement, texts


def read(text):
    return rispy.loads(text)


def test_every_part_reads_back():
    (entry,) = read(render_ris(ITEM))

    assert entry == {
        "type_of_reference": "RPRT",
        "id": "cs-8zr0m4kx5d",
        "title": ITEM["title"],
        "authors": ["de Souza, Ana Maria", "Barnsley and Rotherham Maternity Voices"],
        "year": "2026",
        "date": "2026/05/01",
        "publisher": ITEM["publisher"],
        "secondary_title": ITEM["collection-title"],
        "type_of_work": "Case study",
        "edition": "2",
        "language": "en",
        "urls": [ITEM["URL"]],
        "access_date": "2026/11/26",
        "abstract": ITEM["abstract"],
        "notes": ["Superseded."],
    }


def test_a_statement_is_a_part_of_its_record():
    (entry,) = read(render_ris(statement(TRUST, DOI="10.5555/mer_1")))

    assert entry["type_of_reference"] == "CHAP"
    assert entry["title"] == "Statement 3: Offer an interpreter at every visit"
    assert entry["secondary_title"] == "Closing the gap"
    assert entry["tertiary_title"] == "Maternity Equity Repository"
    assert entry["urls"] == ["https://repository.example/id/pr-0k3nb7c5fz/v/2#s3"]
    assert entry["doi"] == "10.5555/mer_1"


def test_an_article_is_in_a_journal():
    (entry,) = read(render_ris(article(PEOPLE[0])))

    assert (entry["type_of_reference"], entry["secondary_title"]) == ("JOUR", "Journal of Examples")
    assert (entry["volume"], entry["number"]) == ("21", "4")
    assert (entry["start_page"], entry["end_page"]) == ("169", "175")


def test_lines_end_as_the_format_says():
    lines = render_ris(ITEM).split("\r\n")

    assert (lines[0], lines[-3:]) == ("TY  - RPRT", ["ER  - ", "", ""])
    assert all(line[2:6] == "  - " for line in lines[:-2])


def test_what_is_not_known_has_no_line():
    (entry,) = read(render_ris({"id": "a", "type": "webpage", "title": "A"}))

    assert entry == {"type_of_reference": "ELEC", "id": "a", "title": "A"}


def test_another_type_is_anything():
    assert render_ris({**ITEM, "type": "song"}).startswith("TY  - GEN\r\n")


@settings(deadline=None)  # the readers are slow on a busy machine
@given(texts)
def test_any_text_reads_back_on_one_line(text):
    both = render_ris({**ITEM, "title": text, "abstract": text}) + render_ris(ITEM)

    first, second = read(both)

    assert (first["title"], first["abstract"]) == (one_line(text), one_line(text))
    assert second["title"] == ITEM["title"]
