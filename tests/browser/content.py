"""One record of every kind and state, and the people who write and approve. All of it made up.

Runs in the site's own process environment, beside the starter content.
"""

import json
from datetime import date

from django.core.files.base import ContentFile

from repository.interchange.models import BuiltPack
from repository.network.models import Organisation
from repository.records.choices import Ground, Reason, State
from repository.records.redaction.passages import Passages
from repository.records.redaction.versions import redact_versions
from repository.replication.choices import AdoptionStage
from repository.replication.evidence.rating import rate
from repository.replication.models import QuestionStatus
from repository.taxonomy import ethnicity
from repository.taxonomy.models import PriorityArea, Theme
from tests.browser import adoptions, case_study, network
from tests.browser.people import PASSWORD, PEOPLE
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP3, MP4, VTT, DocumentFactory
from tests.factories.evidence import build_answers, make_rater, make_rating
from tests.factories.follow import FollowFactory
from tests.factories.image import ImageFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.question import QuestionFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

RICH_TITLE = "Weighing swabs in an example hospital: measured blood loss, earlier help"
#: Private links of readers of e-mail alerts, and of followers.
ALERT_KEY, WAITING_ALERT_KEY = "a" * 40, "b" * 40
#: What the people of the stories agreed to have shown beside their words.
CHOSEN_PARTS = {"show_place": True, "show_dates": True, "show_ethnicity": True}


def load():
    """Add everything, and print the addresses that a test cannot know beforehand."""
    for name, role in PEOPLE.items():
        person = UserFactory(username=name, roles=[role])
        person.set_password(PASSWORD)
        person.save()
    tool = add_tool()
    story = add_story("Nobody came when I called", "written")
    rich = add_case_study(tool, story)
    pages = {
        "rich": rich,
        "tool": tool,
        "adapted": ToolFactory(
            title=f"A tally sheet for births at home in {case_study.LONG_WORD}",
            adapted_from=[(rich, "One midwife weighs; the sheet fits on the lid of the kit.")],
        ),
        "recommendation": add_recommendation(),
        "story": story,
        "translation": add_translation(story),
        "audio": add_story("Heard on tape", "audio", "recording.mp3", MP3),
        "video": add_story("Seen on film", "video", "recording.mp4", MP4),
        "superseded": add_in_state(State.SUPERSEDED, "", replacement=rich),
        "retracted": add_in_state(State.RETRACTED, "The figures were wrong."),
        "removed": add_in_state(State.REMOVED, "Asked for by the owner of the original."),
        "consent_ended": end_consent(add_story("No longer shared", "written")),
        "redacted": add_redacted(),
        "site": network.add_site(),
        "session": network.add_session(),
        "replicated": adoptions.add_replicated(),
    }
    add_adoptions(rich, tool)
    add_ratings(rich, tool)
    SearchAlertFactory(key=ALERT_KEY, parameters="q=interpreters&type=tool")
    SearchAlertFactory(key=WAITING_ALERT_KEY, parameters="theme=listening", confirmed_at=None)
    FollowFactory(key=ALERT_KEY, record=rich.record)
    add_questions(rich.record)
    FollowFactory(key=WAITING_ALERT_KEY, record=tool.record, confirmed_at=None)
    found = {name: address(page) for name, page in pages.items()}
    found |= {
        "pack": add_pack(rich, state="ready"),
        "pack_building": add_pack(rich, state="building"),
    }
    print(json.dumps(found))  # noqa: T201 - read by the tests


def add_pack(page, state):
    """A pack as its page shows it; nobody fetches the file."""
    pack = BuiltPack.objects.create(
        identifiers=[page.record.pk], address="https://example.org", fingerprint=state, state=state
    )
    return {"id": pack.pk}


