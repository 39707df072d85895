from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "repository.editorial"
    label = "editorial"
