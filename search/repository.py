"""What this repository is called, where machines read it: in files, feeds and citations."""

from django.http import HttpRequest
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from repository.records.csl import Repository


def describe_repository(request: HttpRequest) -> Repository:
    """Return the address, name and publisher of the site that was asked."""
    site = Site.find_for_request(request)
    publisher = PublisherSettings.for_request(request) if site else None
    return Repository(
        address=request.build_absolute_uri("/").rstrip("/"),
        name=site.site_name if site else "",
        publisher=publisher.publisher_name if publisher else "",
    )
