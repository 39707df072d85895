"""Related records: the same on every engine."""

from tests.factories.search_document import NOW, make_document, make_story


def related(finder, identifier="cs-a", limit=4, blocked=()):
    hits = finder.engine.related(identifier, limit, frozenset(blocked), NOW)
    return [hit.identifier for hit in hits]


def test_records_that_share_more_come_first(fill):
    finder = fill(
        make_document("cs-a", title="One", priority_area=["haemorrhage"], theme=["listening"]),
        make_document("cs-b", title="Two", theme=["listening"]),
        make_document("cs-c", title="Three", priority_area=["haemorrhage"], theme=["listening"]),
        make_document("cs-d", title="Four"),
    )

    assert related(finder) == ["cs-c", "cs-b"]


def test_at_most_the_asked_number_is_returned(fill):
    finder = fill(*(make_document(f"cs-{letter}", theme=["listening"]) for letter in "abcd"))

    assert related(finder, limit=2) == ["cs-b", "cs-c"]


def test_blocked_superseded_and_personal_records_are_left_out(fill):
    finder = fill(
        make_document("cs-a", theme=["listening"]),
        make_document("cs-b", theme=["listening"]),
        make_document("cs-c", theme=["listening"], state="superseded"),
        make_story("vo-d", theme=["listening"]),
    )

    assert related(finder, blocked={"cs-b"}) == []


def test_an_unknown_record_has_no_relations(fill):
    assert related(fill(make_document("cs-b")), "cs-zzz") == []


def test_records_that_share_nothing_are_not_related(fill):
    finder = fill(make_document("cs-a", title="One"), make_document("cs-b", title="Two"))

    assert related(finder) == []
