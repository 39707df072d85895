"""Capitalised words of maternity stories that name no person, in lower case."""

from typing import Final

from repository.reidentification.word_lists import read_list

#: Names too, though a medicine, a people or a word of family is spelt alike.
_NAMES_TOO: Final = frozenset(
    ["ama", "ami", "amma", "asante", "georgian", "german", "lucian", "marie", "mary"]
)
#: What no sign beside it turns into a person.
NEVER_NAMES: Final = (
    read_list("not_names/medicines")
    | read_list("not_names/peoples")
    | read_list("not_names/titles_and_family")
) - _NAMES_TOO
#: What needs a strong sign: “my son Turner”, but not “Turner syndrome”.
SELDOM_NAMES: Final = read_list("not_names")
#: A capitalised phrase that holds one of these is an institution, a work or a thing.
INSTITUTIONS: Final = read_list("institutions")
#: Words that open the name of an institution or a place.
OPENERS: Final = read_list("openers")
