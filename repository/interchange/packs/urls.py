"""Where packs are fetched: of one record, and of records that someone chose or searched for."""

from django.urls import path

from repository.interchange.packs import chosen, results, views

urlpatterns = [
    path("id/<slug:identifier>/pack.zip", views.record_zip, name="record_pack"),
    path("id/<slug:identifier>/pack.pdf", views.record_pdf, name="record_pdf"),
    path("pack/", chosen.choose_records, name="pack"),
    # Before the addresses of packs, whose keys are longer than this.
    path("pack/results/", results.choose_results, name="pack_results"),
    path("pack/<slug:key>/", chosen.progress, name="pack_progress"),
    path("pack/<slug:key>/pack.zip", chosen.fetch, name="pack_file"),
]
