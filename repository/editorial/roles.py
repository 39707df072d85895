"""Who may do what: one declared table, and the function that makes it so.

Page permissions are given on the list pages, so that a Contributor can write records and
nothing else. Running it again changes nothing that is right and mends what is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from repository.voices.evidence import ensure_collection
from repository.voices.officers import GROUP as CONSENT_OFFICER

RECORD_PAGES: Final = ("case-study", "policy-recommendation", "tool", "voice")
WRITE: Final = ("add_page",)
EDIT: Final = ("add_page", "change_page", "lock_page", "publish_page", "unlock_page")
#: Wagtail asks for its own models' permissions, whatever models stand in for them.
MEDIA: Final = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
MEDIA_CHANGE: Final = ("wagtailimages.change_image", "wagtaildocs.change_document")


def _crud(app: str, model: str, *actions: str) -> tuple[str, ...]:
    return tuple(f"{app}.{action}_{model}" for action in actions or ("add", "change", "view"))


#: A wrong synonym spoils searches at once: whoever may add one must be able to take it out.
SYNONYMS: Final = tuple(
    name
    for model in ("synonymgroup", "separateterms")
    for name in _crud("taxonomy", model, "add", "change", "delete", "view")
)
#: Given to those who may already remove any record whole: less than that is in their gift.
REDACTION: Final = ("records.redact_recordversion",)
#: What was found in a story is decided by those who approve it, and who did not write it.
SAFETY: Final = ("voices.add_dismissal", "voices.add_namedreview")
#: Moderates what readers ask, and publishes the team's answers.
QUESTIONS: Final = _crud("replication", "question", "change", "view")
#: Moderates what adopters tell, and adds or edits it by hand.
ADOPTIONS: Final = (
    *_crud("replication", "adoption"),
    *_crud("replication", "antiracismprinciple", "add", "change", "delete", "view"),
)

#: Whoever approves records rates evidence: never their own work, and two of them a record.
EVIDENCE: Final = ("replication.add_evidencejudgement",)


@dataclass(frozen=True)
class Role:
    """A group: page permissions by the kind of list page, model permissions, media."""

    name: str
    purpose: str
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    models: tuple[str, ...] = ()
    media: tuple[str, ...] = MEDIA
    approves: bool = False


ROLES: Final = (
    Role("Contributor", "Writes records and submits them.", dict.fromkeys(RECORD_PAGES, WRITE)),
    Role(
        "Editor",
        "Approves, publishes and looks after every record.",
        {**dict.fromkeys(RECORD_PAGES, EDIT), "site": EDIT},
        (
            *_crud("network", "organisation"),
            *_crud("taxonomy", "theme"),
            *SYNONYMS,
            *_crud("records", "record", "change", "view"),
            *REDACTION,
            *SAFETY,
            *ADOPTIONS,
            *QUESTIONS,
            *EVIDENCE,
            *_crud("home", "concern", "change", "view"),
            *_crud("search", "searchcount", "view"),
            *_crud("wagtailsearchpromotions", "searchpromotion", "add", "change", "delete"),
        ),
        (*MEDIA, *MEDIA_CHANGE),
        approves=True,
    ),
    Role(
        "Reviewer",
        "Reads what is submitted, comments, and approves or asks for changes.",
        dict.fromkeys(RECORD_PAGES, ("change_page",)),
        (*SAFETY, *EVIDENCE),
        approves=True,
    ),
    Role(
        "Policy lead",
        "Looks after policy recommendations, priority areas and themes.",
        {"policy-recommendation": EDIT},
        (
            *_crud("taxonomy", "priorityarea"),
            *_crud("taxonomy", "theme"),
            *_crud("network", "organisation"),
            *_crud("records", "record", "change", "view"),
            *_crud("search", "searchcount", "view"),
        ),
        approves=True,
    ),
    Role(
        CONSENT_OFFICER,
        "Records what people agreed to, and looks after voices.",
        {"voice": ("add_page", "change_page")},
        (
            *_crud("records", "consent"),
            *_crud("voices", "wordingapproval", "add", "delete", "view"),
        ),
    ),
    Role(
        "Administrator",
        "Sets the site up: people, publisher, pages, everything but consent.",
        {"site": (*EDIT, "bulk_delete_page")},
        (
            *_crud("auth", "user", "add", "change", "delete", "view"),
            *_crud("auth", "group"),
            *_crud("publisher", "publishersettings", "change"),
            *_crud("network", "organisation", "add", "change", "delete", "view"),
            *_crud("taxonomy", "priorityarea", "add", "change", "delete", "view"),
            *_crud("taxonomy", "theme", "add", "change", "delete", "view"),
            *SYNONYMS,
            *_crud("records", "record", "change", "view"),
            *REDACTION,
            *SAFETY,
            *ADOPTIONS,
            "replication.delete_adoption",
            *QUESTIONS,
            *EVIDENCE,
            *_crud("home", "concern", "change", "delete", "view"),
            *_crud("search", "indexchange", "view"),
            *_crud("search", "searchcount", "view"),
            *_crud("wagtailsearchpromotions", "searchpromotion", "add", "change", "delete"),
            *_crud("wagtailcore", "site"),
            *_crud("wagtailcore", "workflow"),
            *_crud("wagtailcore", "collection"),
            *_crud("wagtailredirects", "redirect", "add", "change", "delete", "view"),
        ),
        (*MEDIA, *MEDIA_CHANGE),
        approves=True,
    ),
)


def ensure_roles(pages: Mapping[str, Iterable[Page]]) -> None:
    """Make the groups and the approval workflow.

    Args:
        pages: kind of list page (`site`, or a record type) → the pages its permissions cover.
    """
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_permissions(("wagtailadmin.access_admin", *role.models)))
        _ensure_page_permissions(group, role, pages)
        _ensure_media_permissions(group, role)
    ensure_collection(Group.objects.get(name=CONSENT_OFFICER))
    _ensure_workflow(pages)


def _permissions(names: Iterable[str]) -> list[Permission]:
    found = []
    for name in names:
        app, codename = name.split(".")
        found.append(Permission.objects.get(content_type__app_label=app, codename=codename))
    return found


def _ensure_page_permissions(group: Group, role: Role, pages: Mapping[str, Iterable[Page]]) -> None:
    wanted = {
        (page.pk, codename)
        for kind, codenames in role.pages.items()
        for page in pages.get(kind, ())
        for codename in codenames
    }
    held = GroupPagePermission.objects.filter(group=group).select_related("permission")
    for row in held:
        if (row.page_id, row.permission.codename) not in wanted:
            row.delete()
    for page_id, codename in sorted(wanted):
        GroupPagePermission.objects.get_or_create(
            group=group,
            page_id=page_id,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )


def _ensure_media_permissions(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    wanted = _permissions(role.media)
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _ensure_workflow(pages: Mapping[str, Iterable[Page]]) -> None:
    workflow, _ = Workflow.objects.get_or_create(name="Editorial review")
    task, _ = GroupApprovalTask.objects.get_or_create(name="Approval by an editor or reviewer")
    task.groups.set(Group.objects.filter(name__in=[r.name for r in ROLES if r.approves]))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for page in pages.get("site", ()):
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    Workflow.objects.filter(name="Moderators approval").update(active=False)
    WorkflowPage.objects.filter(workflow__active=False).delete()
