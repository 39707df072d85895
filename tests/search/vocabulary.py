"""The starter synonyms as values, without a database."""

from home import starter
from repository.taxonomy.synonyms import TERM_LISTS, TermGroup
from search.lexicon import Lexicon

FACTS = starter.read("synonyms")
GROUPS = [
    TermGroup(
        label=fields["label"],
        ambiguous=fields.get("ambiguous", {}),
        **{name: tuple(fields.get(name, ())) for name in TERM_LISTS},
    )
    for fields in FACTS["groups"]
]
PAIRS = [(pair["first"], pair["second"]) for pair in FACTS["separate"]]
STARTER = Lexicon(GROUPS, PAIRS)
