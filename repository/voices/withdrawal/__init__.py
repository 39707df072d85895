"""Taking a story back: one transaction and the files, every road, and again after a restore."""

from repository.voices.models.withdrawal import Road
from repository.voices.withdrawal.signals import scrubbing, withdrawn
from repository.voices.withdrawal.telling import cannot_be_recalled
from repository.voices.withdrawal.withdrawing import NoStoryError, withdraw

__all__ = ["NoStoryError", "Road", "cannot_be_recalled", "scrubbing", "withdraw", "withdrawn"]
