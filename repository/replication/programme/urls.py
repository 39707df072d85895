"""The programme view."""

from django.urls import path

from repository.replication.programme import views

urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("programme.csv", views.programme_table, name="programme_table"),
]
