"""What this repository is called, where machines read it: in files, feeds and citations."""

from django.http import HttpRequest
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from repository.publisher.snapshot import Snapshot
from repository.records.csl import Repository


def describe_repository(request: HttpRequest) -> Repository:
    """Return the address that was asked, with the name and publisher of the site."""
    return describe_site(request.build_absolute_uri("/").rstrip("/"))


def describe_site(address: str) -> Repository:
    """Return the same for an address, where nobody has asked: in commands."""
    name, publisher = _names.get()
    return Repository(address=address, name=name, publisher=publisher)


def _load() -> tuple[str, str]:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return "", ""
    return site.site_name, PublisherSettings.for_site(site).publisher_name


_names = Snapshot(_load)
