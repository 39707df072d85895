"""Permanent addresses: `/id/<identifier>`, its versions and their history."""

from django.urls import path

from repository.records import views

app_name = "records"
urlpatterns = [
    path("<str:identifier>", views.newest, name="newest"),
    path("<str:identifier>/v/<int:number>", views.version, name="version"),
    path("<str:identifier>/versions", views.history, name="history"),
]
