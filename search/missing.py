"""Where a reader tells what is missing: the mailbox, or the form while none is set."""

from urllib.parse import quote, urlencode

from repository.publisher.models import PublisherSettings
from repository.publisher.snapshot import Snapshot


def build_missing_href(address: str, what: str = "") -> str:
    """Return where to tell what is missing.

    Args:
        address: the page that lacks it. Never with words that somebody typed: they may be a name.
        what: what is missing, in our own words, if we have any.
    """
    mailbox = _contact.get()
    if mailbox:
        subject = f"Missing from the repository: {what}" if what else "Missing from the repository"
        return f"mailto:{mailbox}?subject={quote(subject)}"
    return f"/report-a-concern/?{urlencode({'page': address})}"


def _load_contact() -> str:
    settings = PublisherSettings.objects.filter(site__is_default_site=True).first()
    return settings.contact_email if settings else ""


_contact = Snapshot(_load_contact)
