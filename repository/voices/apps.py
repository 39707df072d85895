from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "repository.voices"
    label = "voices"

    def ready(self) -> None:
        from repository.voices.withdrawal import checks
