import json

from hypothesis import given

from repository.citation.csl_json import render_csl_json
from tests.repository.citation.items import ITEM, texts


def test_a_list_reads_back():
    assert json.loads(render_csl_json([ITEM, ITEM])) == [ITEM, ITEM]


def test_an_empty_list_is_a_list():
    assert json.loads(render_csl_json([])) == []


def test_letters_stay_readable():
    assert "Müller" in render_csl_json([{"author": [{"family": "Müller"}]}])


@given(texts)
def test_any_text_reads_back(text):
    assert json.loads(render_csl_json([{**ITEM, "title": text}]))[0]["title"] == text
