"""Keys of rows that leave → the names under which the archive knows them; and which are needed."""

from typing import Any, Final

from django.db.models import Model
from wagtail.models import Page

from repository.interchange.transfer.leaving import Leaving
from repository.media.access import private_collections
from repository.media.models import RepositoryDocument, RepositoryImage
from repository.network.models import Organisation
from repository.records.models import Record, RecordTag
from repository.taxonomy.models import PriorityArea, Theme

#: What names a row of these models, here and on every other installation.
NAMED_BY: Final[dict[type[Model], str]] = {
    PriorityArea: "slug",
    Theme: "slug",
    RecordTag: "slug",
    Organisation: "slug",
    RepositoryDocument: "file",
    RepositoryImage: "file",
}


def family_of(model: type[Model]) -> type[Model]:
    """Return what the names of a model belong to: pages of all types have addresses alike."""
    return Page if issubclass(model, Page) else model


class Departures:
    """Gives names for keys, and notes which were asked for: nothing else needs to leave."""

    def __init__(self, leaving: Leaving) -> None:
        self._pages = leaving.pages
        self._records = leaving.whole | leaving.gone
        self._names: dict[type[Model], dict[int, str]] = {}
        self.needed: dict[type[Model], set[int]] = {model: set() for model in NAMED_BY}

    def change(self, model: type[Model], value: Any) -> str | None:
        """Return the name of what a key refers to; None when that does not leave."""
        if model is Record:
            return str(value) if value in self._records else None
        try:
            key = int(value)
        except (TypeError, ValueError):
            return None
        if issubclass(model, Page):
            return self._pages.get(key)
        name = self._names_of(model).get(key)
        if name is not None:
            self.needed[model].add(key)
        return name

    def _names_of(self, model: type[Model]) -> dict[int, str]:
        if model not in self._names:
            rows = model._default_manager.all()
            if model in {RepositoryDocument, RepositoryImage}:
                for path in private_collections():
                    rows = rows.exclude(collection__path__startswith=path)
            self._names[model] = dict(rows.values_list("pk", NAMED_BY[model]))
        return self._names[model]

    def need_successors(self) -> None:
        """Add the bodies that belong together: those above, those that took over, those before."""
        links: dict[int, set[int]] = {}
        rows = Organisation.objects.values_list("pk", "parent", "successor")
        for key, parent, successor in rows:
            links.setdefault(key, set()).update(other for other in (parent, successor) if other)
            if successor:
                links.setdefault(successor, set()).add(key)
        needed, following = self.needed[Organisation], set(self.needed[Organisation])
        while following:
            following = {other for key in following for other in links.get(key, ())} - needed
            needed |= following
