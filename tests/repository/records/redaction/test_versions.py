"""Redaction of a record's versions: what goes, what is recorded, what readers are told."""

from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from repository.records.choices import Ground
from repository.records.lifecycle import hash_content
from repository.records.models import CaseStudyPage, Record, Redaction
from repository.records.redaction.drafts import find_drafts, find_remnants
from repository.records.redaction.passages import Passages
from repository.records.redaction.versions import plan_redaction, redact_versions
from tests.factories.case_study import CaseStudyFactory
from tests.factories.user import UserFactory
from tests.reading import main_words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NAME = "Ada Example"
PASSAGES = Passages([NAME])


def publish(**changes):
    page = CaseStudyPage.objects.get()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return CaseStudyPage.objects.get()


@pytest.fixture
def page():
    """Two versions that name somebody, and a third that does not any more."""
    CaseStudyFactory(
        title=f"Weighed by {NAME}",
        slug="weighed",
        problem=f"<p>{NAME} saw it late. Call Ada <b>Example</b>.</p>",
        contributors=[{"given_name": "Ada", "family_name": "Example"}],
    )
    publish(change_note=f"{NAME} asked for it.", lessons="<p>Ask.</p>")
    page = CaseStudyPage.objects.get()
    page.contributors.clear()
    page.title, page.problem = "Weighed by a midwife", "<p>It was seen late.</p>"
    page.change_note = "Took out a name."
    page.save_revision().publish()
    return CaseStudyPage.objects.get()


@pytest.fixture
def redactor():
    return UserFactory(username="edith", roles=["Editor"])


def redact(page, redactor, numbers=(1, 2, 3), **options):
    return redact_versions(page.record, numbers, PASSAGES, Ground.ERASURE, user=redactor, **options)


def stored(page, number):
    version = page.record.versions.get(number=number)
    return f"{version.title} {version.change_note} {version.content} {version.html}"


def test_the_words_go_from_every_version_that_holds_them(page, redactor):
    redact(page, redactor)

    for number in (1, 2, 3):
        assert "Ada" not in stored(page, number)
    assert "saw it late" in stored(page, 1)


def test_one_version_can_be_redacted_alone(page, redactor):
    redact(page, redactor, numbers=[1])

    assert "Ada" not in stored(page, 1)
    assert "Ada" in stored(page, 2)


def test_who_when_why_and_both_hashes_are_recorded_and_no_word(page, redactor):
    before = {version.number: version.sha256 for version in page.record.versions.all()}

    redact(page, redactor)

    for redaction in Redaction.objects.all():
        version = redaction.version
        assert redaction.old_sha256 == before[version.number]
        assert redaction.new_sha256 == version.sha256 == hash_content(version.content)
        assert redaction.old_sha256 != redaction.new_sha256
        assert (redaction.redacted_by, redaction.ground) == (redactor, "erasure")
    numbers = Redaction.objects.values_list("version__number", flat=True)
    assert sorted(numbers) == [1, 2]
    entry = ModelLogEntry.objects.get(action="repository.redacted")
    assert entry.user == redactor
    assert entry.data == {"versions": [1, 2], "ground": "erasure"}


def test_a_version_that_holds_none_of_the_words_is_left_alone(page, redactor):
    before = page.record.versions.get(number=3)

    redact(page, redactor)

    after = page.record.versions.get(number=3)
    assert (after.sha256, after.html) == (before.sha256, before.html)


def test_the_datestamp_moves(page, redactor):
    before = page.record.datestamp

    redact(page, redactor)

    assert Record.objects.get(pk=page.record.pk).datestamp > before


def test_where_there_is_nothing_to_take_out_nothing_is_recorded(page, redactor):
    before = Record.objects.get(pk=page.record.pk).datestamp

    assert redact(page, redactor, numbers=[3]) == []

    assert not Redaction.objects.exists()
    assert not ModelLogEntry.objects.filter(action="repository.redacted").exists()
    assert Record.objects.get(pk=page.record.pk).datestamp == before


def test_readers_are_told_the_day_and_both_hashes(client, page, redactor):
    (first, _second) = redact(page, redactor)

    said = main_words(client.get(f"/id/{page.record.pk}/v/1"))

    today = timezone.localdate()
    assert f"Redacted on {today.day} {today:%B %Y}" in said
    assert first.old_sha256 in said
    assert first.new_sha256 in said
    assert "[redacted] saw it late" in said
    assert "Ada" not in said


def test_the_history_says_which_versions_were_redacted(client, page, redactor):
    redact(page, redactor)

    response = client.get(f"/id/{page.record.pk}/versions")

    assert main_words(response).count("Redacted on") == 2
    assert NAME not in response.content.decode()


def test_no_difference_tells_what_was_taken_out(client, page, redactor):
    redact(page, redactor, numbers=[1])

    response = client.get(f"/id/{page.record.pk}/versions", {"from": 1, "to": 2})
    said = main_words(response)

    assert "Where words were taken out, no difference is shown" in said
    assert "Words were redacted here" in said
    assert "Ask." in said
    differences = said.partition("What changed from version 1")[2].partition("All versions")[0]
    assert "Ada" not in differences


