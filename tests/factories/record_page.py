"""What the four types share: made under their list, related, then published as an editor would."""

import factory
from factory.django import DjangoModelFactory

from home.models import RecordIndexPage
from repository.records.choices import Provenance
from repository.records.models import (
    Adaptation,
    Contributor,
    RecordEthnicGroup,
    RecordOrganisation,
    ToolUsed,
    VoiceAnswered,
)
from tests.factories.consent import ConsentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.safety import settle

REFERENCE = {
    "authors": [{"family": "Bell", "given": "SF"}],
    "others": True,
    "title": "Reduction in massive postpartum haemorrhage",
    "container": "BMC Pregnancy and Childbirth",
    "year": 2021,
    "doi": "10.1186/s12884-021-03853-y",
    "url": "",
    "verified": True,
}


class RecordPageFactory(DjangoModelFactory):
    """A record; `published=False` leaves it a draft.

    What the check finds in a story counts as looked at, unless it is made with `settled=False`.
    """

    class Meta:
        abstract = True

    title = factory.Sequence(lambda number: f"Example record {number}")
    summary = "What was done, where, and what happened."
    cross_cutting = True

    class Params:
        summary_of_work = factory.Trait(
            provenance=Provenance.SUMMARY,
            references=[("reference", REFERENCE)],
            limits="<p>One hospital only.</p>",
        )

    @classmethod
    def _create(
        cls,
        model_class,
        *_args,
        published=True,
        settled=True,
        organisations=None,
        ethnic_groups=(),
        contributors=(),
        priority_areas=(),
        themes=(),
        tags=(),
        tools_used=(),
        voices_answered=(),
        adapted_from=(),
        consent=None,
        **fields,
    ):
        page = model_class(live=False, **fields)
        if organisations is None:
            organisations = [(OrganisationFactory(), "led-by")]
        page.organisations = [
            RecordOrganisation(organisation=organisation, role=role, sort_order=place)
            for place, (organisation, role) in enumerate(organisations)
        ]
        page.ethnic_groups = [
            RecordEthnicGroup(group=group, words=words, sort_order=place)
            for place, (group, words) in enumerate(ethnic_groups)
        ]
        page.contributors = [
            Contributor(**person, sort_order=place) for place, person in enumerate(contributors)
        ]
        if tools_used:
            page.tools_used = [
                ToolUsed(tool=tool, sort_order=place) for place, tool in enumerate(tools_used)
            ]
        if voices_answered:
            page.voices_answered = [
                VoiceAnswered(voice=voice, what_changed=what_changed, sort_order=place)
                for place, (voice, what_changed) in enumerate(voices_answered)
            ]
        if adapted_from:
            page.adapted_from = [
                Adaptation(original=original, what_changed=what_changed, sort_order=place)
                for place, (original, what_changed) in enumerate(adapted_from)
            ]
        RecordIndexPage.objects.get(record_type=model_class.record_type).add_child(instance=page)
        page.priority_areas.set(priority_areas)
        page.themes.set(themes)
        page.tags.set(tags)
        if consent is not None:
            ConsentFactory(voice=page, **consent)
        revision = page.save_revision()
        if settled:
            settle(page)
        if published:
            revision.publish()
        return model_class.objects.get(pk=page.pk)
