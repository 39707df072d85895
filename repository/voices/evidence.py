"""Evidence of consent lies in a private collection that Consent officers alone open.

Wagtail gives rights on a collection to all who have them on one above it, and every right to
superusers. A signed form is for neither, so both policies of files are narrowed here.
"""

from pathlib import PurePath
from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from repository.media.models import RepositoryDocument, RepositoryImage
from repository.records.models import Consent
from repository.voices.officers import GROUP, is_officer

NAME: Final = "Evidence of consent"


def ensure_collection(group: Group) -> Collection:
    """Make the collection, and close it to all but a group; mend what was changed."""
    collection = _collections().order_by("path").first()
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=NAME)
    CollectionViewRestriction.objects.filter(collection=collection).exclude(
        restriction_type=CollectionViewRestriction.GROUPS
    ).delete()
    restriction, _made = CollectionViewRestriction.objects.get_or_create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set([group])
    for codename in ("add_document", "change_document", "choose_document"):
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=collection,
            permission=Permission.objects.get(
                content_type__app_label="wagtaildocs", codename=codename
            ),
        )
    return collection


def keep_evidence(consent: Consent, upload: UploadedFile, *, by: Any) -> None:
    """Put a file into the collection, in place of what was there. It has been checked.

    Neither name nor title says whose it is: they stand in lists, logs and addresses.
    """
    old = consent.evidence
    upload.name = f"evidence{PurePath(upload.name or '').suffix.lower()}"
    consent.evidence = RepositoryDocument.objects.create(
        title=f"Evidence for consent {consent.pk}",
        file=upload,
        # Made sure of each time: an administrator may have renamed or opened it.
        collection=ensure_collection(Group.objects.get(name=GROUP)),
        uploaded_by_user=by,
    )
    consent.save(update_fields=["evidence"])
    if old is not None:
        _delete(old)


def remove_evidence(consent: Consent) -> None:
    """Delete the file."""
    if consent.evidence is not None:
        old, consent.evidence = consent.evidence, None
        _delete(old)


def consent_deleted(instance: Consent, **_kwargs: Any) -> None:
    """Leave no evidence of a consent that is not kept any longer, by whatever road it goes."""
    for document in RepositoryDocument.objects.filter(pk=instance.evidence_id):
        _delete(document)


def never_read() -> Q:
    """Return the condition for documents whose words are never copied into the database."""
    return evidence_of_kind(RepositoryDocument)


def is_evidence(media: Model) -> bool:
    """Return whether a file is evidence: by its place, or because a consent names it."""
    model: Any = type(media)
    return model._default_manager.filter(evidence_of_kind(model), pk=media.pk).exists()


def evidence_of_kind(model: type[Model]) -> Q:
    """Return the condition for evidence among files of a model."""
    inside = Q(collection__in=_collections().values("pk"))
    # Also where the collection was renamed or the file moved.
    return inside | Q(evidence_of__isnull=False) if model is RepositoryDocument else inside


def no_page_shows_evidence(_page: Model, media: Model) -> bool:
    """Return whether a page may show a file at all."""
    return not is_evidence(media)


class PrivatePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on files, without evidence for whoever is no Consent officer."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Any, instance: Model
    ) -> bool:
        """Refuse evidence to everyone else, superusers included."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(allowed) and (not is_evidence(instance) or is_officer(user))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """Leave evidence out of everyone else's lists and choosers."""
        found = super().instances_user_has_any_permission_for(user, actions)
        return found if is_officer(user) else found.exclude(evidence_of_kind(found.model))

    def collections_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """Offer the collection to nobody else."""
        found = super().collections_user_has_any_permission_for(user, actions)
        return found if is_officer(user) else found.exclude(pk__in=_collections().values("pk"))


def register_policies() -> None:
    """Put the narrower policies before Wagtail's: one for the exact class comes first."""
    for model, auth in (
        (RepositoryDocument, "wagtaildocs.Document"),
        (RepositoryImage, "wagtailimages.Image"),
    ):
        policy = PrivatePolicy(model, auth_model=auth, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)


def _delete(document: RepositoryDocument) -> None:
    storage, name = document.file.storage, str(document.file.name)
    document.delete()
    # Wagtail deletes files by task; a signed form waits for no worker.
    transaction.on_commit(lambda: storage.delete(name))


def _collections() -> QuerySet[Collection]:
    return Collection.objects.filter(name=NAME, depth=2)
