"""Where citations are fetched, under `/id/`: of a record, a version, a statement, a reference."""

from django.urls import path, register_converter

from repository.interchange.cite import views


class StatementKey:
    """The key of a statement, such as `s3`: it never changes."""

    regex = "s[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> str:
        """Return the key."""
        return value

    def to_url(self, value: str) -> str:
        """Return the key."""
        return value


register_converter(StatementKey, "statement")
_VERSION = "<slug:identifier>/v/<int:number>"
urlpatterns = [
    path("<slug:identifier>/cite.<str:extension>", views.cite, name="cite"),
    path(f"{_VERSION}/cite.<str:extension>", views.cite),
    path("<slug:identifier>/<statement:key>", views.statement, name="statement"),
    path("<slug:identifier>/<statement:key>/cite.<str:extension>", views.cite),
    path(f"{_VERSION}/<statement:key>/cite.<str:extension>", views.cite),
    path("<slug:identifier>/references.<str:extension>", views.references),
    path(f"{_VERSION}/references.<str:extension>", views.references),
    path("<slug:identifier>/references/<int:place>.<str:extension>", views.references),
    path(f"{_VERSION}/references/<int:place>.<str:extension>", views.references),
]
