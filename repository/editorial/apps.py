from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "repository.editorial"
    label = "editorial"

    def ready(self) -> None:
        from repository.editorial.links import withdrawn
        from repository.media.access import register_confidential
        from repository.records.media import is_personal_story

        register_confidential(is_personal_story)
        withdrawn.connect()
