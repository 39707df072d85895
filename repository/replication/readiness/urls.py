"""`/id/<identifier>/readiness/` and its workbook."""

from django.urls import path

from repository.replication.readiness import views

app_name = "readiness"
urlpatterns = [
    path("<slug:identifier>/readiness/", views.show, name="show"),
    path("<slug:identifier>/readiness/readiness.xlsx", views.download, name="download"),
]
