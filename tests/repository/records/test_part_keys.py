"""Parts of a change and steps keep their keys: adoptions say of each what became of it."""

import json
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.blocks import StreamValue

from repository.records.lifecycle import hash_content
from repository.records.models import CaseStudyPage, RecordVersion
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MIGRATIONS = ("0010_consent_without_withdrawn_at", "0011_part_keys")


def parts(*texts):
    return [("part", text) for text in texts]


def keys(page, stream="core_parts"):
    return {child.value["text"]: child.value["key"] for child in getattr(page, stream)}


def rows(page):
    """The core parts as an editor's form would send them back."""
    return [(child.block_type, dict(child.value.items()), child.id) for child in page.core_parts]


def publish(page, rows):
    page.core_parts = StreamValue(page.core_parts.stream_block, rows)
    page.change_note = f"Edition of {len(rows)}, {uuid4()}"
    page.save_revision().publish()
    return CaseStudyPage.objects.get(pk=page.pk)


@pytest.fixture
def page():
    return CaseStudyFactory(
        core_parts=parts("Weigh", "Call", "Tell"),
        adaptable_parts=parts("Who keeps the tally"),
        prerequisites=parts("Scales", "Time"),
        steps=[("step", {"title": "Buy scales"})],
    )


def test_each_kind_of_part_is_numbered_under_its_own_letter(page):
    assert list(keys(page).values()) == ["c1", "c2", "c3"]
    assert list(keys(page, "adaptable_parts").values()) == ["a1"]
    assert list(keys(page, "prerequisites").values()) == ["p1", "p2"]
    assert [child.value["key"] for child in page.steps] == ["t1"]


def test_the_steps_of_a_tool_have_keys_too():
    tool = ToolFactory(steps=[("step", {"title": "Gather"}), ("step", {"title": "Ask"})])

    assert [child.value["key"] for child in tool.steps] == ["t1", "t2"]


def test_other_words_and_another_order_change_no_key(page):
    (name, weigh, one), call, tell = rows(page)

    page = publish(page, [tell, (name, {**weigh, "text": "Weigh every swab"}, one), call])

    assert keys(page) == {"Tell": "c3", "Weigh every swab": "c1", "Call": "c2"}


def test_the_key_of_a_deleted_part_is_not_used_again(page):
    page = publish(page, rows(page)[:2])

    assert keys(publish(page, [*rows(page), *parts("Listen")]))["Listen"] == "c4"


def test_going_back_to_an_older_edition_uses_no_key_again(page):
    first = page.latest_revision
    publish(page, [*rows(page), *parts("Fourth")])

    reverted = first.as_object()

    assert keys(publish(reverted, [*rows(reverted), *parts("Fifth")]))["Fifth"] == "c5"


def test_a_new_page_may_bring_its_keys():
    brought = [("part", {"text": "Call", "key": "c4"}), *parts("Weigh")]

    assert keys(CaseStudyFactory(core_parts=brought)) == {"Call": "c4", "Weigh": "c5"}


def test_a_version_of_before_is_read_as_it_was_hashed(client, page):
    version = page.record.versions.get()
    words_alone = {"core_parts": ["Weigh"], "adaptable_parts": [], "prerequisites": ["Scales"]}
    for section in version.content["sections"]:
        if section["kind"] == "replication":
            step = {key: section["value"]["steps"][0][key] for key in ("title", "detail", "role")}
            whole = {**step, "time": "", "part": "", "part_label": ""}
            section["value"] = {**words_alone, "steps": [whole]}
    hashed = hash_content(version.content)
    RecordVersion.objects.filter(pk=version.pk).update(content=version.content, sha256=hashed)
    page = publish(page, rows(page))

    told = client.get(f"/api/records/{page.record.pk}/versions/1/").json()
    differences = read(client.get(f"/id/{page.record.pk}/versions?from=1&to=2")).main

    plan = next(part for part in told["content"]["sections"] if part["kind"] == "replication")
    assert plan["value"]["core_parts"] == ["Weigh"]
    assert told["sha256"] == hashed
    assert "Call" in words(differences)


def test_the_api_tells_the_keys(client, page):
    told = client.get(f"/api/records/{page.record.pk}/").json()

    plan = next(part for part in told["sections"] if part["kind"] == "replication")["value"]
    assert plan["core_parts"][1] == {"key": "c2", "text": "Call"}
    assert plan["steps"][0]["key"] == "t1"


def test_readers_see_the_words_and_no_key(client, page):
    shown = read(client.get(page.get_url())).main

    core = shown.find(class_="mer-parts__core").find_all("li")
    assert [words(item) for item in core] == ["Weigh", "Call", "Tell"]


def stored(revision, stream="core_parts"):
    return [child["value"] for child in json.loads(revision.content[stream])]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_site_full_of_records_gets_its_keys_and_can_go_back(page):
    """The public page, its draft and an older edition: what stands in several has one key."""
    before, after = [("records", name) for name in MIGRATIONS]
    page.core_parts = StreamValue(page.core_parts.stream_block, [*rows(page)[1:], *parts("Draft")])
    page.save_revision()
    try:
        old = MigrationExecutor(connection).migrate([before]).apps
        revisions = old.get_model("wagtailcore", "Revision").objects.filter(object_id=str(page.pk))
        (public,) = old.get_model("records", "CaseStudyPage").objects.all()
        assert [child["value"] for child in public.core_parts.raw_data] == ["Weigh", "Call", "Tell"]
        assert [stored(each) for each in revisions.order_by("pk")] == [
            ["Weigh", "Call", "Tell"],
            ["Call", "Tell", "Draft"],
        ]
        assert all("last_core_part_number" not in each.content for each in revisions)

        MigrationExecutor(connection).migrate([after])
    finally:
        call_command("migrate", verbosity=0, interactive=False)

    public = CaseStudyPage.objects.get()
    draft = public.get_latest_revision_as_object()
    first = public.revisions.order_by("pk").first().as_object()
    assert keys(public) == keys(first) == {"Weigh": "c1", "Call": "c2", "Tell": "c3"}
    assert keys(draft) == {"Call": "c2", "Tell": "c3", "Draft": "c4"}
    assert [child.value["key"] for child in public.steps] == ["t1"]
    assert {each.last_core_part_number for each in (public, draft, first)} == {4}
    assert keys(publish(draft, [*rows(draft), *parts("Later")]))["Later"] == "c5"
