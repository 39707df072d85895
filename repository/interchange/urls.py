"""What leaves for machines. Included before the addresses of records and of pages."""

from django.urls import include, path

app_name = "interchange"
urlpatterns = [
    path("api/", include("repository.interchange.api.urls")),
    path("id/", include("repository.interchange.cite.urls")),
]
