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
    "collection-title": "Maternity Equity Repository",
    "genre": "Case study",
    "version": "2",
    "URL": "https://repository.example/id/cs-8zr0m4kx5d/v/2",
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

OBSERVATORY = "NHS Race and Health Observatory"
REPOSITORY = "Maternity Equity Repository"
ADDRESS = "https://repository.example/id/"
ACCESSED = {"accessed": {"date-parts": [[2026, 11, 27]]}}
MAY = {"issued": {"date-parts": [[2026, 5, 1]]}}
PEOPLE = [
    {"family": "Obi", "given": "Ada Grace"},
    {"family": "de Souza", "given": "Ana-Maria"},
    {"family": "Khan", "given": "Sana"},
    {"family": "O’Neill", "given": "J. R."},
    {"family": "Müller", "given": "Élodie"},
    {"family": "Begum", "given": "Fatima"},
    {"family": "Ali", "given": "Noor"},
]
TRUST = {"literal": "Northern Care Trust"}


def report(*authors, **fields):
    """A case study that a site sent in."""
    return {
        "id": "cs-8zr0m4kx5d",
        "type": "report",
        "title": "Weighing swabs at every birth",
        **({"author": list(authors)} if authors else {}),
        **MAY,
        "publisher": OBSERVATORY,
        "collection-title": REPOSITORY,
        "genre": "Case study",
        "URL": f"{ADDRESS}cs-8zr0m4kx5d",
        **ACCESSED,
        **fields,
    }


def page(*authors, **fields):
    """A tool, or a summary of somebody else's work, that the site wrote."""
    item = report(*authors, **fields)
    series = item.pop("collection-title")
    defaults = {"id": "to-4wq9v2mxbt", "title": "Who is missing from our data?", "genre": "Tool"}
    address = {"URL": f"{ADDRESS}to-4wq9v2mxbt"}
    return {**item, "type": "webpage", "container-title": series, **defaults, **address, **fields}


def statement(*authors, **fields):
    """One numbered statement of a recommendation."""
    item = report(*authors, **fields)
    item.pop("genre")
    return {
        **item,
        "id": "pr-0k3nb7c5fz-s3",
        "type": "chapter",
        "title": "Statement 3: Offer an interpreter at every visit",
        "container-title": "Closing the gap",
        "version": "2",
        "URL": f"{ADDRESS}pr-0k3nb7c5fz/v/2#s3",
        **fields,
    }


def article(*authors, **fields):
    """A paper in a journal, that a record rests on."""
    return {
        "id": "cs-8zr0m4kx5d-r1",
        "type": "article-journal",
        "title": "Weighing swabs at every birth",
        **({"author": list(authors)} if authors else {}),
        "issued": {"date-parts": [[2021]]},
        "container-title": "Journal of Examples",
        "volume": "21",
        "issue": "4",
        "page": "169-175",
        "DOI": "10.5555/mer.1",
        "URL": "https://doi.org/10.5555/mer.1",
        **ACCESSED,
        **fields,
    }


def without(item, *names):
    return {name: value for name, value in item.items() if name not in names}


VERSION = {"version": "2", "URL": f"{ADDRESS}cs-8zr0m4kx5d/v/2"}
RHO = {"literal": OBSERVATORY}
