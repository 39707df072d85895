from tests.browser.fixtures import site

__all__ = ["site"]
