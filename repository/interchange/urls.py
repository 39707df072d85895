"""What leaves for machines. Included before the addresses of records and of pages."""

from django.urls import include, path

from repository.interchange.oai import views as oai

app_name = "interchange"
urlpatterns = [
    path("id/", include("repository.interchange.cite.urls")),
    path("oai/", oai.oai, name="oai"),
]
