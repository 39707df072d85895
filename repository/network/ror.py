"""ROR identifiers of research organisations: their form and their check digits. Pure."""

import re
from typing import Final

ADDRESS: Final = "https://ror.org/"
#: Crockford's base 32, in lower case as ROR writes it.
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_FORM: Final = re.compile(rf"(0[{_ALPHABET}]{{6}})(\d\d)", re.ASCII)


def read_ror(text: str) -> str:
    """Return an identifier by itself, however it was given: with an address, in capitals."""
    return re.sub(r"^(?:https?://)?ror\.org/", "", text.strip().lower())


def is_ror(text: str) -> bool:
    """Return whether it can be a ROR identifier, such as `02jx3x895`.

    The last two digits check the others by ISO/IEC 7064, MOD 97-10
    (https://ror.readme.io/docs/identifier).
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return False
    number = 0
    for character in match[1]:
        number = number * len(_ALPHABET) + _ALPHABET.index(character)
    return int(match[2]) == 98 - number * 100 % 97
