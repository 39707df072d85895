"""What leaves for machines. Included before the addresses of records and of pages."""

from django.urls import include, path

from repository.interchange.negotiation import negotiate

app_name = "interchange"
urlpatterns = [
    # Before the addresses of records, whose views show the page.
    path("id/<slug:identifier>", negotiate),
    path("id/<slug:identifier>/v/<int:number>", negotiate),
    path("id/", include("repository.interchange.cite.urls")),
    path("id/", include("repository.interchange.metadata.urls")),
    path("id/", include("repository.interchange.signposting.urls")),
]
