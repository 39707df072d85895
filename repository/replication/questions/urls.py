"""Addresses of questions. Which one the private page is about says the key in the query."""

from django.urls import path

from repository.replication.questions import views

urlpatterns = [
    path("id/<slug:identifier>/questions/", views.listing, name="questions"),
    path("id/<slug:identifier>/questions/ask/", views.ask, name="question_ask"),
    path("id/<slug:identifier>/questions/<int:number>/", views.one, name="question"),
    path("questions/sent/", views.sent, name="question_sent"),
    path("questions/own/", views.own, name="question_own"),
    path("questions/told/", views.told, name="question_told"),
    path("questions/forgotten/", views.forgotten, name="question_forgotten"),
]
