"""What an archive is made of: names, order, version of the format, what is said about it."""

import re
from typing import Final

FORMAT: Final = "maternity-equity-repository/site"
#: Moves when an older release could not read what is written. Fields that are added need no move.
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
#: The files of rows, in the order in which they are written.
KINDS: Final = (
    "site",
    "areas",
    "themes",
    "synonyms",
    "separate_terms",
    "pages",
    "tags",
    "organisations",
    "documents",
    "images",
    "records",
    "versions",
    "redirects",
    "picks",
)
#: `<random>/<name>`, as `repository.media` names files: no other folder, no hidden name.
MEDIA_NAME: Final = re.compile(r"[\w-]{8,64}/[^/\\.\x00-\x1f][^/\\\x00-\x1f]{0,99}")
ABOUT: Final = (
    "A public website as open files. data/*.jsonl holds one JSON object a line; media/ holds the "
    "files that pages use, under the addresses that they have on the site. Rows name each other: "
    "a page by its address below the home page, a record by its permanent identifier, a file by "
    "its name, everything else by its slug. It is no back-up: drafts, private pages, people's "
    "accounts and stories without consent to re-use are not in it. Stories are their tellers' own: "
    "the consent beside each says what may be shown of it, and until when."
)


def rows_of(kind: str) -> str:
    """Return the name of a file of rows."""
    return f"data/{kind}.jsonl"


def media_of(name: str) -> str:
    """Return under which name an archive keeps a file."""
    return f"media/{name}"


def is_known(name: str) -> bool:
    """Return whether a file of this name may be in an archive at all."""
    folder, _, rest = name.partition("/")
    if folder == "media":
        return bool(MEDIA_NAME.fullmatch(rest))
    return name == MANIFEST or name in {rows_of(kind) for kind in KINDS}
