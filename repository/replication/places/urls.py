"""`/places-like-mine/`."""

from django.urls import path

from repository.replication.places import views

app_name = "places"
urlpatterns = [path("places-like-mine/", views.places, name="places")]