def add_questions(record):
    QuestionFactory(
        record=record,
        text="How did you find the time on a night shift?",
        asker="a midwife in an example hospital",
        answer="One person weighed, whoever was nearest.\nNobody was asked to do it alone.",
        answered_by="The ward team of the example hospital",
    )
    QuestionFactory(record=record, text="What did the scales cost?")
    QuestionFactory(
        record=record,
        text="Did the gap close for everybody?",
        status=QuestionStatus.WAITING,
        email="asker@example.org",
        key=ALERT_KEY,
    )


def address(page):
    record = getattr(page, "record", None)
    return {"url": page.get_url(), "id": record.pk if record else "", "page": page.pk}


def add_adoptions(*pages):
    """One body adopts all of them: the first it has stopped, the others it goes on with."""
    adopter = OrganisationFactory(name="Adopting Trust", slug="adopting-trust")
    AdoptionFactory(
        record=pages[1].record,
        organisation=OrganisationFactory(name=case_study.LONG_WORD, slug="long-word"),
    )
    for place, page in enumerate(pages):
        stopped = {"stage": AdoptionStage.STOPPED, "stop_reason": "Nobody was left to weigh."}
        AdoptionFactory(
            record=page.record,
            organisation=adopter,
            unit="Labour ward",
            **(stopped if place == 0 else {}),
        )


def add_ratings(settled, differing):
    """One record's rating is settled; of the other the raters differ."""
    make_rating(settled.record, size="part", by_group="none", others="none", comparison="part")
    rate(differing.record, make_rater(), build_answers())
    rate(differing.record, make_rater(), build_answers(size="part", described="none"))


def add_case_study(tool, story):
    page = CaseStudyFactory(
        title=RICH_TITLE,
        summary="One ward weighed every swab for a year; severe bleeding fell, help came sooner.",
        **case_study.FIELDS,
        easy_read=DocumentFactory(title="Easy Read"),
        bsl_video=DocumentFactory(
            file__filename="signed.mp4", file__data=MP4, running_time="4 minutes"
        ),
        audio_version=DocumentFactory(file__filename="read.mp3", file__data=MP3),
        priority_areas=PriorityArea.objects.filter(slug="haemorrhage"),
        themes=Theme.objects.all()[:3],
        tags=["scales", "blood loss measured at every single birth on the ward"],
        organisations=[
            (Organisation.objects.exclude(ods_code="").first(), "led-by"),
            (Organisation.objects.exclude(ods_code="").last(), "took-part"),
        ],
        ethnic_groups=[
            ("2001-n", "Black African women"),
            (ethnicity.SOURCE_WORDS, "Somali mothers"),
        ],
        contributors=[
            {
                "given_name": "Ada",
                "family_name": "Example",
                "role": "Lead midwife",
                "orcid": "0000-0002-1825-0097",
            }
        ],
        tools_used=[tool],
        adapted_from=[(tool, "The swabs are weighed as they are counted, by two people.")],
        quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})],
        voices_answered=[(story, "A midwife now comes within two minutes of every call.")],
    )
    page.change_note = "Added the figures of December."
    page.lessons = f"{case_study.PROSE}<p>Ask her first.</p>"
    page.core_parts = [("part", "Weigh every swab"), ("part", "Call at 750 ml")]
    page.steps = [("step", {"title": "Buy scales"}), *(("step", each) for each in case_study.STEPS)]
    page.save_revision().publish()
    return page


def add_redacted():
    """Two versions that named somebody, and do not any more."""
    page = CaseStudyFactory(
        title="A record that lost a name",
        problem="<p>Ada Example saw it late.</p>",
        lessons="<p>Ask.</p>",
    )
    page.problem, page.lessons = "<p>It was seen late.</p>", "<p>Ask early.</p>"
    page.change_note = "Took out a name."
    page.save_revision().publish()
    passages = Passages(["Ada Example"])
    redact_versions(page.record, [1, 2], passages, Ground.ERASURE, user=None)
    return page


