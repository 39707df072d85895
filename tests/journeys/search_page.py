"""The search page and the four lists, as a reader meets them."""

import re

from playwright.sync_api import expect


class SearchPage:
    """Words, facets, results."""

    def __init__(self, page):
        self.page = page

    def open(self, path="/search/"):
        self.page.goto(path)

    def search(self, words):
        self.page.get_by_role("combobox", name=re.compile("looking for|Search")).fill(words)
        self.page.get_by_role("combobox", name=re.compile("looking for|Search")).press("Enter")

    @property
    def filters(self):
        return self.page.locator("#finder")

    @property
    def titles(self):
        return self.page.locator("main article").get_by_role("heading")

    @property
    def total(self):
        words = self.page.locator("#results").inner_text()
        return int(re.match(r"[\d,]+", words)[0].replace(",", ""))

    def unfold(self, summary):
        """Open a fold unless it is open."""
        fold = self.page.locator("details", has=self.page.locator("> summary", has_text=summary))
        if fold.last.get_attribute("open") is None:
            fold.last.locator("> summary").click()

    def value(self, label):
        """A facet value's checkbox, by its label without the count."""
        return self.filters.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)} ?\("))

    def count_of(self, label):
        words = self.filters.locator("label", has_text=re.compile(rf"^{re.escape(label)} ?\("))
        return int(re.search(r"\((\d+)", words.first.inner_text())[1])

    def choose(self, *labels):
        for label in labels:
            self.value(label).check()

    def apply(self):
        self.page.get_by_role("button", name="Apply filters").click()

    def remove(self, label):
        self.page.get_by_role("link", name=re.compile(f"Remove filter.*{re.escape(label)}")).click()

    def expect_total(self, number):
        expect(self.page.locator("#results")).to_have_text(re.compile(rf"^{number} records?"))
