from tests.browser.fixtures import site, site_without_database, site_without_index

__all__ = ["site", "site_without_database", "site_without_index"]
