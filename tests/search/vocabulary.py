"""The starter synonyms as values, without a database."""

from home import starter
from repository.taxonomy.synonyms import TermGroup
from search.lexicon import Lexicon

LISTS = ("exact", "entry_terms", "narrower", "related", "never_suggest")
FACTS = starter.read("synonyms")
GROUPS = [
    TermGroup(
        label=fields["label"],
        ambiguous=fields.get("ambiguous", {}),
        **{name: tuple(fields.get(name, ())) for name in LISTS},
    )
    for fields in FACTS["groups"]
]
PAIRS = [(pair["first"], pair["second"]) for pair in FACTS["separate"]]
STARTER = Lexicon(GROUPS)
