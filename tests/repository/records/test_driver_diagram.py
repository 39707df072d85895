import re
from itertools import pairwise

import pytest
from lxml import etree

from repository.records.driver_diagram import COLUMN_WIDTH, GUTTER, render_driver_diagram

SVG = "{http://www.w3.org/2000/svg}"

DIAGRAM = {
    "aim": "Halve severe bleeding after birth among Black women by March",
    "primary_drivers": [
        {
            "title": "Bleeding seen early",
            "secondary_drivers": [
                {"title": "Blood loss measured", "change_ideas": ["Weigh every swab", "One jug"]},
                {"title": "Risk known", "change_ideas": []},
            ],
        },
        {"title": "Women are heard", "secondary_drivers": []},
    ],
}
#: Words that are as wide as a box.
AIM = "Those disproportionately harmed; intersectionality understood"


def draw(diagram):
    return etree.fromstring(render_driver_diagram(diagram).encode())


def words(svg):
    return [" ".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def test_every_driver_and_idea_is_drawn_under_its_column_heading():
    drawn = words(draw(DIAGRAM))

    assert drawn[:4] == ["Aim", "Primary drivers", "Secondary drivers", "Change ideas"]
    for text in ("Bleeding seen early", "Women are heard", "Risk known", "Weigh every swab"):
        assert text in drawn
    assert DIAGRAM["aim"] in drawn


def test_the_long_words_of_the_field_stay_whole_in_the_aim_too():
    (_heading, *aim) = draw({"aim": AIM}).iter(f"{SVG}text")

    (lines,) = ([line.text for line in text] for text in aim)
    assert lines == AIM.split()


def test_columns_without_content_are_left_out():
    svg = draw({"aim": "Aim", "primary_drivers": [{"title": "Only one"}]})

    assert words(svg)[:2] == ["Aim", "Primary drivers"]
    assert float(svg.get("width")) == 2 * COLUMN_WIDTH + GUTTER + 2


def test_a_connector_joins_each_box_to_each_of_its_children():
    assert len(list(draw(DIAGRAM).iter(f"{SVG}path"))) == 6


def test_boxes_of_a_column_do_not_overlap():
    columns = {}
    for rect in draw(DIAGRAM).iter(f"{SVG}rect"):
        top = float(rect.get("y"))
        columns.setdefault(rect.get("x"), []).append((top, top + float(rect.get("height"))))

    for spans in columns.values():
        spans.sort()
        assert all(upper[1] < lower[0] for upper, lower in pairwise(spans))


def test_boxes_stay_inside_the_drawing():
    svg = draw(DIAGRAM)

    height = float(svg.get("height"))
    for rect in svg.iter(f"{SVG}rect"):
        top = float(rect.get("y"))
        assert top >= 0
        assert top + float(rect.get("height")) <= height


def test_it_is_one_named_image_to_a_screen_reader():
    svg = draw(DIAGRAM)

    assert svg.get("role") == "img"
    assert "Halve severe bleeding" in svg.get("aria-label")
    assert "Bleeding seen early; Women are heard" in svg.get("aria-label")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", 'Say "stop" & listen', "a" * 200])
def test_any_text_gives_well_formed_harmless_markup(text):
    svg = draw({"aim": text, "primary_drivers": [{"title": text}]})

    assert not list(svg.iter(f"{SVG}script"))
    assert text in svg.get("aria-label")


def test_there_is_no_inline_style_or_script():
    drawn = render_driver_diagram(DIAGRAM)

    assert not re.search(r"\sstyle=|\son\w+=|<script|<style", drawn)


def test_an_empty_diagram_is_still_a_drawing():
    assert words(draw({})) == ["Aim", ""]
