"""Permanent addresses: `/id/<identifier>`, its versions and their history."""

from django.urls import path

from repository.records import views

app_name = "records"
urlpatterns = [
    path("<slug:identifier>", views.newest, name="newest"),
    path("<slug:identifier>/v/<int:number>", views.version, name="version"),
    path("<slug:identifier>/versions", views.history, name="history"),
]
