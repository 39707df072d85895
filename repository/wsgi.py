"""The WSGI entry point for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "repository.settings.production")
application = get_wsgi_application()

# Models load only once Django is set up.
from django.db import connection  # noqa: E402

from repository.sqlite import CUT_SECONDS, tend_log  # noqa: E402
from repository.voices.withdrawal.tending import TEND_SECONDS, tend  # noqa: E402
from search.courier import Courier  # noqa: E402
from search.delivery import WATCH_SECONDS, courier  # noqa: E402
from search.english import load  # noqa: E402

# What an earlier process left undelivered when it ended, or a command when the engine was away.
courier.watch(WATCH_SECONDS)
Courier("The withdrawals' courier", tend).watch(TEND_SECONDS)
if connection.vendor == "sqlite":
    Courier("The courier of SQLite's log", tend_log).watch(CUT_SECONDS)
# No reader waits for it.
load()
# What is loaded now stays for good: looking through it for garbage would hold up one page in a
# hundred for as long as ten pages take.
gc.collect()
gc.freeze()
# A page of results is ten thousand objects, all of which go with it: looking for circles among them
# at every seven hundredth, as Python would, finds none and takes a twentieth of the page's time.
gc.set_threshold(50_000)
