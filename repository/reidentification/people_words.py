"""Words that stand beside the name of a person: family, staff, what people do."""

from typing import Final

from repository.reidentification.word_lists import read_list

CHILD: Final = read_list("people/child")
FAMILY: Final = read_list("people/family")
STAFF: Final = read_list("people/staff")
PERSON: Final = CHILD | FAMILY | STAFF | read_list("people/somebody")
TITLES: Final = read_list("people/titles")
STAFF_TITLES: Final = read_list("people/staff_titles")
DETERMINERS: Final = read_list("people/determiners")
PRONOUNS: Final = read_list("people/pronouns")
CALLED: Final = read_list("people/called")
SPEAKING: Final = read_list("people/speaking")
VERBS: Final = read_list("people/verbs")
BELONGINGS: Final = read_list("people/belongings")
MET: Final = read_list("people/met")
HONORIFICS: Final = read_list("people/honorifics")
