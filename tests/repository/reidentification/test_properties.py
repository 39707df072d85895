"""Whatever is written: the check answers, points into the words, and answers alike twice."""

from hypothesis import assume, given
from hypothesis import strategies as st

from repository.reidentification.check import find_risks
from repository.reidentification.finding import TEXT
from repository.reidentification.named_review import needs_named_review
from repository.reidentification.story import Story
from tests.repository.reidentification.passages import HARMLESS, IDENTIFYING

PIECES = [story.text for _kind, story in IDENTIFYING] + [story.text for story in HARMLESS]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8).map(" ".join),
)
FIELDS = st.one_of(st.just(""), st.text(max_size=40), st.sampled_from(PIECES))
STORIES = st.builds(
    Story,
    text=TEXTS,
    place=FIELDS,
    date=FIELDS,
    ethnicity=FIELDS,
    role=FIELDS,
    credit=FIELDS,
    organisations=st.lists(FIELDS, max_size=2).map(tuple),
    file_names=st.lists(st.text(max_size=60), max_size=2).map(tuple),
    image_metadata=st.lists(
        st.dictionaries(
            st.text(max_size=12) | st.sampled_from(["GPSInfo", "Artist", "DateTimeOriginal"]),
            st.text(max_size=20)
            | st.none()
            | st.integers()
            | st.binary(max_size=9)
            | st.lists(st.integers(), max_size=3)
            | st.dictionaries(st.integers(), st.floats(), max_size=2),
        ),
        max_size=2,
    ).map(tuple),
)


@given(STORIES)
def test_findings_lie_inside_the_words_they_quote(story):
    fields = {TEXT: story.text}
    fields.update((name, getattr(story, name)) for name in ("place", "date", "ethnicity", "role"))
    for finding in find_risks(story):
        assert 0 <= finding.span.start < finding.span.end
        if finding.source in fields:
            assert fields[finding.source][finding.span.start : finding.span.end] == finding.words
        for source, span in finding.others:
            assert 0 <= span.start < span.end <= len(fields[source])


@given(STORIES)
def test_the_same_story_has_the_same_findings(story):
    assert find_risks(story) == find_risks(story)


@given(TEXTS)
def test_reasons_for_a_named_review_quote_the_text(text):
    for reason in needs_named_review(text):
        assert text[reason.span.start : reason.span.end] == reason.words


@given(st.sampled_from(HARMLESS), st.sampled_from(IDENTIFYING))
def test_a_harmless_paragraph_does_not_hide_an_identifying_one(harmless, identifying):
    kind, story = identifying
    both = Story(**{**vars(story), "text": f"{story.text}\n\n{harmless.text}"})
    assume(not story.text.endswith("Warsame"))  # A signature is one only at the end.
    assume("All names have been changed" not in harmless.text)
    assert find_risks(both), kind
