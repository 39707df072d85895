"""Which words are names of people, and which of those are also ordinary words."""

import importlib
from functools import cache
from typing import Final

from repository.reidentification.word_lists import read_list
from repository.reidentification.words import is_common

#: Lists of a maintained package, in Latin letters, for the communities that live in Britain.
_LOCALES: Final = (
    "en_GB en_IE ga_IE en_IN en_PK en_NG yo_NG ig_NG ha_NG tw_GH en_KE pl_PL ro_RO pt_PT fr_FR "
    "es_ES it_IT tr_TR lt_LT lv_LV hu_HU cs_CZ sk_SK hr_HR de_DE pt_BR fr_CA vi_VN zu_ZA sw en_US"
)
_SHORTEST: Final = 3
#: Also ordinary words, places, or parts of other names: people only with a sign beside them.
_ALSO_WORDS: Final = read_list("also_words")
#: Words of grammar, which some list or other holds as a name.
_GRAMMAR: Final = read_list("grammar")


@cache
def known_names() -> frozenset[str]:
    """Return names in lower case, from the package and from our own lists."""
    names: set[str] = set(read_list("names"))
    for locale in _LOCALES.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_name", "last_name")):
                listed = getattr(provider, attribute)
                if not callable(listed):
                    names.update(name.lower() for name in listed if isinstance(name, str))
    return frozenset(name for name in names if len(name) >= _SHORTEST) - _GRAMMAR


def is_name(word: str) -> bool:
    """Return whether a word in lower case is a name; of a double one, whether a part is."""
    known = known_names()
    return word in known or ("-" in word and any(part in known for part in word.split("-")))


def is_also_word(word: str) -> bool:
    """Return whether a name is an ordinary word too: Grace, Hope, May."""
    return word in _ALSO_WORDS or (is_common(word) and word not in read_list("names"))
