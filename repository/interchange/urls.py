"""What leaves for machines. Included before the addresses of records and of pages."""

from django.urls import include, path, re_path

from repository.interchange import downloads, sitemap
from repository.interchange.bulk import views as bulk
from repository.interchange.bulk.table import TABLES
from repository.interchange.negotiation import negotiate
from repository.interchange.oai import views as oai
from repository.interchange.skos import views as skos

app_name = "interchange"
urlpatterns = [
    path("api/", include("repository.interchange.api.urls")),
    path("oai/", oai.oai, name="oai"),
    path("feeds/", include("repository.interchange.feeds.urls")),
    path("data/", downloads.data, name="data"),
    path("data/records.jsonl.gz", bulk.records_lines, name="records_lines"),
    *(path(f"data/{name}", bulk.table, {"name": name}) for name in TABLES),
    *(path(f"data/{name}-metadata.json", bulk.table_metadata, {"name": name}) for name in TABLES),
    path("vocabulary/", skos.vocabulary, name="vocabulary"),
    re_path(r"^vocabulary\.(?P<extension>[a-z]+)$", skos.vocabulary_file, name="vocabulary_file"),
    path("vocabulary/<slug:scheme>", skos.term, name="scheme"),
    path("vocabulary/<slug:scheme>/<slug:slug>", skos.term, name="term"),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.sitemap_part, name="sitemap_part"),
    # Before the addresses of records, whose views show the page.
    path("id/<slug:identifier>", negotiate),
    path("id/<slug:identifier>/v/<int:number>", negotiate),
    path("id/", include("repository.interchange.cite.urls")),
    path("id/", include("repository.interchange.metadata.urls")),
    path("id/", include("repository.interchange.signposting.urls")),
    path("", include("repository.interchange.packs.urls")),
]
