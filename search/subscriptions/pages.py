"""Pages that every kind of subscription has: ask for one, confirm it, change it, stop it.

None needs an account. A kind's own views call these, and its templates extend those of
`templates/subscriptions/`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Generic, TypeVar

from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from search.models import Frequency, Subscription
from search.subscriptions import life
from search.subscriptions.forms import FrequencyForm
from search.subscriptions.links import own_href

logger = logging.getLogger(__name__)
S = TypeVar("S", bound=Subscription)
_NOT_SENT: Final = "We could not send an email to this address. Check it, or try again later"
_TOO_MANY: Final = "We cannot take any more requests today. Try again tomorrow"

Refusal = tuple[str, HTTPStatus]


@dataclass(frozen=True)
class Pages(Generic[S]):
    """The pages of one kind."""

    model: type[S]
    #: The folder of its templates.
    folder: str
    breadcrumbs: Callable[[], list[dict[str, str]]]
    #: What the private pages show of one.
    describe: Callable[[S], dict[str, Any]]
    confirm: Callable[[S], S] = life.confirm

    def show_own(self, request: HttpRequest) -> HttpResponse:
        """Let the owner of the address confirm, change and stop.

        Nothing happens when the page is only opened: machines that check e-mail open every link.
        """
        subscription = life.find(self.model, request.GET.get("key", ""))
        if subscription is None:
            return self.show(request, "gone", {}, HTTPStatus.NOT_FOUND)
        if request.method == "POST":
            return self._act(request, subscription)
        if subscription.confirmed_at is None:
            return self._show_private(request, subscription, "confirm")
        form = FrequencyForm(initial={"frequency": subscription.frequency})
        done = request.GET.get("done", "")
        return self._show_private(request, subscription, "own", form=form, done=done)

    def show_stop(self, request: HttpRequest) -> HttpResponse:
        """Stop at one press: of the reader here, or of a button in a mail program.

        A mail program posts without a cookie (RFC 8058), so none is asked for: who has the key
        may stop it. It may post twice, so one that has stopped already is none the worse.
        """
        subscription = life.find(self.model, request.GET.get("key", ""))
        if request.method == "POST":
            if subscription is not None:
                life.stop(subscription)
            return self.show(request, "stopped", {})
        if subscription is None:
            return self.show(request, "gone", {}, HTTPStatus.NOT_FOUND)
        return self._show_private(request, subscription, "stop")

    def show(
        self,
        request: HttpRequest,
        name: str,
        context: dict[str, Any],
        status: HTTPStatus = HTTPStatus.OK,
    ) -> HttpResponse:
        """Show a page that no search engine lists."""
        shown = {"breadcrumbs": self.breadcrumbs(), **context}
        response = render(request, f"{self.folder}/{name}.html", shown, status=status)
        response["X-Robots-Tag"] = "noindex"
        return response

    def _act(self, request: HttpRequest, subscription: S) -> HttpResponse:
        match request.POST.get("do"):
            case "confirm":
                running = self.confirm(subscription)
                return redirect(own_href(running, done="confirmed"))
            case "stop":
                life.stop(subscription)
                return redirect(f"{self.model.PAGES}_stopped")
            case "stop-all":
                life.stop_all(subscription)
                return redirect(f"{self.model.PAGES}_stopped")
            case "change" if subscription.confirmed_at is not None:
                form = FrequencyForm(request.POST)
                if not form.is_valid():
                    return self._show_private(
                        request, subscription, "own", HTTPStatus.BAD_REQUEST, form=form
                    )
                life.change(subscription, Frequency(form.cleaned_data["frequency"]))
                return redirect(own_href(subscription, done="changed"))
        return redirect(own_href(subscription))

    def _show_private(
        self,
        request: HttpRequest,
        subscription: S,
        name: str,
        status: HTTPStatus = HTTPStatus.OK,
        **context: Any,
    ) -> HttpResponse:
        shown = {
            "subscription": subscription,
            "own_href": own_href(subscription),
            **self.describe(subscription),
            **context,
        }
        return self.show(request, name, shown, status)


def take(wanted: S, write: Callable[[S], EmailMessage]) -> Refusal | None:
    """Keep a request and write to its address; return what went wrong, if anything.

    What the reader is told is the same whether the address was known or not.
    """
    try:
        kept = life.ask(wanted)
    except life.TooManyError:
        return _TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS
    if kept is None:
        return None
    return send(write(kept))


def send(message: EmailMessage) -> Refusal | None:
    """Send an e-mail that somebody waits for; return what went wrong, if anything."""
    try:
        message.send()
    except OSError as error:
        # smtplib's errors repeat the address: only their kind is logged.
        logger.warning("No e-mail could be sent to confirm: %s", type(error).__name__)
        return _NOT_SENT, HTTPStatus.SERVICE_UNAVAILABLE
    return None
