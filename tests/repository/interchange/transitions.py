"""Everything that can happen to a published record, as editors and administrators bring it about.

Each is prepared, then done. `old` and `new` are words by which a surface shows whether it speaks of
before or of after; `told` are words that only a surface says which knows what has happened.
"""

from dataclasses import dataclass
from typing import ClassVar

from home.models import RecordIndexPage
from repository.records.choices import Reason, State
from repository.records.models import Record
from repository.voices.withdrawal import Road, withdraw
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory


@dataclass
class Transition:
    """A change of one record."""

    old: ClassVar[str] = "Ottersong"
    new: ClassVar[str] = "Finchsong"
    told: ClassVar[str] = "nothing to be told"

    def prepare(self):
        """Return a published record's page."""
        return CaseStudyFactory(title="Ottersong at night", slug="first-address")

    def act(self, page):
        """Do it."""
        raise NotImplementedError


def publish(page, **changes):
    page = type(page).objects.get(pk=page.pk)
    for name, value in {"change_note": "Changed.", **changes}.items():
        setattr(page, name, value)
    page.save_revision().publish()


def settle(page, **changes):
    record = Record.objects.get(pk=page.record.pk)
    for name, value in changes.items():
        setattr(record, name, value)
    record.save()


class Edit(Transition):
    def act(self, page):
        publish(page, title="Finchsong at night")


class MinorCorrection(Transition):
    def act(self, page):
        publish(page, title="Finchsong at night", minor_correction=True)


class Supersede(Transition):
    told = "uperseded"

    def act(self, page):
        newer = CaseStudyFactory(title="Another")
        settle(page, state=State.SUPERSEDED, replacement=newer.record)


class Retract(Transition):
    told = "etracted"

    def act(self, page):
        settle(
            page,
            state=State.RETRACTED,
            state_reason="The figures were wrong.",
            reason_category=Reason.FACTUAL_ERROR,
        )


class Unpublish(Transition):
    def act(self, page):
        page.unpublish()


class Remove(Transition):
    def act(self, page):
        settle(page, state=State.REMOVED, reason_category=Reason.LEGAL)


class EndConsent(Transition):
    def prepare(self):
        return PersonalVoiceFactory(title="Ottersong at night", consent={"reuse": True})

    def act(self, page):
        withdraw(page.record.pk, road=Road.COMMAND)


class RePublish(Transition):
    def act(self, page):
        page.unpublish()
        publish(page, title="Finchsong at night")


class RenameArea(Transition):
    old, new = "Heronfen", "Larkmere"

    def prepare(self):
        self.area = PriorityAreaFactory(name="Heronfen", slug="heronfen")
        return CaseStudyFactory(title="Weigh every swab", priority_areas=[self.area])

    def act(self, page):  # noqa: ARG002 - what changes stands beside it
        self.area.name, self.area.slug = "Larkmere", "larkmere"
        self.area.save()


class MergeOrganisation(Transition):
    old, new = "Heron Trust", "Lark Trust"

    def prepare(self):
        self.trust = OrganisationFactory(name="Heron Trust")
        return CaseStudyFactory(title="Weigh every swab", organisations=[(self.trust, "led-by")])

    def act(self, page):  # noqa: ARG002 - as above
        self.trust.successor = OrganisationFactory(name="Lark Trust")
        self.trust.save()


class Move(Transition):
    old, new = "/case-studies/first-address/", "/tools/first-address/"

    def act(self, page):
        page.move(RecordIndexPage.objects.get(record_type="tool"), "last-child")


TRANSITIONS = {
    "edit": Edit,
    "minor": MinorCorrection,
    "supersede": Supersede,
    "retract": Retract,
    "unpublish": Unpublish,
    "remove": Remove,
    "consent": EndConsent,
    "republish": RePublish,
    "rename": RenameArea,
    "merge": MergeOrganisation,
    "move": Move,
}
