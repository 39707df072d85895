"""Whatever is added to the site is looked at before it leaves: nobody exports a field by oversight.

A test that fails here asks: do readers see it? Then name it below. If not, `withheld` first.
"""

import pytest
from django.apps import apps
from wagtail.models import get_page_models

from repository.interchange.transfer.pages_out import child_relations, list_fields, own_fields

#: Models whose rows leave, all or some of them. Page types and what belongs to them come below.
LEAVE = {
    "interchange.Dissemination",
    "interchange.RegisteredDoi",
    "interchange.SetMembership",
    "media.RepositoryDocument",
    "media.RepositoryImage",
    "media.RepositoryRendition",
    "network.ContextFigure",
    "network.Organisation",
    "publisher.PublisherSettings",
    "records.Consent",
    "records.Record",
    "records.RecordTag",
    "records.RecordVersion",
    "records.Redaction",
    "replication.AdoptedPart",
    "replication.Adoption",
    "replication.AdoptionFactor",
    "replication.AntiRacismPrinciple",
    "replication.EquityEffect",
    "replication.EvidenceAnswer",
    "replication.EvidenceJudgement",
    "replication.EvidenceRating",
    "replication.Question",
    "replication.StageChange",
    "replication.WriteUp",
    "taxonomy.PriorityArea",
    "taxonomy.PriorityAreaName",
    "taxonomy.SeparateTerms",
    "taxonomy.SynonymGroup",
    "taxonomy.Theme",
}
#: Models of ours of which no row leaves: people's own affairs, and what is made again.
STAY = {
    "home.Concern",
    "interchange.BuiltPack",
    "media.DocumentText",
    "publisher.SnapshotVersion",
    "replication.Follow",
    "replication.FollowUp",
    "replication.RecordNews",
    "replication.WaitingWords",
    "search.IndexChange",
    "search.SearchAlert",
    "search.SearchCount",
    "search.ToldRecord",
    "voices.ConsentStep",
    "voices.ContactAccess",
    "voices.ContactRoute",
    "voices.Dismissal",
    "voices.DoomedFile",
    "voices.MentionedPerson",
    "voices.NamedReview",
    "voices.PersonEvent",
    "voices.PersonLink",
    "voices.Reminder",
    "voices.Withdrawal",
    "voices.WordingApproval",
}
OURS = {
    "home",
    "interchange",
    "media",
    "network",
    "publisher",
    "records",
    "replication",
    "search",
    "taxonomy",
    "voices",
}
#: Fields, lists and rows of page types that leave, or that `withheld` speaks of.
KNOWN = {
    "home.HomePage": "heading introduction",
    "home.InformationPage": "body shows_publisher summary",
    "home.PriorityAreaIndexPage": "",
    "home.PriorityAreaPage": "area",
    "home.RecordIndexPage": "introduction record_type",
    "network.LearningSessionPage": "captions date introduction kind materials recording",
    "network.NetworkPage": "introduction partners sources",
    "network.SitePage": (
        "context_note equity_lens founding_name introduction key_measures objectives place "
        "plan_published progress region sources system team"
    ),
    "records.RecordPage": (
        "adapted_from audience audio_version bsl_video care_settings change_note contributors "
        "cross_cutting "
        "easy_read ethnic_groups inequality language last_reviewed licence limits "
        "minor_correction organisations place plain_summary priority_areas provenance references "
        "review_due source_licence source_note sources_read summary tagged_items themes "
        "voices_answered year years_text"
    ),
    "records.CaseStudyPage": (
        "adaptable_parts aim_by_when aim_for_whom aim_from aim_to aim_what approach context "
        "core_parts cost cost_and_resources driver_diagram equity_impact "
        "last_adaptable_part_number last_core_part_number last_prerequisite_number "
        "last_step_number lessons measures outcome_direction pdsa_cycles prerequisites problem "
        "quoted_voices replication_notes replication_notes_are_ours results stage steps team "
        "tools_used what_did_not_work"
    ),
    "records.PolicyRecommendationPage": (
        "effective_date evidence_summary implementation_notes implementation_notes_are_ours "
        "last_statement_number measures policy_status quoted_voices statement_keys statements "
        "supersedes"
    ),
    "records.ToolPage": (
        "cost downloads evidence last_step_number measures original_owner people_needed purpose "
        "qi_stage quoted_voices steps time_needed tool_kind what_to_adapt what_to_adapt_is_ours "
        "when_to_use"
    ),
    "records.VoicePage": (
        "captions checked_by content_notes last_quotation_number measures poster quotations "
        "recording role self_described_ethnicity source_version story support_links transcript "
        "translation_of translator voice_format what_mattered what_needs_to_change "
        "what_needs_to_change_is_ours"
    ),
    "wagtailcore.Page": "",
}


def names(model):
    fields = [*own_fields(model), *list_fields(model)]
    return {field.name for field in fields} | {
        relation.get_accessor_name() for relation in child_relations(model)
    }


def test_every_page_type_is_known():
    assert {model._meta.label for model in get_page_models()} == KNOWN.keys()


@pytest.mark.parametrize("label", KNOWN)
def test_every_field_of_a_page_is_known(label):
    model = apps.get_model(label)
    inherited = set().union(
        *(
            names(parent)
            for parent in model.__bases__
            if hasattr(parent, "_meta")
            and parent._meta.concrete_model
            and not parent._meta.abstract
        )
    )

    assert names(model) - inherited == set(KNOWN[label].split())


def test_every_model_of_ours_leaves_or_stays():
    pages = get_page_models()
    belonging = {
        relation.related_model for model in pages for relation in child_relations(model)
    } | {field.remote_field.through for model in pages for field in list_fields(model)}
    ours = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS and model not in {*pages, *belonging}
    }

    assert ours == LEAVE | STAY
