"""Synthetic records for benchmarks and tests of size. Clearly marked; never real.

Rows are written table by table, since publishing ten thousand pages one at a time would take
minutes. Each has its version 1, rendered as a publication renders it.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from home.models import RecordIndexPage
from repository.interchange.transfer.building import insert_own_table
from repository.network.models import Organisation
from repository.records.choices import (
    CareSetting,
    Outcome,
    PolicyStatus,
    Provenance,
    RecordType,
    Stage,
    State,
    ToolKind,
    VoiceFormat,
)
from repository.records.identifiers import ALPHABET, PREFIXES, check_character
from repository.records.lifecycle import build_version
from repository.records.loading import load_records
from repository.records.models import (
    PAGE_TYPES,
    Record,
    RecordEthnicGroup,
    RecordOrganisation,
    RecordPage,
    RecordVersion,
)
from repository.taxonomy.ethnicity import GROUPS
from repository.taxonomy.models import PriorityArea, Theme

MARK: Final = "Synthetic record"
WORDS: Final = """
    haemorrhage bleeding birth preterm labour glucose diabetes depression mood midwife triage
    interpreter language community continuity carer ethnicity recording audit checklist bundle
    escalation listening trust equity racism training feedback doula partner antenatal postnatal
    neonatal ward huddle measure chart cycle test change family mother baby scan blood loss
    transfusion oxytocin steroid magnesium screening referral therapy support group visit phone
    text reminder data dashboard policy standard guideline board leadership staff team clinic
    """.split()  # noqa: SIM905 - a list of seventy quoted words is harder to read
BATCH: Final = 500


def generate(count: int, seed: int, say: Callable[[str], None]) -> None:
    """Add synthetic records; the same seed gives the same records."""
    draw = random.Random(seed)  # noqa: S311 - not a secret; it must be repeatable
    makers = {record_type: _Maker(record_type, draw) for record_type in PAGE_TYPES}
    types = draw.choices(list(PAGE_TYPES), weights=(5, 2, 2, 1), k=count)
    for start in range(0, count, BATCH):
        with transaction.atomic():
            for number, record_type in enumerate(types[start : start + BATCH], start=start + 1):
                makers[record_type].add(number, seed)
            for maker in makers.values():
                maker.write()
        say(f"  {min(start + BATCH, count):,} of {count:,}")


class _Maker:
    """Collects the rows of one type and writes them in batches."""

    def __init__(self, record_type: str, draw: random.Random) -> None:
        self.record_type = record_type
        self.model = PAGE_TYPES[record_type]
        self.draw = draw
        self.index = RecordIndexPage.objects.get(record_type=record_type)
        self.content_type = ContentType.objects.get_for_model(self.model)
        self.areas = list(PriorityArea.objects.all())
        self.themes = list(Theme.objects.all())
        self.organisations = list(Organisation.objects.all())
        self.groups = [group.value for group in GROUPS if group.scheme in {"2001", "five-groups"}]
        last = self.index.get_last_child()
        self.paths = _paths_after(self.index.path, last.path if last else "")
        self.pages: list[RecordPage] = []
        self.records: list[Record] = []

    def add(self, number: int, seed: int) -> None:
        """Draw one record."""
        draw = self.draw
        now = timezone.now()
        title = f"{MARK} {seed}-{number}: {' '.join(draw.sample(WORDS, 4))}"
        slug = f"synthetic-{seed}-{number}"
        page = self.model(
            title=title,
            draft_title=title,
            slug=slug,
            path=next(self.paths),
            depth=self.index.depth + 1,
            url_path=f"{self.index.url_path}{slug}/",
            content_type=self.content_type,
            locale=self.index.locale,
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
            summary=f"{MARK}, made for measuring. {self._sentence(20)}"[:300],
            cross_cutting=draw.random() < 0.3,  # noqa: PLR2004 - a share
            care_settings=draw.sample(CareSetting.values, draw.randint(1, 2)),
            year=draw.randint(2015, 2026),
            provenance=Provenance.SUMMARY,
            references=[("reference", {"authors": [], "title": MARK, "verified": False})],
            limits=f"<p>{MARK}: nothing in it happened.</p>",
            **self._own_fields(),
        )
        self.pages.append(page)
        stem = f"{PREFIXES[self.record_type]}-" + "".join(draw.choices(ALPHABET, k=8))
        self.records.append(
            Record(
                identifier=stem + check_character(stem),
                type=self.record_type,
                state=State.CURRENT,
                first_published=now,
                datestamp=now,
            )
        )

    def _own_fields(self) -> dict[str, Any]:
        draw = self.draw
        body = "".join(f"<p>{self._sentence(40)}</p>" for _ in range(3))
        return {
            RecordType.CASE_STUDY: lambda: {
                "problem": body,
                "approach": body,
                "results": body,
                "stage": draw.choice(Stage.values),
                "outcome_direction": draw.choice(Outcome.values),
            },
            RecordType.POLICY_RECOMMENDATION: lambda: {
                "evidence_summary": body,
                "policy_status": draw.choice(PolicyStatus.values),
            },
            RecordType.TOOL: lambda: {
                "purpose": body,
                "when_to_use": body,
                "tool_kind": draw.choice(ToolKind.values),
            },
            RecordType.VOICE: lambda: {
                "story": body,
                "what_mattered": body,
                "voice_format": VoiceFormat.RESEARCH,
            },
        }[self.record_type]()

    def _sentence(self, length: int) -> str:
        return " ".join(self.draw.choices(WORDS, k=length)).capitalize() + "."

    def write(self) -> None:
        """Write the collected rows: page tables first, then what hangs on them."""
        if not self.pages:
            return
        parents = [_as_parent(page, Page) for page in self.pages]
        Page.objects.bulk_create(parents)
        for page, parent in zip(self.pages, parents, strict=True):
            page.pk = page.id = page.page_ptr_id = page.recordpage_ptr_id = parent.pk
        for model in (RecordPage, self.model):
            insert_own_table(model, self.pages)
        for record, page in zip(self.records, self.pages, strict=True):
            record.page_id = page.pk
        Record.objects.bulk_create(self.records)
        self._write_relations()
        RecordVersion.objects.bulk_create(
            build_version(record.page, record, latest=0)
            for record in load_records(record.pk for record in self.records)
            if record.page is not None
        )
        Page.objects.filter(pk=self.index.pk).update(
            numchild=models.F("numchild") + len(self.pages)
        )
        self.pages, self.records = [], []

    def _write_relations(self) -> None:
        draw = self.draw
        areas = RecordPage.priority_areas.through
        themes = RecordPage.themes.through
        areas.objects.bulk_create(
            areas(recordpage_id=page.pk, priorityarea_id=area.pk)
            for page in self.pages
            for area in draw.sample(self.areas, draw.randint(0, 2))
        )
        themes.objects.bulk_create(
            themes(recordpage_id=page.pk, theme_id=theme.pk)
            for page in self.pages
            for theme in draw.sample(self.themes, draw.randint(1, 3))
        )
        RecordOrganisation.objects.bulk_create(
            RecordOrganisation(page_id=page.pk, organisation=draw.choice(self.organisations))
            for page in self.pages
        )
        RecordEthnicGroup.objects.bulk_create(
            RecordEthnicGroup(page_id=page.pk, group=draw.choice(self.groups))
            for page in self.pages
        )


def _paths_after(parent: str, last: str) -> Iterator[str]:
    """Yield treebeard paths for new children of a page, in order.

    Treebeard's own arithmetic: its public calls write a row, or read one, for each path.
    """
    step = Page._str2int(last[-Page.steplen :]) if last else 0  # noqa: SLF001 - as said above
    while True:
        step += 1
        yield Page._get_path(parent, len(parent) // Page.steplen + 1, step)  # noqa: SLF001 - as above


def _as_parent(page: RecordPage, model: type[Page]) -> Page:
    return model(
        **{
            field.attname: getattr(page, field.attname)
            for field in model._meta.concrete_fields
            if not field.primary_key
        }
    )
