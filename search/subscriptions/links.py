"""The private links of a subscription.

The key is in the query: the path is in the server's log, and in a concern about the page.
"""

from urllib.parse import urlencode

from django.urls import reverse

from search.models import Subscription


def own_href(subscription: Subscription, *, done: str = "") -> str:
    """Return the address of the owner's page.

    Args:
        subscription: whose.
        done: what the page shall say has been done.
    """
    parameters = {"key": subscription.key, **({"done": done} if done else {})}
    return f"{reverse(f'{subscription.PAGES}_own')}?{urlencode(parameters)}"


def stop_href(subscription: Subscription) -> str:
    """Return the address that stops a subscription."""
    parameters = urlencode({"key": subscription.key})
    return f"{reverse(f'{subscription.PAGES}_stop')}?{parameters}"
