from repository.editorial.links.answers import is_same_place, read_page


def test_a_page_that_gov_uk_withdrew_says_so():
    page = read_page(
        b"<title>[Withdrawn] Advice - GOV.UK</title>"
        b"<meta name='govuk:withdrawn' content='withdrawn'>"
    )
    assert page.is_withdrawn
    assert page.title == "[Withdrawn] Advice - GOV.UK"


def test_the_word_withdrawn_alone_proves_nothing():
    assert not read_page(b"<title>Consent withdrawn: what to do</title>").is_withdrawn


def test_what_is_no_page_has_no_title():
    assert read_page(b"\x00\xff{}").title == ""


def test_a_long_title_is_cut():
    assert len(read_page(b"<title>" + b"x" * 1_000 + b"</title>").title) == 300


def test_only_what_an_editor_would_mend_is_another_place():
    assert is_same_place("http://www.example.org/a", "https://example.org/a/")
    assert not is_same_place("https://example.org/a", "https://example.org/b")
    assert not is_same_place("https://example.org/a?id=1", "https://example.org/a?id=2")
