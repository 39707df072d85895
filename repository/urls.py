"""The address table: design §4. Wagtail's pages come last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from home import views as home_views

handler404 = home_views.page_not_found
handler500 = home_views.server_error

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("media/", include("repository.media.urls")),
    # The first of the public ones: nothing else is asked as often.
    path("", include("search.urls")),
    path("", include("repository.interchange.urls")),
    path("", include("repository.replication.adoptions.urls")),
    path("", include("repository.replication.following.urls")),
    path("", include("repository.replication.lineage.urls")),
    path("", include("repository.replication.organisations.urls")),
    path("", include("repository.replication.places.urls")),
    path("", include("repository.replication.programme.urls")),
    path("", include("repository.replication.questions.urls")),
    path("compare/", include("repository.replication.comparing.urls")),
    path("evidence-ratings/", include("repository.replication.evidence.urls")),
    path("id/", include("repository.replication.readiness.urls")),
    path("id/", include("repository.replication.spread.urls")),
    path("id/", include("repository.records.urls")),
    path("my-story/", include("repository.voices.person.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]
