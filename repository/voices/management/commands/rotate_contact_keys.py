"""Put every contact route under the newest key of `CONTACT_KEYS`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from repository.voices.contact import identifier_of
from repository.voices.models import ContactRoute
from repository.voices.sealing import KeyMissingError, WrongKeyError, has_keys, reseal


class Command(BaseCommand):
    """One route at a time: run it again after an interruption, or to be sure."""

    help = "Seals every contact route with the newest key; names those that no key opens."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seal, count, and end with an error when something did not open."""
        if not has_keys():
            raise CommandError(str(KeyMissingError()))
        done = already = 0
        locked = []
        for route in ContactRoute.objects.select_related("consent__voice__record").order_by("pk"):
            try:
                sealed = reseal(route.sealed)
            except WrongKeyError:
                locked.append(identifier_of(route.consent) or f"consent {route.consent_id}")
                continue
            if sealed == route.sealed:
                already += 1
                continue
            # Not over what an officer wrote meanwhile: that is under the newest key.
            done += ContactRoute.objects.filter(pk=route.pk, sealed=route.sealed).update(
                sealed=sealed
            )
        self.stdout.write(f"{done} sealed with the newest key, {already} were already.")
        if locked:
            raise CommandError(
                f"{len(locked)} opened with none of the keys and were left as they are: "
                f"{', '.join(locked)}. Add the key that sealed them to CONTACT_KEYS, at the end."
            )
