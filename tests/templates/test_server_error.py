from django.template.loader import get_template


def test_it_needs_no_request_and_no_database():
    page = get_template("500.html").render({})

    assert "<h1>Sorry, something went wrong</h1>" in page
