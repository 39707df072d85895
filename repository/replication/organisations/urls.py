"""Where organisations are read."""

from django.urls import path

from repository.replication.organisations import views

app_name = "organisations"
urlpatterns = [path("organisations/<slug:slug>/", views.organisation, name="organisation")]
