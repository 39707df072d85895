"""Addresses of e-mail alerts. A private link carries the alert's key."""

from django.urls import path

from search.alerts import views

urlpatterns = [
    path("", views.ask, name="search_alert"),
    path("sent/", views.sent, name="search_alert_sent"),
    path("stopped/", views.stopped, name="search_alert_stopped"),
    path("<slug:key>/", views.own, name="search_alert_own"),
    path("<slug:key>/stop/", views.stop, name="search_alert_stop"),
]
