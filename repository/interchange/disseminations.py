"""Which formats beside Dublin Core records could be had in, remembered when they no longer can."""

from collections.abc import Collection
from typing import Final

from repository.interchange.models import Dissemination
from repository.records.choices import Provenance
from repository.records.models import Record

#: DataCite's: for submissions alone.
DATACITE: Final = "datacite"
_BATCH: Final = 500


def remember_formats(identifiers: Collection[str]) -> None:
    """Note the formats of records that may be harvested now, beside those noted before."""
    submissions = Record.objects.filter(
        pk__in=identifiers, page__provenance=Provenance.SUBMISSION
    ).exclude(disseminations__prefix=DATACITE)
    names = submissions.values_list("pk", flat=True)
    Dissemination.objects.bulk_create(
        [Dissemination(record_id=name, prefix=DATACITE) for name in names],
        batch_size=_BATCH,
        ignore_conflicts=True,
    )
