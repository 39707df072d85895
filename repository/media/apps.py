from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "repository.media"
    label = "media"
