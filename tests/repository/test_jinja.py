from datetime import date, datetime

import pytest
from django.template import engines
from markupsafe import Markup

from repository.jinja import escaped, long_date


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 4, 3), "3 April 2026"),
        (datetime(2026, 4, 3, 12), "3 April 2026"),  # noqa: DTZ001 - a date is all that is shown
        ("2026-04-03", "3 April 2026"),
        ("2026-04-03T12:00:00Z", "3 April 2026"),
        ("Spring 2026", "Spring 2026"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_out_and_anything_else_left_as_it_came(value, text):
    assert long_date(value) == text


def test_templates_escape_what_they_show():
    template = engines["jinja2"].from_string("{{ words }}")

    assert template.render({"words": "<script>"}) == "&lt;script&gt;"


def test_what_is_kept_of_a_safe_text_makes_no_other_safe():
    assert escaped(Markup("<b>One</b>")) == "<b>One</b>"
    assert escaped("<b>One</b>") == "&lt;b&gt;One&lt;/b&gt;"


def test_a_missing_value_is_silent_however_deep():
    assert engines["jinja2"].from_string("{{ no.such.thing }}").render({}) == ""


def test_an_entry_of_a_dictionary_comes_before_its_methods():
    template = engines["jinja2"].from_string("{{ facet.values }} {{ facet.items() | list }}")

    assert template.render({"facet": {"values": 3}}) == f"3 {[('values', 3)]}".replace("'", "&#39;")


def test_what_is_escaped_by_hand_shows_no_markup_from_outside():
    source = (
        '{% from "components/checkboxes.html" import checkboxes %}{{ checkboxes("theme", all) }}'
    )
    hostile = ('"><script>', "<script>", 1, False)

    shown = engines["jinja2"].from_string(source).render({"all": [hostile]})

    assert '<div class="nhsuk-checkboxes' in shown
    assert "<script>" not in shown
