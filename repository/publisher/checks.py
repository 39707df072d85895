"""`check --deploy` refuses an official service whose publisher is not named."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError
from wagtail.models import Site

from repository.publisher.models import PublisherSettings


@register("publisher", deploy=True)
def publisher_is_named(**_kwargs: Any) -> list[CheckMessage]:
    """Report each site whose owner, controller or contacts are still empty."""
    try:
        sites = list(Site.objects.all())
        return [
            Error(
                f"{site.hostname}: not yet set: {', '.join(missing)}.",
                hint="Fill them in at /admin/ under Settings, Publisher.",
                id="publisher.E001",
            )
            for site in sites
            if (missing := PublisherSettings.for_site(site).missing())
        ]
    except DatabaseError as error:
        return [
            Error(
                f"The publisher settings cannot be read: {error}",
                hint="Run `manage.py migrate` against this database first.",
                id="publisher.E002",
            )
        ]
