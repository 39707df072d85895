"""How tests read a page: by role and text, as a reader or a screen reader would."""

from bs4 import BeautifulSoup


def read(response):
    """Return a response's page, parsed."""
    return BeautifulSoup(response.content, "lxml")


def words(node):
    """Return a node's words as one line."""
    return " ".join(node.get_text(" ").split())


def main_words(response):
    """Return the words of a page's main part, without header and footer."""
    return words(read(response).main)


def links(node):
    """Return where a node's links lead, by their words."""
    return {words(link): link["href"] for link in node.find_all("a", href=True)}
