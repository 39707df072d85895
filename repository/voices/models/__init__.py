from repository.voices.models.dismissal import Dismissal
from repository.voices.models.named_review import NamedReview

__all__ = ["Dismissal", "NamedReview"]
