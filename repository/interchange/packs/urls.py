"""Where packs are fetched."""

from django.urls import path

from repository.interchange.packs import views

urlpatterns = [path("id/<slug:identifier>/pack.zip", views.record_zip, name="record_pack")]
