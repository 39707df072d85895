"""Where feeds are, under `/feeds/`. An area's and a site's slug is that of its page."""

from django.urls import path

from repository.interchange.feeds import adoptions, views

urlpatterns = [
    path("", views.feed, name="feed"),
    path("type/<slug:slug>/", views.feed_of_type, name="feed_of_type"),
    path("area/<slug:slug>/", views.feed_of_area, name="feed_of_area"),
    path("site/<slug:slug>/", views.feed_of_site, name="feed_of_site"),
    path("adoptions/", adoptions.feed, name="feed_of_adoptions"),
    path("adoptions/<slug:identifier>/", adoptions.feed_of_record, name="feed_of_record_adoptions"),
]
