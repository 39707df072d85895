"""Where a change has gone, under `/id/`."""

from django.urls import path

from repository.replication.spread import views

urlpatterns = [
    path("<slug:identifier>/spread/", views.spread, name="spread"),
    path("<slug:identifier>/spread.csv", views.spread_table, name="spread_table"),
]
