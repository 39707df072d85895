"""Logging in to the admin as one of the people of `tests.browser.content`."""

from tests.browser.people import PASSWORD


def log_in(page, name):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_placeholder("Enter password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
