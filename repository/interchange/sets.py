"""Which sets records are in: by type, by priority area, by participating site."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db.models import Q, QuerySet

from repository.interchange.disseminations import DATACITE, remember_formats
from repository.interchange.models import SetMembership
from repository.network.models import SitePage
from repository.publisher.privacy import is_private, restricted_paths
from repository.records.choices import READABLE, Provenance, RecordType
from repository.records.consent import Surface, permitted
from repository.records.models import Record, RecordOrganisation, RecordPage, VoicePage

TYPE, AREA, SITE = "type", "area", "site"
_BATCH: Final = 500
#: Bodies shown on a site's page for orientation took no part.
_CONTEXT: Final = "context"


def remember_sets(identifiers: Iterable[str]) -> None:
    """Note which sets records are in, of those that may be harvested now.

    Of one that may no longer be, what was noted stays.
    """
    public = Record.objects.filter(
        pk__in=set(identifiers), state__in=READABLE, page__live=True
    ).values_list("pk", "type", "page__path")
    if not public:
        return
    types = {name: record_type for name, record_type, _path in public}
    known = set(SetMembership.objects.filter(record__in=types).values_list("record", flat=True))
    restricted = restricted_paths()
    new = {
        name for name, _, path in public if name not in known and not is_private(path, restricted)
    }
    voices = _load_voices(types)
    closed = {name for name in voices.keys() & new if not permitted(voices[name], Surface.OAI)}
    may_be_had = {name: types[name] for name in known | (new - closed)}
    # When a person's story has gone, nothing may be told of what it was about, or where.
    personal = {name for name, voice in voices.items() if voice.is_personal}
    _note(may_be_had, personal, restricted)
    remember_formats(may_be_had)


def remember_all() -> None:
    """Note what is not noted of public records: of those that no change was announced of."""
    public = Record.objects.filter(state__in=READABLE, page__live=True)
    submissions = public.filter(page__provenance=Provenance.SUBMISSION)
    without = submissions.exclude(disseminations__prefix=DATACITE) | public.filter(memberships=None)
    names = list(without.order_by("pk").values_list("pk", flat=True).distinct())
    for start in range(0, len(names), _BATCH):
        remember_sets(names[start : start + _BATCH])


def records_of_site(site: SitePage) -> QuerySet[Record, str]:
    """Return the records that a site's team had a part in, and those that were in its set."""
    team = site.team.exclude(part=_CONTEXT).values("organisation")
    now = Q(page__organisations__organisation__in=team)
    before = Q(memberships__spec=f"{SITE}:{site.slug}")
    return Record.objects.filter(now | before).order_by().values_list("pk", flat=True).distinct()


def _load_voices(types: Mapping[str, str]) -> dict[str, VoicePage]:
    """Return the voices among some records, by identifier, each with what consent rests on."""
    names = [name for name, record_type in types.items() if record_type == RecordType.VOICE]
    if not names:
        return {}
    voices = VoicePage.objects.filter(record__in=names).select_related(
        "record", "consent", "translation_of__consent", "translation_of__record"
    )
    return {voice.record.pk: voice for voice in voices.order_by()}


def _note(types: Mapping[str, str], personal: Collection[str], restricted: tuple[str, ...]) -> None:
    """Write the sets that some records are in, instead of what was noted before.

    Args:
        types: of those records.
        personal: those that are in the set of their type alone.
        restricted: tree paths that are not open to everyone.
    """
    rows = {(name, f"{TYPE}:{record_type}") for name, record_type in types.items()}
    others = [name for name in types if name not in personal]
    areas = RecordPage.objects.filter(record__in=others, priority_areas__isnull=False)
    rows |= {
        (name, f"{AREA}:{slug}")
        for name, slug in areas.values_list("record", "priority_areas__slug")
    }
    took_part = RecordOrganisation.objects.filter(
        page__record__in=others, organisation__site_teams__page__live=True
    ).exclude(organisation__site_teams__part=_CONTEXT)
    sites = "organisation__site_teams__page"
    rows |= {
        (name, f"{SITE}:{slug}")
        for name, slug, path in took_part.values_list(
            "page__record", f"{sites}__slug", f"{sites}__path"
        )
        if not is_private(path, restricted)
    }
    noted = SetMembership.objects.filter(record__in=types)
    held = {(name, spec): pk for name, spec, pk in noted.values_list("record", "spec", "pk")}
    left = [held[row] for row in held.keys() - rows]
    SetMembership.objects.filter(pk__in=left).delete()
    SetMembership.objects.bulk_create(
        [SetMembership(record_id=name, spec=spec) for name, spec in sorted(rows - held.keys())],
        batch_size=_BATCH,
    )
