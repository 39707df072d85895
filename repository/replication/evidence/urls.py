"""The page of the rubric."""

from django.urls import path

from repository.replication.evidence import views

urlpatterns = [path("", views.evidence_ratings, name="evidence_ratings")]
