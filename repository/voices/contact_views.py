"""How the person of one consent is reached: written here, and shown only to whoever says why."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from repository.voices.consent_screen import OfficersScreen
from repository.voices.contact import identifier_of, read_route, set_route
from repository.voices.models import ContactAccess, ContactRoute, RouteKind
from repository.voices.sealing import KeyMissingError, SealingError, has_keys

#: Accesses on the screen; all of them stay in the database.
_SHOWN: Final = 100


class ShowForm(forms.Form):
    """Why somebody needs the address."""

    why = forms.CharField(
        label="Why do you need it?",
        max_length=200,
        help_text=(
            "It is kept with your name and the time, and outlives this consent. Do not write the "
            "person’s name or address here."
        ),
    )


class RouteForm(forms.Form):
    """A route to keep."""

    kind = forms.ChoiceField(label="How", choices=RouteKind.choices)
    address = forms.CharField(
        label="Address",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text="The e-mail address, phone number or postal address, or where and when to meet.",
    )


class ContactView(OfficersScreen, TemplateView):
    """Nothing of the address is on this screen until it is asked for."""

    template_name = "voices/admin/contact.html"
    page_title = "Contact route"

    def describe_opening(self) -> str:
        """Tell looking from asking."""
        return f"Opened the screen ({self.request.method})"

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show the address, or keep another."""
        if "show" in request.POST:
            return self._show(ShowForm(request.POST))
        return self._keep(RouteForm(request.POST))

    def _show(self, form: ShowForm) -> HttpResponse:
        address = ""
        if form.is_valid():
            try:
                address = read_route(
                    self.object, by=self.request.user, why=form.cleaned_data["why"]
                )
            except SealingError as error:
                form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(show_form=form, address=address))

    def _keep(self, form: RouteForm) -> HttpResponse:
        if form.is_valid():
            data = form.cleaned_data
            try:
                set_route(self.object, data["kind"], data["address"], by=self.request.user)
            except (ValidationError, SealingError) as error:
                form.add_error(None, error if isinstance(error, ValidationError) else str(error))
            else:
                messages.success(self.request, "The contact route is kept, sealed.")
                return redirect(reverse("consent:contact", args=[self.object.pk]))
        return self.render_to_response(self.get_context_data(route_form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is known without opening anything, and who opened it before."""
        accesses = ContactAccess.objects.filter(identifier=identifier_of(self.object))
        return {
            "show_form": ShowForm(),
            "route_form": RouteForm(),
            **super().get_context_data(**kwargs),
            "route": ContactRoute.objects.filter(consent=self.object).first(),
            "accesses": accesses[:_SHOWN],
            "missing_key": "" if has_keys() else str(KeyMissingError()),
        }
