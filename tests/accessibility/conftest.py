from tests.browser.fixtures import (
    browser,
    open_context,
    page,
    site,
    site_without_database,
    site_without_index,
)

__all__ = [
    "browser",
    "open_context",
    "page",
    "site",
    "site_without_database",
    "site_without_index",
]
