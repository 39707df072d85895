from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "repository.voices"
    label = "voices"
