"""The project's own files, apps and models, for the tests that hold its rules."""

import ast

from django.apps import apps

from repository.settings.env import BASE_DIR

ROOMS = ("home", "search", "repository", "templates", "static", "tests", "docs")
BUILT = {"__pycache__", "build", "node_modules"}
#: Our own apps, without those of packages.
APPS = [
    app
    for app in apps.get_app_configs()
    if app.name in {"home", "search"} or app.name.startswith("repository.")
]
MODELS = [model for app in APPS for model in app.get_models()]


def files(*patterns):
    """Return the project's own files that match, without what is built or fetched."""
    roots = [BASE_DIR / room for room in ROOMS]
    found = [path for pattern in patterns for path in BASE_DIR.glob(pattern)]
    found += [path for pattern in patterns for root in roots for path in root.rglob(pattern)]
    return sorted({path for path in found if path.is_file() and not BUILT & set(path.parts)})


def code(*rooms):
    """Return the Python files of rooms, without migrations."""
    return [
        path
        for path in files("*.py")
        if path.relative_to(BASE_DIR).parts[0] in rooms and "migrations" not in path.parts
    ]


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path):
    return path.relative_to(BASE_DIR).as_posix()
