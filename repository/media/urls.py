"""Where files are fetched: `/media/<random>/<name>`."""

from django.urls import path

from repository.media import views

app_name = "media"
urlpatterns = [path("<str:folder>/<str:name>", views.serve, name="serve")]
