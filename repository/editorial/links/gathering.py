"""Which addresses public records give now: looked up before they are asked for."""

from collections.abc import Collection, Sequence
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Site

from repository.editorial.links.listing import Mention, list_mentions
from repository.editorial.models import LinkUse, OutboundLink
from repository.publisher.snapshot import look_again
from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.loading import iterate_identifiers
from repository.records.released import Released, build_contents, load_released

_BATCH: Final = 200
_Use = tuple[str, Mention]


def gather_links() -> None:
    """Note what every public record links to, and forget what none links to any more."""
    own_hosts = {
        *Site.objects.values_list("hostname", flat=True),
        urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "",
    }
    for identifiers in iterate_identifiers(_BATCH):
        look_again()
        released = list(load_released(identifiers, Surface.PAGE).values())
        _note(identifiers, _list_uses(released, own_hosts))
    OutboundLink.objects.filter(uses=None).delete()


def _list_uses(released: Sequence[Released], own_hosts: Collection[str]) -> set[_Use]:
    return {
        (one.record.pk, mention)
        for one, content in zip(released, build_contents(released), strict=True)
        for mention in list_mentions(content, own_hosts, is_story=_is_story(one))
    }


def _is_story(released: Released) -> bool:
    return released.record.type == RecordType.VOICE and released.page.is_personal


@transaction.atomic
def _note(identifiers: Sequence[str], uses: set[_Use]) -> None:
    """Make the rows of some records what they should be."""
    rows = LinkUse.objects.filter(record__in=identifiers)
    held = {
        (record, Mention(address, place)): key
        for key, record, address, place in rows.values_list(
            "pk", "record", "link__address", "place"
        )
    }
    LinkUse.objects.filter(pk__in=[held[use] for use in held.keys() - uses]).delete()
    new = sorted(uses - held.keys())
    addresses = {mention.address for _record, mention in new}
    OutboundLink.objects.bulk_create(
        [OutboundLink(address=address) for address in sorted(addresses)],
        batch_size=_BATCH,
        ignore_conflicts=True,
    )
    links = dict(OutboundLink.objects.filter(address__in=addresses).values_list("address", "pk"))
    LinkUse.objects.bulk_create(
        [
            LinkUse(record_id=record, link_id=links[mention.address], place=mention.place)
            for record, mention in new
        ],
        batch_size=_BATCH,
    )
