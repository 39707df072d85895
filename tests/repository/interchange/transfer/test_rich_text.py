"""References in rich text lead to the same things under other keys; nothing else changes."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from repository.interchange.transfer.rich_text import change_references
from repository.media.models import RepositoryDocument, RepositoryImage

#: As Wagtail stores them.
LINKS = {
    Page: '<a id="{}" linktype="page">',
    RepositoryDocument: '<a linktype="document" id="{}">',
}
EMBEDS = {RepositoryImage: '<embed alt="A midwife" embedtype="image" format="left" id="{}"/>'}
KEPT = [
    '<a href="https://example.org/?id=7&amp;linktype=page">',
    '<a href="mailto:a@example.org">',
    '<embed embedtype="media" url="https://example.org/film?id=7"/>',
    '<p data-block-key="id7" id="7">',
    "<br/>",
    "</p>",
]
#: Words, also such as look like references, as an editor stores them.
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029")
).map(lambda text: escape(text, quote=False))
references = st.tuples(st.sampled_from([*LINKS, *EMBEDS]), st.integers(1, 99), words)


def write(pieces, name):
    """Return rich text in which each reference says what `name` gives for it."""
    return "".join(piece if isinstance(piece, str) else refer(*piece, name) for piece in pieces)


def refer(model, key, inside, name):
    if model in EMBEDS:
        return EMBEDS[model].format(name(model, key))
    return f"{LINKS[model].format(name(model, key))}{inside}</a>"


def name_of(model, key):
    """A name such as an archive has: with every character that could end an attribute."""
    return f"/{model._meta.model_name}/{key}/\"<&>'é"


def in_attribute(text):
    return escape(text, quote=False).replace('"', "&quot;")


@given(st.lists(words | st.sampled_from(KEPT) | references))
def test_names_take_the_place_of_keys_and_keys_of_names(pieces):
    keyed = write(pieces, lambda _model, key: key)
    named = write(pieces, lambda model, key: in_attribute(name_of(model, key)))
    keys = {name_of(model, key): key for model in [*LINKS, *EMBEDS] for key in range(1, 100)}

    assert change_references(keyed, lambda model, key: name_of(model, int(key))) == named
    assert change_references(named, lambda _model, name: keys[name] + 1000) == write(
        pieces, lambda _model, key: key + 1000
    )


@given(st.lists(words | st.sampled_from(KEPT) | references))
def test_what_does_not_leave_leaves_its_words(pieces):
    changed = change_references(write(pieces, lambda _model, key: key), lambda _model, _key: None)

    expected = write(
        [
            piece
            if isinstance(piece, str)
            else ("" if piece[0] in EMBEDS else f"<a>{piece[2]}</a>")
            for piece in pieces
        ],
        None,
    )
    assert changed == expected


@given(st.text())
def test_any_text_at_all_is_taken(text):
    assert change_references(escape(text), lambda _model, _key: None) == escape(text)


def test_a_link_without_a_key_is_left_as_it_is():
    html = '<a linktype="page">words</a>'

    assert change_references(html, lambda _model, _key: None) == html
