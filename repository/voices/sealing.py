"""Contact details are sealed with keys that never lie beside the database: `CONTACT_KEYS`.

The newest key seals; each of them opens. Nothing is ever overwritten because a key is missing.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealingError(Exception):
    """Contact details cannot be sealed or opened now; what is kept is kept as it is."""


class KeyMissingError(SealingError):
    """No key is set."""

    def __init__(self) -> None:
        super().__init__(
            "The key for contact details is missing: CONTACT_KEYS is not set. Nothing is lost: "
            "what was stored opens again once whoever runs the site has set it."
        )


class WrongKeyError(SealingError):
    """None of the keys opens what was sealed."""

    def __init__(self) -> None:
        super().__init__(
            "None of the keys in CONTACT_KEYS opens these contact details. Nothing is lost: they "
            "open again once whoever runs the site has put the key back that sealed them."
        )


def has_keys() -> bool:
    """Return whether anything can be sealed at all."""
    return bool(settings.CONTACT_KEYS)


def seal(words: str) -> str:
    """Return words sealed with the newest key."""
    return _keys().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed.

    Raises:
        KeyMissingError: no key is set.
        WrongKeyError: no key opens it.
    """
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise WrongKeyError from None


def reseal(sealed: str) -> str:
    """Return the same words under the newest key: as they were when it sealed them already."""
    keys = _keys()
    if _opens(Fernet(settings.CONTACT_KEYS[0]), sealed):
        return sealed
    try:
        return keys.rotate(sealed.encode()).decode()
    except InvalidToken:
        raise WrongKeyError from None


def _opens(key: Fernet, sealed: str) -> bool:
    try:
        key.decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def _keys() -> MultiFernet:
    if not has_keys():
        raise KeyMissingError
    return MultiFernet([Fernet(key) for key in settings.CONTACT_KEYS])
