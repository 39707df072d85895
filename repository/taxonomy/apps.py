from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "repository.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from repository.publisher import snapshot
        from repository.taxonomy.models import (
            PriorityArea,
            PriorityAreaName,
            SeparateTerms,
            SynonymGroup,
            Theme,
        )

        snapshot.watch(PriorityArea, PriorityAreaName, SeparateTerms, SynonymGroup, Theme)
