"""The Consent officer's screen for links: make one, cancel it, read out a code."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.panels import Panel

from repository.records.models import Consent
from repository.voices.consent_screen import OfficersScreen
from repository.voices.contact import identifier_of
from repository.voices.links import DAYS, LinkState, cancel_link, find_link, find_state, make_link
from repository.voices.models import PersonEvent, PersonLink, Purpose
from repository.voices.person.codes import GOOD_FOR, TooManyError, make_code
from repository.voices.person.events import Kind, note
from repository.voices.person.telling import is_by_email, send_link

#: Events on the screen; all of them stay in the database.
_SHOWN: Final = 50
_OPEN: Final = frozenset({LinkState.UNOPENED, LinkState.OPENED})


class PersonLinksView(OfficersScreen, TemplateView):
    """Shows what was made in the answer itself: a redirect would have to keep it somewhere."""

    template_name = "voices/admin/person_links.html"
    page_title = "The person’s own page"

    def describe_opening(self) -> str:
        """Name the screen: whoever makes links and reads codes speaks for the person."""
        return "Opened the screen of links"

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Make or cancel a link, or make a code for one."""
        match request.POST.get("do"):
            case "make" if request.POST.get("purpose") in Purpose:
                return self._show(**self._make(Purpose(request.POST["purpose"])))
            case "cancel":
                link = self._find(request)
                if find_state(link) in _OPEN:
                    cancel_link(link, by=request.user)
                return self._show(cancelled=link)
            case "code" if not is_by_email(self.object):
                return self._show(**self._read_code(self._find(request)))
        return self._show()

    def _find(self, request: HttpRequest) -> PersonLink:
        return get_object_or_404(self.object.person_links, reference=request.POST.get("link", ""))

    def _make(self, purpose: Purpose) -> dict[str, Any]:
        user = self.request.user
        address = make_link(self.object, purpose=purpose, by=user)
        key = address.partition("key=")[2]
        link = find_link(key)
        if link is not None and is_by_email(self.object):
            if send_link(link, address, by=user):
                return {"sent": link}
            unsent = True
        else:
            unsent = False
        if link is not None:
            note(link, Kind.SHOWN, by=user)
        return {"made": {"address": address, "key": key, "unsent": unsent}}

    def _read_code(self, link: PersonLink) -> dict[str, Any]:
        try:
            code = make_code(link, by=self.request.user)
        except TooManyError:
            return {"refused": link}
        note(link, Kind.CODE_READ, by=self.request.user)
        return {"code": {"code": f"{code[:3]} {code[3:]}", "link": link}}

    def _show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add links and events, newest first, and how links and codes travel."""
        return {
            **super().get_context_data(**kwargs),
            "links": list_links(self.object),
            "events": PersonEvent.objects.filter(identifier=identifier_of(self.object))
            .select_related("by")
            .order_by("-pk")[:_SHOWN],
            "purposes": Purpose.choices,
            "by_email": is_by_email(self.object),
            "days": DAYS,
            "minutes": int(GOOD_FOR.total_seconds() // 60),
            "start_url": self.request.build_absolute_uri(reverse("person:start")),
        }


class PersonLinksPanel(Panel):
    """On the consent: the links that were made, and the way to the screen."""

    class BoundPanel(Panel.BoundPanel):
        """For one consent."""

        template_name = "voices/admin/person_links_panel.html"

        def is_shown(self) -> bool:
            """Show it once there is a consent."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the links and where they are made."""
            return {
                **super().get_context_data(parent_context),
                "links": list_links(self.instance),
                "url": reverse("consent:person", args=[self.instance.pk]),
            }


def list_links(consent: Consent) -> list[dict[str, Any]]:
    """Return the links of a consent with where each stands."""
    rows = []
    for link in consent.person_links.select_related("made_by"):
        state = find_state(link)
        rows.append(
            {
                "link": link,
                "state": state.value,
                "may_cancel": state in _OPEN,
                "may_have_code": state is LinkState.UNOPENED,
            }
        )
    return rows
