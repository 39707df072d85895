from uuid import uuid4

import pytest
from wagtail.blocks import StreamValue
from wagtail.test.utils.form_data import rich_text, streamfield

from repository.records.models import PolicyRecommendationPage
from tests.editing import edit_url, form_data
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.user import UserFactory
from tests.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def statement(text, key=""):
    return ("statement", {"text": f"<p>{text}</p>", "key": key})


def keys(page):
    return {child.value["text"].source: child.value["key"] for child in page.statements}


def rows(page):
    """The statements as an editor's form would send them back: ids, keys and all."""
    return [(child.block_type, dict(child.value.items()), child.id) for child in page.statements]


def publish(page, statements):
    page.statements = StreamValue(page.statements.stream_block, statements)
    page.change_note = f"Edition of {len(page.statements)}, {uuid4()}"
    page.save_revision().publish()
    return PolicyRecommendationPage.objects.get(pk=page.pk)


@pytest.fixture
def page():
    return PolicyRecommendationFactory(
        statements=[statement("First"), statement("Second"), statement("Third")]
    )


def test_statements_are_numbered_in_order_at_the_first_save(page):
    assert keys(page) == {"<p>First</p>": "s1", "<p>Second</p>": "s2", "<p>Third</p>": "s3"}


def test_a_draft_that_no_form_has_seen_has_its_keys_too():
    page = PolicyRecommendationFactory(published=False)

    assert sorted(keys(page).values()) == ["s1", "s2"]


def test_re_ordering_changes_no_key(page):
    before = keys(page)

    page = publish(page, list(reversed(rows(page))))

    assert keys(page) == before


def test_a_change_of_words_changes_no_key(page):
    changed = rows(page)
    changed[1][1]["text"] = "<p>Second, put better</p>"

    assert keys(publish(page, changed))["<p>Second, put better</p>"] == "s2"


def test_the_key_of_a_deleted_statement_is_not_used_again(page):
    page = publish(page, rows(page)[:2])

    page = publish(page, [*rows(page), statement("Fourth")])

    assert keys(page)["<p>Fourth</p>"] == "s4"


def test_a_duplicated_statement_gets_a_key_of_its_own(page):
    name, value, _id = rows(page)[0]

    page = publish(page, [*rows(page), (name, value)])

    assert [child.value["key"] for child in page.statements] == ["s1", "s2", "s3", "s4"]


def test_going_back_to_an_older_edition_uses_no_key_again(page):
    first_edition = page.latest_revision
    publish(page, [*rows(page), statement("Fourth")])

    reverted = first_edition.as_object()
    page = publish(reverted, [*rows(reverted), statement("Fifth")])

    assert keys(page)["<p>Fifth</p>"] == "s5"


def test_a_key_given_to_a_draft_that_was_never_published_is_not_used_again(page):
    stream = page.statements.stream_block
    page.statements = StreamValue(stream, [*rows(page), statement("Draft only")])
    page.save_revision()
    page.statements = StreamValue(stream, rows(page)[:3])
    page.save_revision()

    page = publish(page, [*rows(page), statement("Later")])

    assert keys(page)["<p>Later</p>"] == "s5"


def test_a_new_page_may_bring_its_keys():
    page = PolicyRecommendationFactory(
        statements=[statement("First", "s1"), statement("Third", "s3"), statement("Fourth")]
    )

    assert list(keys(page).values()) == ["s1", "s3", "s4"]


def test_a_statement_sent_twice_over_keeps_one_key_and_gets_another(page):
    page = publish(page, [*rows(page), rows(page)[0]])

    assert [child.value["key"] for child in page.statements] == ["s1", "s2", "s3", "s4"]


def test_the_key_of_a_deleted_statement_cannot_be_typed_over_another(page):
    page = publish(page, rows(page)[:2])

    page = publish(page, [*rows(page), statement("Other words", "s3")])

    assert keys(page)["<p>Other words</p>"] == "s4"


def test_a_key_cannot_be_typed_over_a_statement_that_has_one(page):
    (name, first, one), second, *_others = rows(page)

    page = publish(page, [(name, {**first, "key": "s9"}, one), second])

    assert keys(page) == {"<p>First</p>": "s1", "<p>Second</p>": "s2"}


def test_a_statement_that_comes_back_with_an_older_edition_has_its_key_again(page):
    first_edition = page.latest_revision
    publish(page, rows(page)[:2])

    page = publish(page, [*rows(first_edition.as_object()), statement("New")])

    assert keys(page) == {
        "<p>First</p>": "s1",
        "<p>Second</p>": "s2",
        "<p>Third</p>": "s3",
        "<p>New</p>": "s4",
    }


def test_a_copy_keeps_the_keys_and_goes_on_from_them(page):
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False).specific
    assert keys(copy) == keys(page)

    copy = publish(copy, [*rows(copy)[1:], statement("Of the copy")])

    assert keys(copy)["<p>Of the copy</p>"] == "s4"


def test_the_form_shows_a_key_that_cannot_be_typed_over(page):
    field = page.statements[0].value.block.child_blocks["key"].field

    assert field.widget.attrs["readonly"]


def test_a_form_that_sends_another_key_changes_none(client, page):
    client.force_login(UserFactory(is_superuser=True))
    sent = [(row[0], {**row[1], "key": "s7"}, row[2]) for row in rows(page)]
    sent.append(("statement", {"text": "<p>Fourth</p>", "key": "s2"}, ""))

    response = client.post(edit_url(page), draft_form(page, sent))

    assert response.status_code == 302
    draft = PolicyRecommendationPage.objects.get().get_latest_revision_as_object()
    assert [child.value["key"] for child in draft.statements] == ["s1", "s2", "s3", "s4"]


def draft_form(page, statements):
    """Return what the editing form sends, with these statements."""
    blank = {"wording": "paraphrase", "strength": "not-stated", "status": "current"}
    plain = dict.fromkeys(("audience", "owner"), "")
    shown = [
        (name, {**blank, **plain, "key": value["key"], "text": rich_text(f"<p>{number}</p>"),
                "evidence": rich_text(""), "evidence_records": streamfield([])})
        for number, (name, value, _id) in enumerate(statements)
    ]  # fmt: skip
    data = form_data(
        PolicyRecommendationPage,
        title=page.title,
        slug=page.slug,
        summary=page.summary,
        statements=streamfield(shown),
    )
    return {
        **data,
        **{f"statements-{place}-id": each[2] for place, each in enumerate(statements)},
    }


@pytest.mark.parametrize("typed", ["mine", "S1", "s0", "s-1", "s9", "s99999999"])
def test_an_editor_cannot_choose_a_key(page, typed):
    page = publish(page, [*rows(page), statement("New", typed)])

    assert keys(page)["<p>New</p>"] == "s4"


def test_each_statement_can_be_linked_to(client, page):
    shown = read(client.get(page.get_url()))

    for number, word in enumerate(("First", "Second", "Third"), start=1):
        assert word in shown.find(id=f"s{number}").get_text()


def test_a_paraphrase_is_labelled_as_ours_and_its_strength_as_the_issuers(client, page):
    said = words(read(client.get(page.get_url())).find(id="s1"))

    assert "Our paraphrase, not the issuer’s words" in said
    assert "Strength Not stated" in said
