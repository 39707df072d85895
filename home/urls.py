"""Addresses outside the page tree, and the four list pages, which skip the walk down it."""

from django.urls import path, re_path

from home import views

urlpatterns = [
    re_path(
        r"^(?P<slug>case-studies|policy-recommendations|tools|voices)/$",
        views.record_index,
        name="record_index",
    ),
    re_path(
        r"^(?P<index_slug>case-studies|policy-recommendations|tools|voices)/(?P<slug>[-\w]+)/$",
        views.record_page,
        name="record_page",
    ),
    path("report-a-concern/", views.report_concern, name="report_concern"),
    path("report-a-concern/sent/", views.concern_sent, name="concern_sent"),
    path("style-guide/", views.style_guide, name="style_guide"),
    path("health/live", views.live, name="health_live"),
    path("health/ready", views.ready, name="health_ready"),
    path("robots.txt", views.robots, name="robots"),
]
