"""A laptop or a demonstration: `make run`. Real pages, no service to install."""

from repository.settings import env
from repository.settings.base import *  # noqa: F403 - settings are layered by star import

DEBUG = env.read_bool("DEBUG")
CONTACT_KEYS = env.own_contact_keys()
