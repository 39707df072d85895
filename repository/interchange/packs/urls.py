"""Where packs are fetched: of one record, and of records that someone chose."""

from django.urls import path

from repository.interchange.packs import chosen, views

urlpatterns = [
    path("id/<slug:identifier>/pack.zip", views.record_zip, name="record_pack"),
    path("id/<slug:identifier>/pack.pdf", views.record_pdf, name="record_pdf"),
    path("pack/", chosen.choose_records, name="pack"),
    path("pack/<slug:key>/", chosen.progress, name="pack_progress"),
    path("pack/<slug:key>/pack.zip", chosen.fetch, name="pack_file"),
]
