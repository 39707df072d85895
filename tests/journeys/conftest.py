from tests.browser.fixtures import browser, open_context, page, site

__all__ = ["browser", "open_context", "page", "site"]
