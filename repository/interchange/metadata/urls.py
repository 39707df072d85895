"""Where metadata is fetched, under `/id/`: of a record, or of one of its versions."""

from django.urls import path

from repository.interchange.metadata import views

urlpatterns = [
    path("<slug:identifier>/metadata.<str:extension>", views.metadata, name="metadata"),
    path("<slug:identifier>/v/<int:number>/metadata.<str:extension>", views.metadata),
]
