"""The rules of the house, held by tests rather than by pages that nobody reads."""

import ast
import json
import re
from collections import Counter

import pytest
from django.db import models
from django.template import engines
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from repository.publisher.models import SnapshotVersion
from repository.records.choices import RecordType
from repository.records.identifiers import PREFIXES
from repository.records.models import PAGE_TYPES, RecordPage
from repository.records.section_values import _BUILDERS
from repository.records.sections import SECTIONS
from repository.settings import env
from search.building import build_documents
from search.facets import FACETS
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.house import MODELS, code, files, name_of, tree_of

BASE_DIR = env.BASE_DIR
FORBIDDEN_MODULES = {
    f"{word}{ending}"
    for word in ("util", "helper", "common", "misc", "manager", "handler", "service")
    for ending in ("", "s")
}
#: Words that the network does not use for people.
FORBIDDEN_WORDS = re.compile(r"\bBA?ME\b|hard[- ]to[- ]reach|\bnon-white", re.IGNORECASE)
#: Where such a word is somebody else's: in titles, names and quoted words.
OTHERS_WORDS = {
    "title", "name", "words", "group", "container", "note", "url", "doi", "source", "authors",
}  # fmt: skip
NAMES_THE_RULE = {
    "tests/test_house_rules.py",
    # Old words find what they used to name; the site never shows them.
    "home/starter_content/synonyms.json",
}
#: Text that people read: our own, not packages' or pictures'.
WORDED = ("*.py", "*.html", "*.md", "*.json", "*.js", "*.scss", "*.yaml", "*.toml", "*.txt")
GENERATED = re.compile(
    r"^(package-lock\.json|requirements.*\.txt|docs/licences/)|/migrations/|\.min\.|^LICENSE$"
)


def own_files(*patterns):
    return [path for path in files(*patterns) if not GENERATED.search(name_of(path))]


def test_the_readme_names_every_variable_of_the_environment_and_no_other():
    readme = (BASE_DIR / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Settings")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) ?\| (.*?) \|$", section, re.MULTILINE)

    assert rows == [(item.name, item.default, item.purpose) for item in env.VARIABLES]


def reads_environment(node):
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id == "os" and node.attr in {"environ", "environb", "getenv", "putenv"}
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == "os"
        and any(alias.name in {"environ", "getenv"} for alias in node.names)
    )


def test_nothing_but_the_settings_reads_the_environment():
    """Setting Django's own variable before it starts is not reading."""
    for path in [*code("home", "search", "repository"), BASE_DIR / "manage.py"]:
        source = path.read_text(encoding="utf-8")
        found = [node for node in ast.walk(ast.parse(source)) if reads_environment(node)]
        if name_of(path) in {"manage.py", "repository/wsgi.py"}:
            assert source.count("os.environ") == source.count("os.environ.setdefault(") == 1
        elif name_of(path) != "repository/settings/env.py":
            assert not found, name_of(path)


#: Rows that the site keeps for itself.
NOT_FILLED_IN = {SnapshotVersion}
OWN_FIELDS = [
    pytest.param(field, id=f"{model._meta.label}.{field.name}")
    for model in MODELS
    for field in model._meta.local_fields
    if field.editable
    and not field.primary_key
    and not getattr(field.remote_field, "parent_link", False)
    and field.name != "sort_order"
    and not (isinstance(field, models.ForeignKey) and field.related_model is model)
    and field.model.__module__.partition(".")[0] in {"home", "search", "repository"}
]


def is_wagtails(field):
    """Whether a field comes from one of Wagtail's abstract models."""
    return any(
        field.name in {own.name for own in base._meta.local_fields}
        for base in field.model.__mro__
        if base.__module__.startswith(("wagtail", "taggit", "django")) and hasattr(base, "_meta")
    )


@pytest.mark.parametrize("field", OWN_FIELDS)
def test_every_field_that_people_fill_in_says_what_it_is_for(field):
    if isinstance(field, models.ForeignKey) and not field.help_text:
        # What a row hangs on is chosen by the page it stands on, not typed.
        assert field.remote_field.on_delete is models.CASCADE
        return
    assert field.help_text or is_wagtails(field) or field.model in NOT_FILLED_IN
    assert field.verbose_name


