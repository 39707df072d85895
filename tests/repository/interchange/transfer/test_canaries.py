"""What an archive must not hold: a word planted in each private thing is nowhere in the file.

An archive is copied about. Nobody can call it back when a person changes their mind.
"""

import json

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    Page,
    PageViewRestriction,
    Site,
)

from home.models import Concern
from repository.network.models import NetworkPage, SitePage
from repository.publisher.models import PublisherSettings
from repository.records.choices import Ground, Reason, State
from repository.records.models import CaseStudyPage
from repository.records.redaction.passages import Passages
from repository.records.redaction.versions import redact_versions
from search.models import SearchCount
from tests.factories.case_study import MEASURE, CaseStudyFactory
from tests.factories.document import MP3, DocumentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.transfer.archives import export, passing_site, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
REUSED = {"reuse": True, "show_name": True, "credit": "Canaryopencredit"}


def plant_open():
    """What is public, so that not finding a word means something."""
    page = CaseStudyFactory(
        title="Canaryopentitle",
        problem="<p>Canaryopenwords.</p>",
        tags=["canaryopentag"],
        organisations=[
            (
                OrganisationFactory(name="Canaryopentrust", mailbox="canaryteam@example.org"),
                "led-by",
            )
        ],
        contributors=[{"given_name": "Ada", "family_name": "Canaryopenperson"}],
        easy_read=DocumentFactory(title="Canaryopendocument", file__filename="canaryopenfile.pdf"),
    )
    PersonalVoiceFactory(
        title="Canaryopenstory",
        story="<p>Canaryopenstorywords.</p>",
        place="Canaryopenplace",
        consent={**REUSED, "show_place": True},
    )
    return page


def plant_drafts():
    CaseStudyFactory(
        title="Canarydrafttitle",
        problem="<p>Canarydraftwords.</p>",
        tags=["canarydrafttag"],
        organisations=[(OrganisationFactory(name="Canarydrafttrust"), "led-by")],
        easy_read=DocumentFactory(
            title="Canarydraftdocument", file__filename="canarydraftfile.pdf"
        ),
        published=False,
    )
    edited = CaseStudyFactory()
    edited.title, edited.problem = "Canaryedittitle", "<p>Canaryeditwords.</p>"
    edited.save_revision()
    corrected = CaseStudyFactory()
    corrected.minor_correction, corrected.change_note = True, "Canarycorrection"
    corrected.save_revision().publish()


def plant_unpublished():
    page = CaseStudyFactory(
        title="Canarygonetitle", slug="canarygoneslug", problem="<p>Canarygonewords.</p>"
    )
    Redirect.objects.create(old_path="/canarygoneredirect", redirect_page=page)
    SearchPromotion.objects.create(
        query=Query.get("canarygonequery"), page=page, description="Canarygonepick"
    )
    page.unpublish()


def plant_private():
    page = CaseStudyFactory(
        title="Canaryprivatetitle",
        slug="canaryprivateslug",
        easy_read=DocumentFactory(
            title="Canaryprivatedocument", file__data=b"%PDF-1.7 Canaryprivatebytes"
        ),
    )
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    closed = Collection.get_first_root_node().add_child(name="Canarycollection")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    CaseStudyFactory(
        easy_read=DocumentFactory(
            title="Canarycloseddocument",
            file__data=b"%PDF-1.7 Canaryclosedbytes",
            collection=closed,
        )
    )
    CaseStudyFactory(
        easy_read=DocumentFactory(
            collection=Collection.get_first_root_node().add_child(name="Canaryopencollection")
        )
    )


def plant_removed():
    removed = CaseStudyFactory(
        title="Canaryremovedtitle", problem="<p>Canaryremovedwords.</p>"
    ).record
    removed.state, removed.reason_category = State.REMOVED, Reason.OTHER
    removed.state_reason = "Canaryremovedreason"
    removed.save()


def plant_stories():
    withdrawn = PersonalVoiceFactory(
        title="Canarywithdrawntitle",
        story="<p>Canarywithdrawnwords.</p>",
        place="Canarywithdrawnplace",
        recording=DocumentFactory(title="Canarywithdrawntape"),
        consent={**REUSED, "credit": "Canarywithdrawncredit", "show_place": True},
    )
    withdrawn.consent.released = False
    withdrawn.consent.save()
    PersonalVoiceFactory(
        title="Canaryherealonetitle",
        story="<p>Canaryherealonewords.</p>",
        consent={"show_name": True, "credit": "Canaryherealonecredit"},
    )
    expired = PersonalVoiceFactory(title="Canaryexpiredtitle", consent=REUSED)
    expired.consent.expires_at = timezone.now()
    expired.consent.save()


def plant_limited_story():
    """A story that may be re-used, but not all of it; and less of it than at first."""
    story = PersonalVoiceFactory(
        self_described_ethnicity="Canaryethnicity",
        inequality="<p>Canaryinequality.</p>",
        ethnic_groups=[("2001-n", "Canaryethnicwords")],
        place="Canaryplace",
        years_text="Canarydates",
        tags=["canarystorytag"],
        organisations=[(OrganisationFactory(name="Canarystorytrust"), "led-by")],
        contributors=[{"given_name": "Ada", "family_name": "Canarytyped"}],
        voice_format="audio",
        transcript="<p>Words.</p>",
        recording=DocumentFactory(
            title="Canarytape", file__filename="canarytape.mp3", file__data=MP3 + b"Canarysound"
        ),
        consent={
            **REUSED,
            "credit": "Canaryearliercredit",
            **dict.fromkeys(
                ("show_ethnicity", "show_place", "show_dates", "show_audio", "show_image"), True
            ),
            "taken_by": "Canarytakenby",
            "witness": "Canarywitness",
            "interview_language": "Canarylanguage",
            "interpreter": "Canaryinterpreter",
            "others_mentioned": "Canaryothers",
            "support_offered": "Canarysupport",
            "payment": "Canarypayment",
        },
    )
    consent = story.consent
    for name in ("show_ethnicity", "show_place", "show_dates", "show_audio", "show_image"):
        setattr(consent, name, False)
    consent.credit = "Canaryopenlatercredit"
    consent.save()


