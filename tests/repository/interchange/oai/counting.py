"""How often each answer asked the database, also when a server of its own gives it."""

from django.db import connection

#: What was asked for each request, in order.
ASKED = []


def counting(get_response):
    """Middleware that notes every query of a request."""

    def answer(request):
        queries = []
        ASKED.append(queries)

        def note(execute, sql, params, many, context):
            queries.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            return get_response(request)

    return answer
