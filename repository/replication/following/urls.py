"""Addresses of following. Which follow the private ones are about says the key in the query."""

from django.urls import path

from repository.replication.following import views

urlpatterns = [
    path("id/<slug:identifier>/follow/", views.ask, name="follow"),
    path("following/sent/", views.sent, name="follow_sent"),
    path("following/stopped/", views.stopped, name="follow_stopped"),
    path("following/own/", views.own, name="follow_own"),
    path("following/stop/", views.stop, name="follow_stop"),
]