def test_a_version_may_be_redacted_again(client, page, redactor):
    redact(page, redactor)
    redact_versions(page.record, [1], Passages(["saw it late"]), Ground.COURT_ORDER, user=redactor)

    first, second = Redaction.objects.filter(version__number=1).order_by("pk")
    assert first.new_sha256 == second.old_sha256
    assert main_words(client.get(f"/id/{page.record.pk}/v/1")).count("Redacted on") == 2


# Drafts, log and what remains


def test_older_drafts_that_hold_the_words_are_deleted(page, redactor):
    assert len(find_drafts(page.record, PASSAGES)) == 2

    redact(page, redactor)

    assert find_drafts(page.record, PASSAGES) == []
    assert NAME not in str(Revision.objects.get(pk=page.live_revision_id).content)
    assert find_remnants(page.record, PASSAGES) == []


def test_drafts_may_be_kept_and_are_then_named(page, redactor):
    redact(page, redactor, purge=False)

    remnants = find_remnants(page.record, PASSAGES)
    assert len(remnants) == 2
    assert all(remnant.startswith("A draft saved on") for remnant in remnants)


def test_a_draft_that_people_work_on_is_kept_and_named(page, redactor):
    page.problem = f"<p>{NAME}</p>"
    draft = page.save_revision()

    redact(page, redactor)

    assert Revision.objects.filter(pk=draft.pk).exists()
    (remnant,) = find_remnants(Record.objects.get(pk=page.record.pk), PASSAGES)
    assert "that is in use" in remnant


def test_the_page_itself_is_named_while_it_holds_the_words(redactor):
    CaseStudyFactory(problem=f"<p>{NAME}</p>")
    page = CaseStudyPage.objects.get()

    redact(page, redactor, numbers=[1])

    assert find_remnants(page.record, PASSAGES)[0] == (
        "The page as it is now. Edit it and publish it."
    )


def test_the_log_of_the_page_forgets_the_title_that_held_them(page, redactor):
    assert any(NAME in entry.label for entry in PageLogEntry.objects.all())

    redact(page, redactor)

    for entry in PageLogEntry.objects.all():
        assert NAME not in f"{entry.label} {entry.data}"


def test_an_old_address_that_tells_the_words_is_named(redactor, django_capture_on_commit_callbacks):
    CaseStudyFactory(title="Weighed", slug="weighed-by-ada-example", problem=f"<p>{NAME}</p>")
    with django_capture_on_commit_callbacks(execute=True):
        page = publish(slug="weighed", change_note="Another address.", problem="<p>Late.</p>")

    redact(page, redactor)

    (remnant,) = find_remnants(page.record, PASSAGES)
    assert "/case-studies/weighed-by-ada-example" in remnant


def test_versions_of_a_record_whose_page_is_gone_can_be_redacted(page, redactor):
    record = page.record
    page.delete()

    redact_versions(
        Record.objects.get(pk=record.pk), [1, 2, 3], PASSAGES, Ground.ERASURE, user=redactor
    )

    assert not any(NAME in str(version.content) for version in record.versions.all())
    assert find_remnants(Record.objects.get(pk=record.pk), PASSAGES) == []


def test_a_plan_changes_nothing(page):
    first, second = plan_redaction(page.record, [1, 2, 3], PASSAGES)

    assert (first.number, second.number) == (1, 2)
    assert "Contributors" in first.places
    assert "Change note" in second.places
    assert NAME in stored(page, 1)


# From the command line


def command(page, *options, passages=NAME):
    out, err = StringIO(), StringIO()
    with patch("sys.stdin", StringIO(passages)):
        call_command(
            "redact_version",
            page.record.pk,
            "--ground=court-order",
            *options,
            stdout=out,
            stderr=err,
        )
    return out.getvalue(), err.getvalue()


def test_the_command_first_says_what_would_change(page, redactor):
    said, _ = command(page, f"--by={redactor.username}")

    assert "Version 1:" in said
    assert "Nothing was changed" in said
    assert NAME not in said
    assert NAME in stored(page, 1)


def test_the_command_redacts_when_told_to(page, redactor):
    said, remains = command(page, f"--by={redactor.username}", "--version-number=1", "--yes")

    assert "Ada" not in stored(page, 1)
    assert "Ada" in stored(page, 2)
    assert Redaction.objects.get().new_sha256 in said
    assert remains == ""


@pytest.mark.parametrize(
    ("options", "passages", "said"),
    [
        (["--by=nobody"], NAME, "There is no user nobody"),
        (["--by=edith", "--version-number=9"], NAME, "has no version 9"),
        (["--by=edith"], "Grace Example", "None of these versions"),
        (["--by=edith"], "a", "too short"),
        (["--by=edith", "--passages=/no/such/file"], "", "No such file"),
    ],
)
@pytest.mark.usefixtures("redactor")
def test_the_command_refuses_what_it_cannot_do(page, options, passages, said):
    with pytest.raises(CommandError, match=said):
        command(page, *options, "--yes", passages=passages)


def test_words_of_a_redacted_version_are_in_no_citation(client, page, redactor):
    redact(page, redactor)

    response = client.get(f"/id/{page.record.pk}/v/1/cite.ris")

    assert response.status_code == 200
    assert "Ada" not in response.content.decode()
