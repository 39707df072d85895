"""The addresses of the admin's screens for rating evidence."""

from django.urls import path

from repository.replication.evidence.queue import QueueView
from repository.replication.evidence.screens import RateView, SettleView

urlpatterns = [
    path("evidence/", QueueView.as_view(), name="evidence_queue"),
    path("evidence/rate/<slug:identifier>/", RateView.as_view(), name="evidence_rate"),
    path("evidence/settle/<int:pk>/", SettleView.as_view(), name="evidence_settle"),
]
