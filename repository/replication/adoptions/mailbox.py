"""Whether an address looks like one person's. A team's mailbox outlives the people in it."""

import re
from typing import Final

#: Words that name a team or a job rather than somebody.
_ROLES: Final = frozenset({
    "admin", "antenatal", "audit", "birth", "business", "care", "centre", "clinic", "clinical",
    "community", "contact", "delivery", "enquiries", "equality", "equity", "feedback",
    "governance", "group", "help", "hospital", "hub", "improvement", "inclusion", "info",
    "information", "lead", "leads", "maternity", "matron", "midwife", "midwifery", "midwives",
    "mnvp", "mvp", "neonatal", "nhs", "nursing", "obstetrics", "office", "patient", "perinatal",
    "postnatal", "project", "qi", "quality", "reception", "research", "safety", "secretary",
    "service", "services", "support", "team", "trust", "unit", "voices", "ward", "women",
    "womens",
})  # fmt: skip
_WORDS: Final = re.compile(r"[a-z]+")
_NAME: Final = re.compile(r"^[a-z]+[._-][a-z]+[0-9]{0,4}$|^[a-z]\.?[a-z]*[._-][a-z]+[0-9]{0,4}$")
_FREE: Final = ("gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com")
_ALSO_FREE: Final = ("icloud.com", "yahoo.com", "yahoo.co.uk", "live.co.uk", "doctors.org.uk")


def looks_personal(address: str) -> bool:
    """Return whether an address is made like “first.last”, or is of a mailbox for private use.

    A hint for whoever types it, never a reason to refuse: some names are words, and the reverse.
    """
    local, _, domain = address.lower().partition("@")
    if _ROLES.intersection(_WORDS.findall(local)):
        return False
    return domain in (*_FREE, *_ALSO_FREE) or _NAME.match(local) is not None
