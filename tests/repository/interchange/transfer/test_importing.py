"""An import fills an empty installation, or leaves it as it was: rows and files."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from repository.interchange.models import SetMembership
from repository.interchange.transfer import importing
from repository.interchange.transfer.archive import ArchiveError
from repository.publisher.models import PublisherSettings
from repository.records.completeness import NotReadyToPublishError
from repository.records.models import CaseStudyPage, Consent, Record, RecordVersion, VoicePage
from repository.taxonomy.models import SynonymGroup
from search.models import IndexChange
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.synonym_group import SynonymGroupFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.transfer.archives import (
    export,
    load,
    passing_site,
    rows,
    unzip,
    with_rows,
    zip_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TABLES = (
    Page, PublisherSettings, SynonymGroup, Record, RecordVersion, SetMembership, Consent,
    IndexChange,
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 - asked for by name
    """An archive of a site with a case study, a tool and a person's story."""
    folder = tmp_path_factory.mktemp("imported")
    with django_db_blocker.unblock(), passing_site(folder):
        SynonymGroupFactory(label="postpartum haemorrhage", exact="PPH")
        tool = ToolFactory(title="Swab tally sheet")
        page = CaseStudyFactory(
            title="Weigh every swab",
            problem=f'<p>Use <a linktype="page" id="{tool.pk}">the sheet</a>.</p>',
            tools_used=[tool],
            adapted_from=[(tool, "Weighed as well.")],
            easy_read=DocumentFactory(title="Easy Read"),
            tags=["scales"],
        )
        page.change_note = "Added a file."
        page.save_revision().publish()
        PersonalVoiceFactory(
            title="Nobody came", consent={"reuse": True, "show_name": True, "credit": "A. M."}
        )
        export(folder / "site.zip")
    return folder / "site.zip"


