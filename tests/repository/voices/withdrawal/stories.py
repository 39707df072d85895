"""A story with a word of its own in every place where this site or Wagtail may keep one."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Page, Workflow

from repository.editorial.models import LinkUse, OutboundLink
from repository.media.models import DocumentText
from repository.records.choices import VoiceFormat
from repository.records.models import Redaction, VoicePage
from repository.voices.models import ConsentStep
from search.models import IndexChange
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import ConsentFactory
from tests.factories.document import MP3, VTT, DocumentFactory
from tests.factories.files import make_pdf
from tests.factories.image import ImageFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.safety import settle
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

#: In every planted word; nobody else's.
CANARY = "hoopoe"


@dataclass
class Planted:
    """The story, who quotes it, and what else is there and must stay."""

    page: VoicePage
    quoting: Page
    bystander: VoicePage
    #: Each word that was planted.
    words: list[str] = field(default_factory=list)


def plant(**consent):
    """Make the story as people would, by drafts, comments, review, publication and edits."""
    words = []

    def word(place):
        words.append(f"{CANARY}{place}")
        return f"{CANARY.capitalize()}{place}"

    editor = UserFactory(username="editor-of-stories", is_superuser=True)
    bystander = PersonalVoiceFactory(title="Heronsong at dusk", consent={"reuse": True})
    recording = DocumentFactory(
        title=word("tape"),
        file__filename=f"{word('filename')}.mp3",
        file__data=MP3 + word("filebytes").encode(),
    )
    recording.tags.add(word("mediatag"))
    captions = DocumentFactory(
        title=word("captions"),
        file__filename="captions.vtt",
        file__data=VTT + word("captionfile").encode(),
    )
    sheet = DocumentFactory(
        title=word("sheet"),
        file__filename="sheet.pdf",
        file__data=make_pdf(word("pdfbytes")),
    )
    DocumentText.objects.update_or_create(
        document=sheet,
        defaults={"file": sheet.file.name, "state": "read", "pages": [word("pdftext")]},
    )
    poster = ImageFactory(
        title=word("poster"),
        description=word("alt"),
        credit=word("photographer"),
        file__filename=f"{word('posterfile')}.png",
    )
    for document in (recording, captions, sheet, poster):
        log(instance=document, action="wagtail.edit", user=editor)
    # Before anybody knew that it was a person's own.
    page = PersonalVoiceFactory(
        title=word("draft"),
        slug=word("slug").lower(),
        voice_format=VoiceFormat.RESEARCH,
        published=False,
        consent=None,
    )
    page.save_revision(user=editor, log_action=True)
    Redirect.objects.create(old_path=f"/voices/{word('oldpath').lower()}", redirect_page=page)
    Redirect.objects.create(
        old_path="/x",
        redirect_link=f"https://testserver/voices/{words[words.index(CANARY + 'slug')]}",
    )
    page.voice_format = VoiceFormat.VIDEO
    page.title, page.summary = word("title"), word("summary")
    link = f'<a linktype="document" id="{sheet.pk}">sheet</a>'
    page.story = f"<p>{word('story')} {link}</p>"
    page.transcript = f"<p>{word('transcript')}</p>"
    page.content_notes, page.role = word("notes"), word("role")
    page.self_described_ethnicity, page.place = word("ethnicity"), word("place")
    page.what_mattered = f"<p>{word('mattered')}</p>"
    page.quotations = [("quotation", {"text": word("quotation")})]
    page.support_links = [
        ("link", {"title": word("support"), "url": f"https://example.org/{word('link')}"})
    ]
    page.recording, page.captions, page.poster = recording, captions, poster
    page.tags.add(word("tag"))
    page.save()
    ConsentFactory(
        voice=page,
        credit=word("credit"),
        others_mentioned=word("others"),
        witness=word("witness"),
        **{
            "reuse": True,
            "translation": True,
            "show_place": True,
            "show_image": True,
            "show_video": True,
            **consent,
        },
    )
    evidence = DocumentFactory(
        title=word("evidence"),
        file__filename=f"{word('evidencefile')}.pdf",
        file__data=make_pdf(word("evidencebytes")),
    )
    page.consent.evidence = evidence
    page.consent.save()
    ConsentStep.objects.create(
        consent=page.consent, stage="before", answer="agreed", road="spoken", note=word("step")
    )
    log(instance=page.consent, action="wagtail.edit", user=editor, title=word("consentlog"))
    page.change_note = word("changenote")
    settle(page)
    page.save_revision(user=editor).publish(user=editor)
    page = VoicePage.objects.get(pk=page.pk)
    poster.get_rendition("width-20")
    _work_on(page, editor, word)
    translation = PersonalVoiceFactory(
        title=word("translated"),
        story=f"<p>{word('translation')}</p>",
        language="pl",
        translation_of=page,
        translator=word("translator"),
        checked_by="B. Second",
        consent=None,
    )
    quoted = [("quoted_voice", {"voice": page, "quotation": "q1"})]
    quoting = CaseStudyFactory(
        title="Weigh every swab",
        quoted_voices=quoted,
        voices_answered=[(page, f"{word('answer')} is different now.")],
    )
    quoting.title = "Weigh every swab twice"
    quoting.save_revision()
    PolicyRecommendationFactory(
        statements=[
            ("statement", {"text": "<p>Listen.</p>", "evidence_records": [page, translation]})
        ]
    )
    _leave_about(page, word)
    return Planted(page, quoting, bystander, words)


def _work_on(page, editor, word):
    """Comment, review, redact, and go on with a draft that nobody has published."""
    comment = Comment.objects.create(
        page=page, user=editor, text=word("comment"), contentpath="story"
    )
    CommentReply.objects.create(comment=comment, user=editor, text=word("reply"))
    log(
        instance=page,
        action="wagtail.comments.create",
        user=editor,
        title=word("loglabel"),
        data={"comment": {"text": word("logdata")}},
    )
    version = page.record.versions.get()
    Redaction.objects.create(
        version=version, ground="erasure", old_sha256="a" * 64, new_sha256="b" * 64
    )
    page.record.state_reason = word("reason")
    page.record.save()
    page.story = f"<p>{word('unpublished')}</p>"
    revision = page.save_revision(user=editor, approved_go_live_at=timezone.now() + dt.timedelta(1))
    state = Workflow.objects.get(name="Editorial review").start(page, editor)
    state.current_task_state.specific.reject(user=editor, comment=word("review"))
    assert revision.pk


def _leave_about(page, word):
    """Leave words where machines put them."""
    DBTaskResult.objects.create(
        id=uuid4(),
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [page.pk], "kwargs": {}},
        task_path="wagtail.tasks.update_reference_index_task",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="ValueError",
        traceback=f"ValueError: {word('traceback')}",
        return_value=word("result"),
    )
    IndexChange.objects.create(identifier=page.record.pk, last_error=word("outbox"))
    session = SessionStore()
    session["_messages"] = word("session")
    session.save()
    FormState.objects.create(
        data=f"title={word('form')}",
        user=UserFactory(),
        content_type=ContentType.objects.get_for_model(VoicePage),
        object_id=str(page.pk),
        parent_object_id="",
        last_updated_at=timezone.now(),
    )
    link = OutboundLink.objects.create(address=f"https://example.org/{word('address')}")
    LinkUse.objects.create(link=link, record=page.record, place="Support")
    query = Query.get(word("pick").lower())
    SearchPromotion.objects.create(query=query, page=page, description=word("pickednote"))
