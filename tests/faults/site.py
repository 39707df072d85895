"""A small site whose editors never rest, and what its readers may not meet meanwhile."""

import itertools
import threading
from dataclasses import dataclass
from random import Random

from wagtail.models import Page, PageViewRestriction

from home.models import RecordIndexPage
from repository.network.models import Organisation
from repository.records.choices import Reason, RecordType, State
from repository.records.models import Consent, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

#: Records that are public from beginning to end: every list shows them.
ANCHORS = 3
MOST = 12


@dataclass(frozen=True)
class Piece:
    """A record, by the number in its title."""

    number: int
    page: int
    record: str


class Site:
    """Its actions choose at random what they are done to, and say when nobody may see it."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._numbers = itertools.count(1)
        self._moments = itertools.count(1)
        self._lock = threading.Lock()
        self._hidden: dict[Piece, int] = {}
        self._body = OrganisationFactory(name="Trust of many names")
        self.anchors = [self._make(CaseStudyFactory) for _ in range(ANCHORS)]
        self._tool = self._make(ToolFactory)
        self._story = self._make(PersonalVoiceFactory)
        self._movers = [self._make(CaseStudyFactory) for _ in range(ANCHORS)]
        self.actions = [
            self.publish_new,
            self.edit,
            self.edit,
            self.unpublish,
            self.unpublish,
            self.publish_again,
            self.publish_again,
            self.delete,
            self.give_new_address,
            self.move_list,
            self.rename_body,
            self.supersede,
            self.remove,
            self.withdraw_consent,
            self.make_private,
        ]

    def hidden(self) -> dict[str, int]:
        """Return what nobody may see now, by name and identifier, with the moment since when."""
        with self._lock:
            return {
                name: moment
                for piece, moment in self._hidden.items()
                for name in (f"{piece.number:03}", piece.record)
            }

    def titles(self) -> list[str]:
        """Return the titles that everybody sees once the index has followed."""
        pieces = [*self.anchors, self._tool, self._story, *self._movers]
        shown = [piece.page for piece in pieces if piece not in self._hidden]
        return sorted(Page.objects.filter(pk__in=shown).values_list("title", flat=True))

    def publish_new(self) -> None:
        if len(self._movers) < MOST - ANCHORS:
            self._movers.append(self._make(CaseStudyFactory))

    def edit(self) -> None:
        piece = self._rng.choice([*self.anchors, self._tool, *self._shown()])
        page = _load(piece)
        page.title = self._title(piece.number)
        self._publish(page)

    def unpublish(self) -> None:
        for piece in self._some(self._shown()):
            _load(piece).unpublish()
            self._hide(piece)

    def publish_again(self) -> None:
        for piece in self._some(set(self._movers) & set(self._hidden)):
            self._show(piece)
            record = Record.objects.get(pk=piece.record)
            PageViewRestriction.objects.filter(page=piece.page).delete()
            if record.state == State.REMOVED:
                # First: the page of a removed record does not stay up.
                record.state = State.CURRENT
                record.save()
            self._publish(_load(piece))

    def delete(self) -> None:
        for piece in self._some(self._shown()):
            _load(piece).delete()
            self._hide(piece)
            self._movers.remove(piece)

    def give_new_address(self) -> None:
        page = _load(self._rng.choice(self.anchors))
        page.slug = f"swabs-{next(self._moments)}"
        self._publish(page)

    def move_list(self) -> None:
        tools = RecordIndexPage.objects.get(record_type=RecordType.TOOL)
        tools.slug = f"tools-{next(self._moments)}"
        tools.save_revision().publish()
        target = self._rng.choice(RecordIndexPage.objects.order_by("pk")[:3])
        for piece in self._some(self._shown()):
            _load(piece).move(target, pos="last-child")

    def rename_body(self) -> None:
        body = Organisation.objects.get(pk=self._body.pk)
        body.name = f"Trust of many names {next(self._moments)}"
        body.save()

    def supersede(self) -> None:
        for piece in self._some(self._shown()):
            record = Record.objects.get(pk=piece.record)
            other = record.state == State.CURRENT
            record.state = State.SUPERSEDED if other else State.CURRENT
            record.replacement_id = self.anchors[0].record if other else None
            record.save()

    def remove(self) -> None:
        for piece in self._some(self._shown()):
            record = Record.objects.get(pk=piece.record)
            record.state, record.reason_category = State.REMOVED, Reason.SAFETY
            record.save()
            self._hide(piece)

    def withdraw_consent(self) -> None:
        consent = Consent.objects.get(voice=self._story.page)
        if consent.site:
            consent.site = False
            consent.save()
            self._hide(self._story)
        else:
            self._show(self._story)
            consent.site = True
            consent.save()

    def make_private(self) -> None:
        for piece in self._some(self._shown()):
            PageViewRestriction.objects.create(
                page_id=piece.page, restriction_type=PageViewRestriction.LOGIN
            )
            self._hide(piece)

    def _publish(self, page: Page) -> None:
        page.change_note = f"Said better at {next(self._moments)}."
        page.save_revision().publish()

    def _make(self, factory) -> Piece:
        number = next(self._numbers)
        page = factory(title=self._title(number), organisations=[(self._body, "led-by")])
        return Piece(number, page.pk, page.record.pk)

    def _title(self, number: int) -> str:
        return f"Swabs {number:03} edition {next(self._moments)}"

    def _shown(self) -> list[Piece]:
        return [piece for piece in self._movers if piece not in self._hidden]

    def _some(self, pieces) -> list[Piece]:
        return (
            self._rng.sample(sorted(pieces, key=lambda piece: piece.number), k=1) if pieces else []
        )

    def _hide(self, piece: Piece) -> None:
        with self._lock:
            self._hidden[piece] = next(self._moments)

    def _show(self, piece: Piece) -> None:
        with self._lock:
            self._hidden.pop(piece)


def _load(piece: Piece) -> Page:
    return Page.objects.get(pk=piece.page).specific
