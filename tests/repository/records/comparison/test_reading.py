"""Everything that a record's content holds is compared, or is left out on purpose."""

import pytest

from repository.records.comparison import compare
from repository.records.comparison.reading import FOOT, HEAD, LEFT_OUT
from repository.records.comparison.section_parts import KINDS
from repository.records.section_values import _BUILDERS
from tests.browser import case_study
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP3, DocumentFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory

pytestmark = pytest.mark.django_db

#: Codes beside a label that says the same, values that are compared in another form, and sizes.
CODES = {
    "act", "author_list", "code", "cost", "direction", "family", "given", "kind", "language",
    "part", "region", "role", "scheme", "status", "strength", "value", "wording", "key",
}  # fmt: skip


def rich():
    return CaseStudyFactory(
        **case_study.FIELDS,
        ethnic_groups=[("2001-n", "Somali mothers")],
        contributors=[{"given_name": "Ada", "family_name": "Example", "role": "Midwife"}],
        tags=["scales"],
        tools_used=[ToolFactory()],
        adapted_from=[(ToolFactory(), "The scales stand on the trolley.")],
        voices_answered=[(VoiceFactory(), "Scales on every trolley.")],
        audio_version=DocumentFactory(
            file__filename="read.mp3",
            file__data=MP3,
            running_time="4 minutes",
            accessible_note="Read slowly",
        ),
    )


def recommendation():
    evidence = {"text": "<p>Ask.</p>", "evidence": "<p>A review.</p>", "audience": "Trusts"}
    return PolicyRecommendationFactory(statements=[("statement", evidence)])


def tool():
    sheet = {"title": "Sheet", "document": DocumentFactory(), "accessible_note": "Tagged PDF"}
    steps = [("step", step) for step in case_study.STEPS]
    return ToolFactory(steps=steps, downloads=[("download", sheet)], qi_stage=["test", "measure"])


PAGES = (rich, recommendation, tool, VoiceFactory)


def content_of(make):
    return make().record.versions.get().content


def places(value, path=()):
    """Yield where each text of a content stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from places(item, (*path, number))
    elif isinstance(value, str) and value:
        yield path


def changed(value, path):
    """Return a copy with another word at a place."""
    if not path:
        return "<p>kingfisher</p>" if value.startswith("<") else "kingfisher"
    if isinstance(value, dict):
        return {**value, path[0]: changed(value[path[0]], path[1:])}
    return [changed(item, path[1:]) if n == path[0] else item for n, item in enumerate(value)]


#: What a part is called, and where the text of a licence is: told with what it stands beside.
NAMES = (("sections", "heading"), ("facts", "label"), ("licence", "url"))


def is_shown(path):
    left_out = path[0] in LEFT_OUT - {"sections"} or path[-1] in CODES
    return not left_out and (path[0], path[-1]) not in NAMES


@pytest.mark.parametrize("make", PAGES)
def test_every_part_of_a_content_is_declared(make):
    declared = {key for key, _label, _read in (*HEAD, *FOOT)} | LEFT_OUT

    assert set(content_of(make)) <= declared


def test_every_kind_of_section_is_declared():
    assert set(KINDS) == set(_BUILDERS)


@pytest.mark.parametrize("make", PAGES)
def test_every_text_that_changes_is_told(make):
    content = content_of(make)

    untold = [
        path
        for path in places(content)
        if is_shown(path) and "kingfisher" not in str(compare(content, changed(content, path)))
    ]

    assert untold == []


@pytest.mark.parametrize("make", PAGES)
def test_a_content_does_not_differ_from_itself(make):
    content = content_of(make)

    assert compare(content, content) == []
