"""The newest figures of every place, from memory: pages show them without asking the database."""

from collections.abc import Mapping
from typing import Any

from repository.network.models import ContextFigure
from repository.publisher.snapshot import Snapshot


def _load() -> dict[str, dict[str, ContextFigure]]:
    """Return organisation → kind → its newest figure, in the order in which they are shown."""
    found: dict[str, dict[str, ContextFigure]] = {}
    rows = ContextFigure.objects.select_related("organisation").order_by("year", "pk")
    for row in rows:
        found.setdefault(row.organisation.slug, {})[row.kind] = row
    order = ContextFigure._meta.get_field("kind").choices or ()
    return {
        slug: {kind: kinds[kind] for kind, _label in order if kind in kinds}
        for slug, kinds in found.items()
    }


_figures = Snapshot(_load)


def known_figures() -> Mapping[str, Mapping[str, ContextFigure]]:
    """Return the newest figure of each kind, by the organisation's slug."""
    return _figures.get()


def describe_context(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what is stated of the places that led a record's work, each with its figures."""
    known = known_figures()
    leading = [item for item in content["organisations"] if item["role"] == "led-by"]
    return [
        {
            "organisation": item["label"],
            "figures": [
                {
                    "kind": figure.kind,
                    "label": str(figure.get_kind_display()),
                    "value": figure.shown,
                    "year": figure.year,
                    "source": figure.source,
                    "source_url": figure.source_url,
                }
                for figure in known[item["value"]].values()
            ],
        }
        for item in leading
        if item["value"] in known
    ]
