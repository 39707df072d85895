"""Files of a story for the person who tells it, whether it is public or not: those and no other."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from repository.media.views import send
from repository.voices.models import PersonLink
from repository.voices.person.pages import own
from repository.voices.person.story import load_piece


@require_safe
@own
def media(request: HttpRequest, link: PersonLink, folder: str, name: str) -> HttpResponseBase:
    """Send a file that the finished piece shows to whoever has its session.

    Under the address to which the session's cookie is limited; `/media/` knows nothing of it.
    """
    if f"{folder}/{name}" not in load_piece(link).files:
        raise Http404
    return send(request, folder, name)
