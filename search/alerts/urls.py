"""Addresses of e-mail alerts. Which alert the last two are about says the key in the query."""

from django.urls import path

from search.alerts import views

urlpatterns = [
    path("", views.ask, name="search_alert"),
    path("sent/", views.sent, name="search_alert_sent"),
    path("stopped/", views.stopped, name="search_alert_stopped"),
    path("own/", views.own, name="search_alert_own"),
    path("stop/", views.stop, name="search_alert_stop"),
]
