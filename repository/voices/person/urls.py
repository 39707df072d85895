"""Addresses of the person's own pages. Which story they are about, the session says."""

from django.urls import path, re_path

from repository.voices.person import choices, entry, media

app_name = "person"
urlpatterns = [
    path("", entry.start, name="start"),
    path("language/", entry.language, name="language"),
    path("finish/", entry.finish, name="finish"),
    path("done/", entry.done, name="done"),
    path("read/", choices.read, name="read"),
    path("happy/", choices.happy, name="happy"),
    path("choices/", choices.choices, name="choices"),
    path("release/", choices.release, name="release"),
    path("changes/", choices.changes, name="changes"),
    path("limits/", choices.limits, name="limits"),
    path("name/", choices.credit, name="credit"),
    path("pause/", choices.pause, name="pause"),
    path("withdraw/", choices.withdraw, name="withdraw"),
    # No name holds a NUL, and PostgreSQL would refuse to look for one.
    re_path(r"^media/(?P<folder>[-\w]+)/(?P<name>[^/\0]+)$", media.media, name="media"),
]
