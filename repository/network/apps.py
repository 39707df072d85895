from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "repository.network"
    label = "network"
