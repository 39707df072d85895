"""Items of CSL-JSON as the site makes them, and arbitrary ones."""

from hypothesis import strategies

ITEM = {
    "id": "cs-8zr0m4kx5d",
    "type": "report",
    "title": "Weighing swabs: 50% less severe bleeding & no blame",
    "author": [
        {"family": "de Souza", "given": "Ana Maria"},
        {"literal": "Barnsley and Rotherham Maternity Voices"},
    ],
    "issued": {"date-parts": [[2026, 5, 1]]},
    "publisher": "NHS Race and Health Observatory",
    "container-title": "Maternity Equity Repository",
    "genre": "Case study",
    "version": "2",
    "URL": "https://repository.example/id/cs-8zr0m4kx5d",
    "accessed": {"date-parts": [[2026, 11, 26]]},
    "language": "en",
    "abstract": "Swabs were weighed at every birth.",
    "note": "Superseded.",
}
#: Any text with something in it that can be seen, such as nobody would type.
texts = strategies.text(
    strategies.characters(exclude_categories=("Cs",))
    | strategies.sampled_from("\\{}~^&%$#_@\"'\n"),
    min_size=1,
).filter(lambda text: any(character.isalnum() for character in text))
