"""A story as it is checked: its words, what is stored beside them, its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Story:
    """Everything that a reader would be given, and what the consent lets them know.

    Attributes:
        text: plain text, paragraphs apart by line breaks.
        place: town, area or hospital shown beside the story.
        date: day, month or year shown beside it, as written.
        ethnicity: the person's own words.
        role: such as “Mother of two”.
        organisations: names that the site knows; they are no people.
        credit: the name that consent allows, which is no finding.
        file_names: of pictures, recordings, attachments.
        image_metadata: EXIF of each picture, read into a mapping.
    """

    text: str
    place: str = ""
    date: str = ""
    ethnicity: str = ""
    role: str = ""
    organisations: tuple[str, ...] = ()
    credit: str = ""
    file_names: tuple[str, ...] = ()
    image_metadata: tuple[Mapping[str, Any], ...] = ()
