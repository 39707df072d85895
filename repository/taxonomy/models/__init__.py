from repository.taxonomy.models.areas import PriorityArea, PriorityAreaName
from repository.taxonomy.models.synonyms import SeparateTerms, SynonymGroup
from repository.taxonomy.models.theme import Theme

__all__ = ["PriorityArea", "PriorityAreaName", "SeparateTerms", "SynonymGroup", "Theme"]
