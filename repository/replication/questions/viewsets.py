"""Questions in the admin: what waits first. None is added or deleted here."""

from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput

from repository.replication.listed import name_record
from repository.replication.models import Question, QuestionStatus
from repository.replication.questions.post import tell
from repository.replication.questions.team import list_mailboxes

PERMISSION: Final = "replication.change_question"


def name_need(question: Any) -> str:
    """Return what a list says that one of its questions needs."""
    if question.status == QuestionStatus.WAITING:
        return "A decision"
    needs = []
    if question.status == QuestionStatus.PUBLIC and not question.answer:
        needs.append("An answer")
        if question.team_told_at is None and not question.has_mailbox:
            needs.append("no mailbox of the team is known")
    if question.trouble:
        needs.append(f"an e-mail could not be sent ({question.trouble})")
    return "; ".join(needs)


def count_waiting() -> int:
    """Return how many wait for a moderator."""
    return Question.objects.filter(status=QuestionStatus.WAITING).count()


class QuestionIndexView(generic.IndexView):
    """Every question, those that wait first."""

    def get_base_queryset(self) -> QuerySet[Question]:
        """Put what waits first, and the longest waiting of it."""
        order = Case(
            When(status=QuestionStatus.WAITING, then=Value(0)),
            When(status=QuestionStatus.PUBLIC, answer="", then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        has_mailbox = Exists(list_mailboxes(OuterRef("record__page")))
        found = super().get_base_queryset().annotate(turn=order, has_mailbox=has_mailbox)
        found = found.select_related("record__page")
        return found.order_by("turn", "asked_at", "pk")


class QuestionEditView(generic.EditView):
    """A moderator's decision, or the team's answer."""

    def save_instance(self) -> Any:
        """Tell who waits for it, once it is kept."""
        question = super().save_instance()
        transaction.on_commit(partial(tell, question))
        return question


class QuestionViewSet(ModelViewSet):
    """What readers ask the teams."""

    model = Question
    icon = "help"
    menu_label = "Questions"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = QuestionIndexView
    edit_view_class = QuestionEditView
    list_filter = ["status"]
    search_fields = ["text", "record__identifier"]
    list_display = [
        TitleColumn(
            "text",
            label="Question",
            accessor=lambda question: Truncator(question.text).chars(100),
            get_url=lambda question: reverse("question:edit", args=[question.pk]),
        ),
        Column("record", label="Record", accessor=name_record),
        Column("status", label="Status", accessor="get_status_display"),
        Column("needs", label="Needs", accessor=name_need),
        DateColumn("asked_at", label="Asked"),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(template="replication/admin/question_help.html"),
            MultiFieldPanel([FieldPanel("text"), FieldPanel("asker")], "The question"),
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldPanel("decline_reason", widget=AdminAutoHeightTextInput),
                ],
                "Decide",
            ),
            MultiFieldPanel([FieldPanel("answer"), FieldPanel("answered_by")], "Answer in public"),
        ]
    )
