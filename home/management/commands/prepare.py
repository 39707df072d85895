"""`manage.py prepare`: everything between a clone and a site that serves. Safe to run again."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from repository.interchange.sets import remember_all
from repository.settings import env
from search.engines import get_engine

ADMIN = "admin"


class Command(BaseCommand):
    """Migrates, loads content, reads files, notes sets, indexes, makes a login."""

    help = "Bring the database, static files, starter content, login and index up to date."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do each step; each one leaves alone what is already done."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("load_starter_content", stdout=self.stdout)
        call_command("read_documents", stdout=self.stdout)
        # Of sites that published before there were sets.
        remember_all()
        if not get_engine().status().usable:
            call_command("search_index", "rebuild", stdout=self.stdout)
        self._ensure_admin()

    def _ensure_admin(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            self.stdout.write(
                f"Admin login: {ADMIN}. "
                f"Forgotten the password? .venv/bin/python manage.py changepassword {ADMIN}"
            )
            return
        given = env.read("ADMIN_PASSWORD")
        password = given or secrets.token_urlsafe(12)
        users.create_superuser(ADMIN, "", password)
        shown = "as in ADMIN_PASSWORD" if given else password
        self.stdout.write(f"Admin login: {ADMIN}, password: {shown}")
