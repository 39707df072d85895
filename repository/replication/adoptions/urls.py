"""Addresses of adoptions. Which one a private page is about says the key in the query."""

from django.urls import path

from repository.replication.adoptions import own_views, views

app_name = "adoptions"
urlpatterns = [
    path("id/<slug:identifier>/adopt/", views.adopt, name="adopt"),
    path("id/<slug:identifier>/adoptions/", views.listing, name="listing"),
    path("id/<slug:identifier>/adoptions/<int:number>/", views.one, name="one"),
    path("adoptions/sent/", views.sent, name="sent"),
    path("adoptions/own/", own_views.own, name="own"),
    path("adoptions/stage/", own_views.stage, name="stage"),
    path("adoptions/result/", own_views.result, name="result"),
    path("adoptions/withdraw/", own_views.withdraw, name="withdraw"),
    path("adoptions/withdrawn/", own_views.withdrawn, name="withdrawn"),
]
