from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "repository.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from repository.publisher import snapshot  # noqa: PLC0415 - models load after apps
        from repository.taxonomy.models import (  # noqa: PLC0415
            PriorityArea,
            PriorityAreaName,
            Theme,
        )

        snapshot.watch(PriorityArea, PriorityAreaName, Theme)
