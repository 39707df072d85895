"""Where records are compared."""

from django.urls import path

from repository.replication.comparing.views import compare_records

urlpatterns = [path("", compare_records, name="compare")]
