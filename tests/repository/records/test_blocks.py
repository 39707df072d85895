"""What the blocks of a record refuse, and what they offer an editor who opens the chooser."""

from datetime import date

import pytest
from wagtail.blocks import StructBlockValidationError

from repository.records import blocks
from repository.records.blocks.links import DownloadBlock
from repository.records.blocks.measures import MeasureBlock
from repository.records.blocks.pdsa import PDSACycleBlock

STREAMS = [getattr(blocks, name) for name in blocks.__all__]
CHOSEN = [(name, block) for stream in STREAMS for name, block in stream]
#: A voice and its consent cannot be made up for an example, so a quoted voice has none.
EXAMPLES = [(name, block) for name, block in CHOSEN if name != "quoted_voice"]


def clean(block, **value):
    return block.clean(block.to_python(value))


def measure(**value):
    return clean(MeasureBlock(), name="Bleeding", **value)


def test_a_measure_with_a_table_that_can_be_read_is_accepted():
    assert measure(table="Period,A\nJan,12/340")["name"] == "Bleeding"


def test_a_measure_without_a_table_is_accepted():
    assert measure(reported=[{"result": "2.9%"}])["table"] == ""


def test_a_table_that_cannot_be_read_is_refused_at_the_table():
    with pytest.raises(StructBlockValidationError) as refused:
        measure(table="Period,A\nJan,twelve")

    assert "Row 2, A: “twelve” is not a figure" in refused.value.block_errors["table"].message


def test_a_note_about_a_period_that_is_not_in_the_table_is_refused():
    with pytest.raises(StructBlockValidationError) as refused:
        measure(table="Period,A\nJan,1/20", annotations=[{"period": "June", "text": "Began"}])

    assert "“June” is not a period of the table: use one of Jan" in str(
        refused.value.non_block_errors
    )


def test_a_note_about_a_period_of_the_table_is_accepted():
    assert measure(table="Period,A\nJan,1/20", annotations=[{"period": "Jan ", "text": "Began"}])


def test_a_test_of_change_cannot_end_before_it_began():
    with pytest.raises(StructBlockValidationError) as refused:
        clean(
            PDSACycleBlock(),
            title="Scales",
            plan="<p>Try.</p>",
            start=date(2026, 2, 1),
            end=date(2026, 1, 1),
        )

    assert list(refused.value.block_errors) == ["end"]


def test_a_test_of_change_may_last_one_day_or_have_no_end_yet():
    for end in (date(2026, 2, 1), None):
        clean(
            PDSACycleBlock(),
            title="Scales",
            plan="<p>Try.</p>",
            start=date(2026, 2, 1),
            end=end,
        )


@pytest.mark.django_db
def test_a_download_needs_a_file_or_an_address():
    with pytest.raises(StructBlockValidationError) as refused:
        clean(DownloadBlock(), title="Checklist")

    assert list(refused.value.block_errors) == ["url"]
    assert clean(DownloadBlock(), title="Checklist", url="https://example.org/list")


@pytest.mark.parametrize(("name", "block"), CHOSEN, ids=[name for name, _ in CHOSEN])
def test_every_block_has_a_description_and_a_preview(name, block):
    assert block.meta.description
    assert block.meta.icon != "placeholder"
    assert block.normalize(block.meta.preview_value) is not None, name


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "block"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_every_preview_would_itself_be_accepted(name, block):
    value = block.meta.preview_value
    python = block.to_python(value) if isinstance(value, dict) else value

    assert block.clean(python) is not None, name
