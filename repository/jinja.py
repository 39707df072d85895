"""The Jinja2 environment of the public pages.

Rooms add template globals with `register_global` from `AppConfig.ready()`, so that a page may
show something from a room above its own without importing it.
"""

from collections.abc import Callable, MutableMapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from markupsafe import escape

_globals: dict[str, Callable[..., Any]] = {}
_filters: dict[str, Callable[..., Any]] = {}
#: Templates that escape by hand what comes from outside.
_BY_HAND: Final = frozenset({"components/checkboxes.html"})


def register_global(name: str, function: Callable[..., Any]) -> None:
    """Offer a function to every public template under a name."""
    _globals[name] = function


def register_filter(name: str, function: Callable[..., Any]) -> None:
    """Offer a filter to every public template under a name."""
    _filters[name] = function


def long_date(value: date | str | None) -> str:
    """Return "3 April 2026" for a date or an ISO date, and anything else as it came."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    except ValueError:
        return str(value or "")
    return f"{day.day} {day:%B %Y}"


def _escapes(name: str | None) -> bool:
    """Return whether a template escapes all that it shows.

    Said of a whole file: `{% autoescape false %}` in a macro switches for every thread at once.
    """
    return name not in _BY_HAND


# Typed: what is safe already equals the same text that is not.
@lru_cache(4_096, typed=True)
def escaped(text: str) -> str:
    """Return a text as HTML, for the templates in `_BY_HAND` alone: any other would do so again.

    Kept for labels and the like, which every page repeats by the hundred.
    """
    return str(escape(text))


class DictionaryEnvironment(Environment):
    """Looks among a dictionary's entries first: contexts are made of them.

    Jinja looks for an attribute first, and a search page would try that in vain a thousand times.
    Names that all templates know are laid out once: no template adds to them later, which Jinja
    would look for at every import.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows without being given them."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what `obj.attribute` means in a template."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(**options: Any) -> Environment:
    """Build the environment: our templates first, then the NHS design system's macros."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    # The NHS macros read nested optional parameters.
    options["undefined"] = ChainableUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    options["autoescape"] = _escapes
    env = DictionaryEnvironment(**options)
    # Lines of a template are no lines of a sentence.
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined] - the extension adds it
    # What a file is called changes with a release, not while a process runs.
    env.globals.update(
        {"enumerate": enumerate, "static": cache(static), "url": reverse, **_globals}
    )
    env.filters.update({"escaped": escaped, "long_date": long_date, **_filters})
    return env
