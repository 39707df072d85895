"""Regular differences between British and American spelling, as rules over lower-case text. Pure.

Irregular variants are in the editors' synonyms. A rule may make a word that does not exist
(“doctour”): nothing is written with it, so nothing is found by it.
"""

import re
from typing import Final

_TO_US: Final = tuple(
    (re.compile(pattern), us)
    for pattern, us in (
        # anaemia, haemorrhage, caesarean, paediatric, anaesthetic, gynaecology, orthopaedic
        (r"(?<=[a-z])ae(?=[a-z])", "e"),
        (r"\bae(?=[ts])", "e"),
        # foetus, oedema, oestrogen, diarrhoea, oesophagus
        (r"\bfoe(?=t)", "fe"),
        (r"\boe(?=[ds])", "e"),
        (r"rrhoea", "rrhea"),
        # labour, colour, behaviour, tumour; not four, hour, your
        (r"(?<=[a-z]{2}[bdilmnrv])our", "or"),
        # organise, randomised, immunisation, analyse; “precise” and its like do no harm
        (r"(?<=[a-z]{2})is(?=e\b|ed\b|es\b|er\b|ers\b|ing\b|ation\b|ations\b)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e\b|ed\b|es\b|ing\b)", "yz"),
        # centre, litre, fibre
        (r"(?<=[a-z]{2}[bt])re(?=s?\b)", "er"),
        # sulphate; programme; counselling, labelled; licence, defence
        (r"\bsulph", "sulf"),
        (r"programme(?=s?\b)", "program"),
        (r"(?<=[a-z]{2}[eao])ll(?=ed\b|ing\b|ors?\b|ers?\b)", "l"),
        (r"(?<=[a-z]{2}en)c(?=es?\b)", "s"),
    )
)
_TO_UK: Final = tuple(
    (re.compile(pattern), uk)
    for pattern, uk in (
        (r"\bhem(?=[aeio])", "haem"),
        (r"(?<=[a-z])emi(?=as?\b|c\b)", "aemi"),
        (r"\ban(?=esth)", "ana"),
        (r"\bces(?=ar)", "caes"),
        (r"\bped(?=iatr)", "paed"),
        (r"necolog", "naecolog"),
        (r"topedic", "topaedic"),
        (r"\bfet(?=us|al)", "foet"),
        (r"\bedem", "oedem"),
        (r"\best(?=rogen|radiol)", "oest"),
        (r"rrhea", "rrhoea"),
        (r"(?<=[a-z]{2}[bdilmnrv])or(?=s?\b|ed\b|ing\b|al\b|ful\b|able\b)", "our"),
        (r"(?<=[a-z]{2})iz(?=e\b|ed\b|es\b|er\b|ers\b|ing\b|ation\b|ations\b)", "is"),
        (r"(?<=[a-z]{2})yz(?=e\b|ed\b|es\b|ing\b)", "ys"),
        (r"(?<=cent|.lit|.fib|heat)er(?=s?\b)", "re"),
        (r"\bsulf", "sulph"),
        (r"program(?=s?\b)", "programme"),
        (r"(?<=[a-z]{2}[eao])l(?=ed\b|ing\b|ors?\b|ers?\b)", "ll"),
        (r"(?<=[a-z]{2}en)s(?=es?\b)", "c"),
    )
)
#: Written joined, with a hyphen, or apart.
_PREFIX: Final = re.compile(r"\b(anti|non|post)(?=[a-z]{4})")


def to_us(text: str) -> str:
    """Return a text in American spelling, in lower case."""
    return _apply(_TO_US, text.lower())


def to_uk(text: str) -> str:
    """Return a text in British spelling, in lower case."""
    return _apply(_TO_UK, text.lower())


def find_variants(text: str) -> tuple[str, ...]:
    """Return the other ways to write a text: by either spelling, joined where it has a hyphen."""
    typed = text.lower()
    forms = [to_us(typed), to_uk(typed)]
    other = rejoin(typed)
    forms += [other, to_us(other)]
    if "-" in typed:
        forms.append(to_uk(other))
    return tuple(form for form in dict.fromkeys(forms) if form != typed)


def rejoin(text: str) -> str:
    """Return a lower-case text joined where it has a hyphen, or else apart after a prefix."""
    return text.replace("-", "") if "-" in text else _PREFIX.sub(r"\1 ", text)


def _apply(rules: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    for pattern, other in rules:
        text = pattern.sub(other, text)
    return text
