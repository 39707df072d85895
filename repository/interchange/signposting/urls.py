"""Where sets of links are fetched, under `/id/`."""

from django.urls import path

from repository.interchange.signposting.views import linkset

urlpatterns = [
    path("<slug:identifier>/linkset.json", linkset, name="linkset"),
    path("<slug:identifier>/v/<int:number>/linkset.json", linkset),
]
