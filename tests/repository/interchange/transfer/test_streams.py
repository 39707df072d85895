"""References in streams: blocks that must refer to something go when it does not leave."""

import pytest
from wagtail.models import Page

from repository.interchange.transfer.streams import change_stream, keep
from repository.media.models import RepositoryDocument
from repository.records.models import CaseStudyPage, ToolPage

QUOTED = CaseStudyPage.quoted_voices.field.stream_block
DOWNLOADS = ToolPage.downloads.field.stream_block
STEPS = ToolPage.steps.field.stream_block


def name(model, key):
    family = Page if issubclass(model, Page) else model
    return f"{family._meta.model_name} {key}"


def lose(_model, _key):
    return None


def quotation(voice):
    return {"type": "quoted_voice", "id": "a", "value": {"voice": voice, "quotation": "q1"}}


def download(document):
    value = {"title": "Sheet", "document": document, "url": "", "accessible_note": "Tagged."}
    return {"type": "download", "id": "b", "value": value}


def step(detail):
    return {"type": "step", "id": "c", "value": {"title": "Weigh", "detail": detail}}


def change(block, stored, by):
    return change_stream(block, stored, by, keep)


def test_keys_become_names():
    assert change(QUOTED, [quotation(7)], name) == [quotation("page 7")]
    assert change(DOWNLOADS, [download(8)], name) == [download("repositorydocument 8")]
    assert change(STEPS, [step('<a linktype="page" id="9">x</a>')], name) == [
        step('<a linktype="page" id="page 9">x</a>')
    ]


def test_a_quotation_without_its_voice_goes():
    assert change(QUOTED, [quotation(7)], lose) == []


def test_a_download_that_may_do_without_its_file_stays():
    assert change(DOWNLOADS, [download(8)], lose) == [download(None)]


def test_a_link_in_words_keeps_its_words():
    assert change(STEPS, [step('<a linktype="page" id="9">x</a>')], lose) == [step("<a>x</a>")]


def test_what_a_block_no_longer_has_stays_behind():
    old = step("<p>Once.</p>")
    old["value"]["secret"] = "of an earlier release"

    assert change(STEPS, [old], name) == [step("<p>Once.</p>")]


def test_a_block_that_the_code_does_not_know_is_an_error():
    with pytest.raises(KeyError):
        change(STEPS, [{"type": "unknown", "id": "d", "value": 1}], name)


def test_documents_are_named_by_their_own_model():
    assert name(RepositoryDocument, 1) == "repositorydocument 1"
