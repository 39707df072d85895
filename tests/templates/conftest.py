import pytest
from bs4 import BeautifulSoup
from django.template import engines


@pytest.fixture
def environment():
    return engines["jinja2"].env


@pytest.fixture
def render(environment):
    """Render Jinja source that may import our components, and parse what comes out."""

    def render(source, **context):
        return BeautifulSoup(environment.from_string(source).render(**context), "lxml")

    return render
