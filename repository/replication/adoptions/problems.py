"""The errors of a form for the summary at the top of its page, each with a link to its field."""

from collections.abc import Sequence

from django import forms


def list_problems(form: forms.Form, fallback: str) -> Sequence[dict[str, str]]:
    """Return each error with the anchor of its field, in the order of the page.

    Args:
        form: in whose page each field's anchor is its name.
        fallback: the field that an error about the whole form leads to.
    """
    names = [name for name in form.fields if name in form.errors and not _is_hidden(form, name)]
    found = [(problem, name) for name in names for problem in form.errors[name]]
    found += [(problem, fallback) for problem in form.non_field_errors()]
    if not found and form.errors:
        found = [("Your answers could not be sent. Try again", fallback)]
    return [{"text": str(problem), "href": f"#{name}"} for problem, name in found]


def _is_hidden(form: forms.Form, name: str) -> bool:
    return form.fields[name].widget.is_hidden
