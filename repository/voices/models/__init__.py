"""What is kept to keep the tellers of stories safe: one concept a module."""

from repository.voices.models.withdrawal import DoomedFile, Road, Withdrawal

__all__ = ["DoomedFile", "Road", "Withdrawal"]
