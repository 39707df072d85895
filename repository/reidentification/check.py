"""The check: every rule over one story. A rule is a row of a table."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from repository.reidentification import addresses, contacts, coordinates, dates, media, numbers
from repository.reidentification.files import find_in_file_names, find_in_images
from repository.reidentification.finding import Finding, drop_contained
from repository.reidentification.jigsaw import find_jigsaws
from repository.reidentification.jobs import find_jobs
from repository.reidentification.names import find_names
from repository.reidentification.story import Story

#: Rules that need the words alone; they also read the fields shown beside the story.
_OF_WORDS: Final[tuple[Callable[[str], Iterator[Finding]], ...]] = (
    numbers.find_nhs_numbers,
    numbers.find_personal_numbers,
    contacts.find_emails,
    contacts.find_phones,
    contacts.find_web_addresses,
    contacts.find_accounts,
    addresses.find_postcodes,
    addresses.find_part_postcodes,
    addresses.find_addresses,
    coordinates.find_coordinates,
    dates.find_exact_dates,
    media.find_media,
)
#: Rules that need what stands beside the words as well.
_OF_STORIES: Final[tuple[Callable[[Story], Iterator[Finding]], ...]] = (
    find_names,
    find_jobs,
    find_jigsaws,
    find_in_file_names,
    find_in_images,
)

#: Fields beside the story, which readers see too.
_FIELDS: Final = ("place", "ethnicity", "role")


def find_risks(story: Story) -> list[Finding]:
    """Return what could say who the people of a story are, in order of place."""
    return drop_contained(_find_all(story))


def _find_all(story: Story) -> Iterator[Finding]:
    for find_in_words in _OF_WORDS:
        yield from find_in_words(story.text)
        for field in _FIELDS:
            for finding in find_in_words(getattr(story, field)):
                yield replace(finding, source=field)
    for find_in_story in _OF_STORIES:
        yield from find_in_story(story)