def plant_people(page):
    person = UserFactory(
        username="canaryuser", email="canaryuser@example.org", first_name="Canaryfirst"
    )
    Page.objects.filter(pk=page.pk).update(owner=person, locked_by=person)
    page = CaseStudyPage.objects.get(pk=page.pk)
    page.wagtail_admin_comments = [Comment(user=person, text="Canarycomment", contentpath="title")]
    page.save()
    SearchAlertFactory(
        email="canaryreader@example.org", parameters="q=canaryalertquery", key="canaryalertkey"
    )
    SearchCount.objects.create(day=timezone.localdate(), text="canarysearched", words=1)
    Query.get("canarytyped").add_hit()
    Concern.objects.create(
        page_path="/", message="Canaryconcern", contact="canaryconcerned@example.org"
    )
    publisher = PublisherSettings.for_site(Site.objects.get())
    publisher.concerns_email = "canarymailbox@example.org"
    publisher.save()
    redacted = CaseStudyFactory(
        problem="<p>Canaryredacted saw it.</p>", title="Canaryopenredactedtitle"
    )
    redact_versions(
        redacted.record, [1], Passages(["Canaryredacted"]), Ground.COURT_ORDER, user=person
    )
    # The page itself names her no more.
    CaseStudyPage.objects.filter(pk=redacted.pk).update(problem="<p>Somebody saw it.</p>")


def plant_figures_and_plans():
    CaseStudyFactory(
        measures=[
            ("measure", {**MEASURE, "table": "Period,Group\nCanaryopenperiod,3/1234567\nFeb,*"})
        ]
    )
    plan = SitePage(
        title="Canaryopensite",
        region="north-west",
        system="Example",
        equity_lens="<p>Canaryplan.</p>",
        progress="<p>Canaryprogress.</p>",
        objectives=[("objective", {"objective": "Canaryobjective"})],
    )
    NetworkPage.objects.get().add_child(instance=plan)
    plan.save_revision().publish()


@pytest.fixture(scope="module")
def parts(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 - asked for by name
    """What is in the archive of a site with a word planted in everything."""
    folder = tmp_path_factory.mktemp("canaries")
    with django_db_blocker.unblock(), passing_site(folder):
        page = plant_open()
        plant_drafts()
        plant_unpublished()
        plant_private()
        plant_removed()
        plant_stories()
        plant_limited_story()
        plant_figures_and_plans()
        plant_people(page)
        return export(folder / "site.zip")


def test_what_was_planted_in_public_is_found(parts):
    told = " ".join([*parts, *(part.decode("utf-8", "replace") for part in parts.values())])

    for word in (
        "title", "words", "tag", "trust", "person", "document", "file.pdf", "story", "storywords",
        "credit", "latercredit", "place", "period", "site", "redactedtitle",
    ):  # fmt: skip
        assert f"canaryopen{word}" in told.lower()


def test_no_other_planted_word_is_found(parts):
    told = b" ".join([*(name.encode() for name in parts), *parts.values()]).lower()
    found = {word.split(b"canary", 1)[1][:16] for word in told.split() if b"canary" in word}

    assert {word for word in found if not word.startswith(b"open")} == set()


def test_true_small_counts_stay(parts):
    assert b"1234567" not in parts["data/pages.jsonl"]
    assert rb"Canaryopenperiod,*\nFeb,*" in parts["data/pages.jsonl"]


def test_names_of_people_who_work_on_the_site_stay(parts):
    assert not [name for name, part in parts.items() if b"person-" in part]
    assert b"redacted_by" not in parts["data/versions.jsonl"]
    assert b"ground" not in parts["data/versions.jsonl"]


def test_a_removed_record_leaves_its_notice_alone(parts):
    (row,) = (row for row in rows(parts, "records") if row["state"] == "removed")

    assert row.keys() == {
        "identifier",
        "type",
        "state",
        "datestamp",
        "state_date",
        "reason_category",
        "responsible_organisation",
        "replacement",
        "sets",
        "formats",
        "dois",
    }


def test_a_story_that_ended_leaves_its_identifier_alone(parts):
    ended = [row for row in rows(parts, "records") if row["state"] == "consent-ended"]

    assert len(ended) == 2
    for row in ended:
        assert row.keys() == {
            "identifier",
            "type",
            "state",
            "datestamp",
            "sets",
            "formats",
            "dois",
        }
        assert row["formats"] in ([], ["datacite"])
        assert row["dois"] == []
        assert row["sets"] in ([], ["type:voice"])


def test_of_a_consent_only_what_may_be_shown_leaves(parts):
    consents = [row["consent"] for row in rows(parts, "pages") if "consent" in row]

    assert len(consents) == 2
    for consent in consents:
        assert {name for name, value in consent.items() if not isinstance(value, bool)} == {
            "credit",
            "expires_at",
        }
        assert not {"given_on", "taken_by", "research", "training", "social_media"} & consent.keys()


def test_every_file_is_one_that_a_page_shows(parts):
    media = {name.rpartition("/")[2] for name in parts if name.startswith("media/")}

    assert "canaryopenfile.pdf" in media
    assert not {name for name in media if "closed" in name or "tape" in name}


def test_the_manifest_says_that_it_is_no_back_up(parts):
    assert "no back-up" in json.loads(parts["manifest.json"])["about"]