@pytest.fixture
def parts(archive):
    return unzip(archive)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """The folder of this test's own files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def untouched(media):
    """Check at the end that there is not a row nor a file more, or less, or another."""

    def look():
        kept = {model: list(model._default_manager.order_by("pk").values()) for model in TABLES}
        return kept, sorted(media.rglob("*"))

    before = look()
    yield
    assert look() == before


def refused(path, **options):
    with pytest.raises(ArchiveError) as caught:
        load(path, **options)
    return str(caught.value)


def test_pages_are_there_under_their_identifiers(archive, parts):
    load(archive)

    page = CaseStudyPage.objects.get(title="Weigh every swab")
    tool = Page.objects.get(title="Swab tally sheet")
    told = {row["identifier"] for row in rows(parts, "records")}
    assert set(Record.objects.values_list("pk", flat=True)) == told
    assert page.record.versions.count() == 2
    assert f'<a linktype="page" id="{tool.pk}">' in page.problem
    assert [use.tool_id for use in page.tools_used.all()] == [tool.pk]
    (origin,) = page.adapted_from.all()
    assert (origin.original_id, origin.what_changed) == (tool.pk, "Weighed as well.")
    assert [tag.name for tag in page.tags.all()] == ["scales"]


def test_files_are_there_under_their_names(archive, parts, media):
    load(archive)

    (name,) = (name for name in parts if name.startswith("media/"))
    assert (media / name.removeprefix("media/")).read_bytes() == parts[name]


def test_a_story_obeys_its_consent(archive):
    load(archive)

    consent = VoicePage.objects.get().consent
    assert consent.is_in_force
    assert (consent.site, consent.reuse, consent.show_name, consent.credit) == (
        True, True, True, "A. M.",
    )  # fmt: skip
    assert not consent.show_place
    assert not consent.research
    assert consent.taken_by == "As recorded by the site that this story was imported from"


def test_other_words_of_an_imported_story_need_the_persons_answer(archive):
    load(archive)
    story = VoicePage.objects.get()

    story.story, story.change_note = "<p>Somebody came.</p>", "Other words."
    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        story.save_revision().publish()


def test_an_imported_page_can_be_edited_and_published(archive):
    load(archive)

    page = CaseStudyPage.objects.get(title="Weigh every swab")
    page.title, page.change_note = "Weigh each swab", "Another word."
    page.save_revision().publish()
    page.unpublish()
    assert page.record.versions.count() == 3


def test_every_record_waits_for_the_index(archive):
    load(archive)

    waiting = set(IndexChange.objects.values_list("identifier", flat=True))
    assert waiting == set(Record.objects.values_list("pk", flat=True))


@pytest.mark.usefixtures("untouched")
def test_a_trial_writes_nothing(archive):
    load(archive, dry_run=True)


@pytest.mark.usefixtures("untouched")
def test_the_command_says_what_it_would_do(archive, capsys):
    call_command("import_site", str(archive), "--dry-run")

    told = capsys.readouterr().out
    assert "records: 3\n" in told
    assert "This would be imported. Nothing was changed." in told


@pytest.mark.usefixtures("untouched")
def test_the_command_says_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match=r"^Nothing was imported\. .* not a ZIP file"):
        call_command("import_site", str(zip_up(tmp_path / "x.zip", {}).parent))


def test_identifiers_that_are_here_already_are_named(archive, parts):
    load(archive)
    clashing = sorted(row["identifier"] for row in rows(parts, "records"))

    said = refused(archive)

    assert "This site is not empty: it has 3 records," in said
    assert f"These identifiers are in both: {', '.join(clashing)}." in said
    assert "load_starter_content --structure-only" in said


@pytest.mark.parametrize("make", [CaseStudyFactory, SynonymGroupFactory, DocumentFactory])
def test_whatever_somebody_made_here_is_not_mixed_with_it(archive, make):
    make(**({"published": False} if make is CaseStudyFactory else {}))

    assert refused(archive).startswith("This site is not empty: it has 1")


@pytest.mark.usefixtures("untouched")
def test_a_failure_at_the_very_end_takes_everything_back(archive, monkeypatch):
    def fail(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing.snapshot, "bump", fail)
    with pytest.raises(KeyboardInterrupt):
        load(archive)


def change(parts, kind, **values):
    """Return the parts with other values in the last row of a kind."""
    *others, last = rows(parts, kind)
    return with_rows(parts, kind, [*others, {**last, **values}])


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("records", {"identifier": "cs-00000000"}, "is no identifier"),
        (
            "records",
            {"page": "/nowhere/"},
            "line 3 refers to the record page “/nowhere/”, which is not there",
        ),
        ("records", {"datestamp": "yesterday"}, "is not as an export writes it"),
        ("records", {"surprise": 1}, "surprise is unknown here"),
        ("records", {"sets": None}, "is not as an export writes it"),
        ("versions", {"sha256": "0" * 64}, "has not the words that its hash was made of"),
        ("versions", {"record": "cs-00000000"}, "which is not there"),
        ("versions", {"redactions": [{"date": "2026"}]}, "is not as an export writes it"),
        ("pages", {"address": "/a/b/c/"}, "has no place in the tree of pages"),
        ("pages", {"address": "/tools/<script>/"}, "is not as an export writes it"),
        ("pages", {"type": "auth.user"}, "is no type of page"),
        ("pages", {"type": "nothing.here"}, "is not as an export writes it"),
        ("pages", {"fields": {}}, "is not as an export writes it"),
        ("documents", {"file": "../outside.pdf"}, "“../outside.pdf” is no name of a file"),
        ("organisations", {"parent": "nobody"}, "which is not there"),
    ],
)
def test_a_row_that_no_export_writes_is_refused_with_its_place(parts, tmp_path, kind, values, said):
    path = zip_up(tmp_path / "forged.zip", change(parts, kind, **values))

    assert said in refused(path)


@pytest.mark.usefixtures("untouched")
def test_an_identifier_that_stands_twice_is_refused(parts, tmp_path):
    first, *others = rows(parts, "records")
    path = zip_up(tmp_path / "forged.zip", with_rows(parts, "records", [first, first, *others]))

    assert "is there twice" in refused(path)


@pytest.mark.usefixtures("untouched")
def test_a_file_that_is_not_what_its_name_says_is_refused(parts, tmp_path):
    (name,) = (name for name in parts if name.startswith("media/"))
    renamed = name.replace(".pdf", ".png")
    forged = {
        part: content.replace(name.encode(), renamed.encode())
        if part == "manifest.json"
        else content
        for part, content in parts.items()
    }
    forged[renamed] = forged.pop(name)

    assert "its content is of another kind" in refused(zip_up(tmp_path / "forged.zip", forged))


def test_a_file_that_is_here_already_is_never_overwritten(archive, parts, media):
    (name,) = (name for name in parts if name.startswith("media/"))
    here = media / name.removeprefix("media/")
    here.parent.mkdir(parents=True)
    here.write_bytes(b"somebody's")

    assert "here already" in refused(archive)
    assert here.read_bytes() == b"somebody's"
    assert not Record.objects.exists()