def children_of(block, path):
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield f"{path}.{name}", child
            yield from children_of(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from children_of(block.child_block, f"{path}[]")
    elif isinstance(block, blocks.StreamBlock):
        for name, child in block.child_blocks.items():
            yield from children_of(child, f"{path}.{name}")


STREAMS = [
    pytest.param(path, child, id=path)
    for model in MODELS
    for field in model._meta.local_fields
    if isinstance(field, StreamField)
    for path, child in children_of(field.stream_block, f"{model.__name__}.{field.name}")
]


@pytest.mark.parametrize(("path", "child"), STREAMS)
def test_every_part_of_a_block_says_what_it_is_for(path, child):
    assert child.label, path
    assert (
        getattr(child.field, "help_text", "") if hasattr(child, "field") else child.meta.help_text
    )


def test_no_file_of_code_is_longer_than_four_hundred_lines():
    for path in [
        *code("home", "search", "repository", "tests"),
        *own_files("*.html", "*.js", "*.scss"),
    ]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, name_of(path)


def test_nine_in_ten_files_of_code_are_under_two_hundred_lines():
    lengths = [
        len(path.read_text(encoding="utf-8").splitlines())
        for path in code("home", "search", "repository")
    ]

    assert sum(length < 200 for length in lengths) >= 0.9 * len(lengths)


def test_no_module_has_a_name_that_says_nothing():
    for path in code("home", "search", "repository", "tests"):
        assert not set(path.relative_to(BASE_DIR).with_suffix("").parts) & FORBIDDEN_MODULES, path


def test_every_module_says_what_lives_in_it():
    for path in code("home", "search", "repository"):
        if path.name in {"__init__.py", "apps.py", "wagtail_hooks.py"}:
            continue
        said = ast.get_docstring(tree_of(path)) or ""
        assert len(said.splitlines()) >= 1, name_of(path)


def test_imports_inside_functions_are_left_to_the_start_of_apps():
    for path in code("home", "search", "repository"):
        if path.name == "apps.py":
            continue
        inside = [
            node.lineno
            for function in ast.walk(tree_of(path))
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert not inside, f"{name_of(path)}: {inside}"


def our_own_words(value, key=""):
    """Yield the texts of a starter file that are ours, not a source's or an organisation's."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in OTHERS_WORDS or (name == "title" and "slug" in value):
                yield from our_own_words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from our_own_words(inner, key)
    elif isinstance(value, str) and not value.startswith("https://"):
        yield value


def test_our_own_words_use_no_word_that_the_network_does_not():
    for path in own_files(*WORDED):
        if name_of(path) in NAMES_THE_RULE:
            continue
        text = path.read_text(encoding="utf-8")
        if "starter_content" in path.parts:
            text = "\n".join(our_own_words(json.loads(text)))
        found = FORBIDDEN_WORDS.search(text)
        assert not found, f"{name_of(path)}: {found and found.group()}"


PAGE_TEMPLATES = {
    model.template
    for model in get_page_models()
    if model in MODELS and model is not RecordPage
}  # fmt: skip
OTHER_TEMPLATES = {
    "404.html",
    "410.html",
    "500.html",
    "home/concern.html",
    "home/concern_sent.html",
    "records/history.html",
    "records/tombstone.html",
    "records/version.html",
    "search/alerts/ask.html",
    "search/alerts/confirm.html",
    "search/alerts/gone.html",
    "search/alerts/own.html",
    "search/alerts/sent.html",
    "search/alerts/stop.html",
    "search/alerts/stopped.html",
    "search/results.html",
    "voices/person/changes.html",
    "voices/person/choices.html",
    "voices/person/credit.html",
    "voices/person/done.html",
    "voices/person/enter.html",
    "voices/person/gone.html",
    "voices/person/limits.html",
    "voices/person/pause.html",
    "voices/person/read.html",
    "voices/person/release.html",
    "voices/person/start.html",
    "voices/person/withdraw.html",
}


def template_source(name):
    """Return a template's source with those that it extends and includes by name."""
    source = (BASE_DIR / "templates" / name).read_text(encoding="utf-8")
    others = re.findall(r'{%-? *(?:extends|include) "([^"]+\.html)" *-?%}', source)
    return source + "".join(template_source(other) for other in others)


@pytest.mark.parametrize("name", sorted(PAGE_TEMPLATES | OTHER_TEMPLATES))
def test_every_page_template_loads_and_has_a_title_a_main_and_a_heading(name):
    engines["jinja2"].get_template(name)

    source = template_source(name)
    assert "<title>" in source
    assert "<main" in source
    # A frozen version brings the heading of the page that it froze.
    assert "<h1" in source or name == "records/version.html"


@pytest.mark.parametrize("record_type", RecordType.values)
def test_every_record_type_has_an_address_a_template_sections_and_a_facet_value(record_type):
    model = PAGE_TYPES[record_type]

    assert model.record_type == record_type
    assert record_type in PREFIXES
    assert (BASE_DIR / "templates" / model.template).is_file()
    assert model.page_description
    assert SECTIONS[record_type]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "factory", [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory]
)
def test_every_record_type_can_be_searched_for(factory):
    page = factory()

    (document,) = build_documents([page.record.pk]).documents

    assert document.title == page.title
    assert document.values("type") == {page.record_type}


@pytest.mark.parametrize("record_type", RecordType.values)
def test_every_section_can_be_built_and_shown(record_type):
    for section in SECTIONS[record_type]:
        assert section.heading
        assert section.kind in _BUILDERS
        template = BASE_DIR / "templates/components/sections" / f"{section.kind}.html"
        assert template.is_file(), section.kind


def test_every_facet_has_a_label():
    assert all(facet.label for facet in FACETS)


def test_no_public_template_names_what_is_not_ours():
    forbidden = ("assets.nhs.uk", "NHS England", "NHS logo", "crown copyright", "nhsuk-icon-logo")
    for path in own_files("*.html", "*.scss", "*.js", "*.svg"):
        text = path.read_text(encoding="utf-8").lower()
        assert not [word for word in forbidden if word.lower() in text], name_of(path)


def test_every_test_has_an_id_of_its_own(request):
    names = Counter(item.nodeid for item in request.session.items)
    assert [name for name, count in names.items() if count > 1] == []
