"""What leaves for machines. Included before the addresses of records and of pages."""

from django.urls import include, path

app_name = "interchange"
urlpatterns = [
    path("id/", include("repository.interchange.cite.urls")),
    path("id/", include("repository.interchange.metadata.urls")),
]
