"""Whether the parts that the site stands on answer."""

from django.db import DatabaseError, connection

from search.engines import get_engine


def database_answers() -> bool:
    """Return whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def search_answers() -> bool:
    """Return whether the search index can be read."""
    return get_engine().status().usable
