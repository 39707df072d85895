"""What the links of the programme view promise."""

import re

from tests.reading import read, words


def list_promises(response):
    """Return each search that is linked to, with the number beside a heading or in a cell."""
    return {
        (link["href"], int(re.search(r"([\d,]+) records?", words(link.parent))[1].replace(",", "")))
        for link in read(response).select('main table a[href^="/search/"]')
    }
