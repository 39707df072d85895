"""Tests: the same engines and databases as in service, in a folder of their own."""

import tempfile
from pathlib import Path

from repository.settings.base import *  # noqa: F403 - settings are layered by star import

VAR_DIR = Path(tempfile.mkdtemp(prefix="repository-test-"))
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
SEARCH_INDEX_DIR = VAR_DIR / "search"
# Tests that ask for the other engine name it themselves.
ELASTICSEARCH = None
DATACITE = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
# Tests of the limit set one.
API_REQUESTS_PER_MINUTE = 0
