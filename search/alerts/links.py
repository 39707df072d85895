"""The private links of an alert.

The key is in the query: the path is in the server's log, and in a concern about the page.
"""

from urllib.parse import urlencode

from django.urls import reverse

from search.models import SearchAlert


def own_href(alert: SearchAlert, *, done: str = "") -> str:
    """Return the address of the owner's page.

    Args:
        alert: whose.
        done: what the page shall say has been done.
    """
    parameters = {"key": alert.key, **({"done": done} if done else {})}
    return f"{reverse('search_alert_own')}?{urlencode(parameters)}"


def stop_href(alert: SearchAlert) -> str:
    """Return the address that stops an alert."""
    return f"{reverse('search_alert_stop')}?{urlencode({'key': alert.key})}"
