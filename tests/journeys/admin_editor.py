"""The editing screen of a record, as someone who writes there meets it."""

import json
import re

from playwright.sync_api import expect

#: A new block slides open, and a click on a button that has moved on meanwhile is lost.
STAND_STILL = """addEventListener("DOMContentLoaded", () => {
  if (window.jQuery) window.jQuery.fx.off = true;
});"""


class AdminEditor:
    """Fills an editing screen from plain data: a field is named as Wagtail names its control."""

    def __init__(self, page):
        self.page = page
        page.add_init_script(STAND_STILL)

    def start(self, kind):
        """Begin a new record from the admin's first page."""
        self.page.goto("/admin/")
        self.page.get_by_role("link", name=kind, exact=True).first.click()

    def open(self, page_id):
        self.page.goto(f"/admin/pages/{page_id}/edit/")

    def tab(self, name):
        self.page.get_by_role("tab", name=re.compile(f"^{name}")).click()

    def control(self, name):
        return self.page.locator(f'[name="{name}"]')

    def fill(self, name, value):
        """Fill whatever stands under a name: words, a choice, rich text, blocks in blocks."""
        if isinstance(value, dict):
            for key, part in value.items():
                self.fill(f"{name}-{key}", part)
        elif isinstance(value, list):
            self._fill_blocks(name, value)
        else:
            self._fill_control(name, value)

    def fill_all(self, values):
        for name, value in values.items():
            self.fill(name, value)

    def _fill_blocks(self, name, values):
        count = self.control(f"{name}-count")
        for number, value in enumerate(values):
            if int(count.input_value()) <= number:
                self._add_button(name).click()
                expect(count).to_have_value(str(number + 1))
            self.fill(f"{name}-{number}-value", value)

    def _add_button(self, name):
        container = f'//input[@name="{name}-count"]/following-sibling::div[1]'
        return self.page.locator(f"xpath={container}/button | {container}/div/button").last

    def _fill_control(self, name, value):
        control = self.control(name)
        kind = control.evaluate("node => node.type")
        if kind == "select-one":
            control.select_option(value)
        elif kind == "select-multiple":
            control.select_option(label=value)
        elif kind == "checkbox":
            control.set_checked(value)
        elif kind == "hidden":
            self._write(control, value)
        else:
            control.fill(value)

    def _write(self, control, words):
        """Type into a rich text editor, which lies beside its hidden control."""
        field = control.locator("xpath=ancestor::*[@data-field-input][1]")
        field.get_by_role("textbox").click()
        self.page.keyboard.insert_text(words)
        expect(control).to_have_value(re.compile(re.escape(json.dumps(words)[1:-1])))

    def add_organisation(self, name):
        self.page.get_by_role("button", name="Add organisation").click()
        self.page.get_by_role("button", name="Choose organisation").click()
        self.page.get_by_role("dialog").get_by_role("link", name=name).click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def add_ethnic_group(self, value):
        self.page.get_by_role("button", name="Add ethnic group").click()
        self.page.locator('[name^="ethnic_groups-"][name$="-group"]').last.select_option(value)

    def add_tags(self, *tags):
        box = self.page.locator('[data-contentpath="tags"]').get_by_role("textbox")
        for tag in tags:
            box.fill(tag)
            box.press("Enter")

    def save_draft(self):
        self.page.get_by_role("button", name="Save draft").click()

    def submit(self):
        self._more_actions("Submit to Editorial review")

    def approve(self):
        self._more_actions("Approve and Publish")

    def _more_actions(self, name):
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name=name).click()

    @property
    def messages(self):
        return self.page.locator(".messages")

    def error_of(self, name):
        """What the screen says is wrong with a field."""
        return self.page.locator(f'[data-contentpath="{name}"] [data-field-errors]').first
