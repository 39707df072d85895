"""What search does when a story is taken back: out of every index, then out of its files."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from repository.voices.withdrawal import scrubbing, withdrawn
from search.backlog import pending
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness
from search.lock import WRITER, hold
from search.models import IndexChange
from search.rebuild import RebuildError, rebuild

logger = logging.getLogger(__name__)


def story_withdrawn(identifiers: Sequence[str], page_ids: Sequence[int], **_kwargs: Any) -> None:
    """Forget what is kept of a story, and take it out of the index when this is committed."""
    # Editors picked it for certain words, which may be its own.
    picked = Query.objects.filter(editors_picks__page__in=page_ids)
    others = SearchPromotion.objects.exclude(page__in=page_ids)
    picked.exclude(pk__in=others.values("query")).delete()
    # An error says what could not be indexed.
    IndexChange.objects.filter(identifier__in=identifiers).update(last_error="")
    transaction.on_commit(partial(_take_out, list(identifiers)), robust=True)


def _take_out(identifiers: Sequence[str]) -> None:
    """Take documents out now. Where that cannot be, the outbox has them hidden, and tries again."""
    if not pending().filter(identifier__in=identifiers).exists():
        return
    with hold(WRITER, wait=False) as got:
        if not got:
            return
        try:
            get_engine().delete(identifiers, patient=False)
        except EngineUnavailableError as error:
            logger.warning("A withdrawn story is hidden, and in the index still: %s", error)


def clear_index(**_kwargs: Any) -> list[str]:
    """Have no file of any index hold what was taken out; return why not."""
    engine = get_engine()
    try:
        if engine.status().readiness is Readiness.MISSING:
            return []
        if pending().filter(hide=True).exists():
            drain()
        if not engine.purge():
            rebuild()
    except (EngineUnavailableError, RebuildError) as error:
        return [f"The search index still holds words that nobody can find: {error}"]
    if pending().filter(hide=True).exists():
        return ["Changes wait for the search index. search_index status says why."]
    return []


def connect() -> None:
    """Connect every receiver, once."""
    withdrawn.connect(story_withdrawn, dispatch_uid="search.story_withdrawn")
    scrubbing.connect(clear_index, dispatch_uid="search.clear_index")
