"""What reading a file may cost, and what can be wrong with one. Pure."""

from typing import Final

#: More than any guideline or report has; what lies behind is left out, and the editor is told.
MAX_PAGES: Final = 500
MAX_CHARACTERS: Final = 1_000_000
#: Characters of what a file says of its makers.
MAX_ABOUT: Final = 2_000
#: Seconds. Some 20 to 50 pages are read in one (measured on two busy cores).
MAX_SECONDS: Final = 20
#: Bytes. A report of 300 pages with pictures takes 200 MB while it is read.
MAX_MEMORY: Final = 1024**3

#: What can be wrong with a file, as it is passed on.
LOCKED: Final = "locked"
BROKEN: Final = "broken"
