"""`/id/<identifier>/lineage/`."""

from django.urls import path

from repository.replication.lineage import views

app_name = "lineage"
urlpatterns = [path("id/<slug:identifier>/lineage/", views.family, name="family")]
