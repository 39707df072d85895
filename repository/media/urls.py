"""Where files are fetched: `/media/<random>/<name>`."""

from django.urls import re_path

from repository.media import views

app_name = "media"
# No name holds a NUL, and PostgreSQL would refuse to look for one.
urlpatterns = [re_path(r"^(?P<folder>[-\w]+)/(?P<name>[^/\0]+)$", views.serve, name="serve")]