def add_tool():
    return ToolFactory(
        title="Swab tally sheet",
        summary="A sheet to add up what swabs weigh.",
        plain_summary="<p>Write down each weight. Add them up.</p>",
        steps=[("step", step) for step in case_study.STEPS],
        when_to_use="<p>At every birth.</p>",
        qi_stage=["test", "measure"],
        time_needed="Two minutes",
        people_needed="One midwife",
        what_to_adapt="<p>The columns.</p>",
        what_to_adapt_is_ours=True,
        evidence="<p>One hospital.</p>",
        measures=[("measure", measure) for measure in case_study.MEASURES],
        downloads=[
            (
                "download",
                {
                    "title": "The sheet",
                    "document": DocumentFactory(),
                    "accessible_note": "Tagged PDF; ask for large print.",
                },
            ),
            ("download", {"title": "At its owner’s", "url": "https://example.org/sheet"}),
        ],
        references=case_study.FIELDS["references"],
    )


def add_recommendation():
    statement = {"text": "<p>Record <b>every</b> woman’s ethnicity at booking.</p>"}
    return PolicyRecommendationFactory(
        title="Record ethnicity at booking",
        summary="Three statements of an example body.",
        statements=[
            (
                "statement",
                {
                    **statement,
                    "strength": "must",
                    "wording": "verbatim",
                    "audience": "Trusts",
                    "owner": "Example body",
                    "evidence": "<p>A review.</p>",
                },
            ),
            ("statement", {"text": "<p>Offer an interpreter.</p>", "strength": "should"}),
            ("statement", {"text": "<p>Use the old form.</p>", "status": "withdrawn"}),
        ],
        effective_date=date(2025, 4, 1),
        evidence_summary="<h3>Reviews</h3><p>Two of them.</p>",
        implementation_notes="<p>Start with one clinic.</p>",
        implementation_notes_are_ours=True,
        measures=[("measure", case_study.MEASURES[1])],
        references=case_study.FIELDS["references"],
    )


def add_story(title, voice_format, name="", recording=None):
    extra = {}
    if recording:
        extra = {
            "recording": DocumentFactory(title=title, file=ContentFile(recording, name)),
            "captions": DocumentFactory(title="Captions", file=ContentFile(VTT, "words.vtt")),
            "poster": ImageFactory() if voice_format == "video" else None,
            "transcript": "<p>Nobody asked me.</p>",
        }
    return PersonalVoiceFactory(
        title=title,
        summary="What happened after a birth at night.",
        voice_format=voice_format,
        what_mattered="<p>Being asked.</p>",
        what_needs_to_change="<p>Answer the bell.</p>",
        what_needs_to_change_is_ours=True,
        role="Mother of two",
        quotations=[("quotation", {"text": "I rang the bell three times. Nobody came."})],
        ethnic_groups=[("2001-n", "")],
        consent={
            **CHOSEN_PARTS,
            "translation": True,
            "show_name": True,
            "credit": "A. M.",
            "show_audio": True,
            "show_video": True,
            "show_image": True,
        },
        **extra,
    )


def add_translation(story):
    """The story in Urdu, made from a version that is not the newest any more."""
    page = PersonalVoiceFactory(
        title="جب میں نے بلایا تو کوئی نہیں آیا",
        summary="رات کو پیدائش کے بعد کیا ہوا۔",
        story="<p>میں نے تین بار گھنٹی بجائی۔ کوئی نہیں آیا۔</p>",
        content_notes="بہت زیادہ خون بہنے کا ذکر ہے۔",
        role="دو بچوں کی ماں",
        language="ur",
        translation_of=story,
        translator="An interpreter of the Trust",
        checked_by="S. Example",
        consent=None,
    )
    story.change_note = "Made the ending clearer."
    story.save_revision().publish()
    return page


def add_in_state(state, reason, replacement=None):
    page = CaseStudyFactory(title=f"Example that is {state.label.lower()}")
    record = page.record
    record.state, record.state_reason = state, reason
    record.reason_category = Reason.FACTUAL_ERROR
    record.replacement = replacement.record if replacement else None
    record.save()
    return page


def end_consent(page):
    page.consent.released = False
    page.consent.save()
    record = page.record
    record.state = State.CONSENT_ENDED
    record.save()
    return page
