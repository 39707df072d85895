from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from repository.records.lineage import Kin, Lineage, Link
from repository.replication.lineage.drawing import is_drawn, render_family
from repository.replication.lineage.tree import build_family

PAGES = 9
#: Pairs of an adaptation and an original; the larger number always descends from the smaller.
pairs = st.sets(
    st.tuples(st.integers(0, PAGES - 1), st.integers(0, PAGES - 1)).filter(
        lambda pair: pair[0] > pair[1]
    )
)


def kin(key, **changes):
    told = {"live": True, "state": "current", "was_public": True, **changes}
    return Kin(key, f"0001{key:04}", title=f"Record {key}", identifier=f"cs-{key}", **told)


def lineage_of(pairs, gone=()):
    everyone = {key: kin(key, live=key not in gone) for pair in pairs for key in pair}
    originals, adaptations = {}, {}
    for adapted, original in sorted(pairs):
        link = Link(everyone[adapted], everyone[original], f"{adapted} from {original}")
        originals.setdefault(adapted, []).append(link)
        adaptations.setdefault(original, []).append(link)
    return Lineage(originals, adaptations)


def walk(branches):
    for branch in branches:
        yield branch
        yield from walk(branch.branches)


def kin_of(pairs, start):
    found, before = {start}, set()
    while found != before:
        before = set(found)
        found |= {key for pair in pairs if before & set(pair) for key in pair}
    return found


@given(pairs, st.integers(0, PAGES - 1))
def test_everyone_of_the_family_is_told_in_full_once_and_nobody_else_is(pairs, start):
    family = build_family(lineage_of(pairs), kin(start), ())

    told = [branch.kin.key for branch in walk(family.roots) if branch.told_under is None]
    assert sorted(told) == sorted(kin_of(pairs, start))
    assert family.size == len(told)


@given(pairs, st.integers(0, PAGES - 1))
def test_each_link_stands_in_the_tree_with_what_was_changed(pairs, start):
    family = build_family(lineage_of(pairs), kin(start), ())

    stand = {
        (below.kin.key, branch.kin.key, below.what_changed)
        for branch in walk(family.roots)
        for below in branch.branches
    }
    near = kin_of(pairs, start)
    assert stand == {(a, b, f"{a} from {b}") for a, b in pairs if a in near}


@given(pairs, st.integers(0, PAGES - 1), st.integers(1, 4))
def test_of_a_large_family_what_is_left_out_is_counted(pairs, start, limit):
    family = build_family(lineage_of(pairs), kin(start), (), limit)

    told = {branch.kin.key for branch in walk(family.roots)}
    assert start in told
    assert len(told) == min(limit, len(kin_of(pairs, start)))
    for branch in walk(family.roots):
        if branch.told_under is None:
            adapted = {a for a, b in pairs if b == branch.kin.key}
            assert len(branch.branches) + branch.left_out == len(adapted)


@given(pairs, st.sets(st.integers(0, PAGES - 1)))
def test_of_one_that_may_not_be_read_no_word_is_told(pairs, gone):
    start = PAGES - 1
    lineage = lineage_of(pairs, gone - {start})

    family = build_family(lineage, kin(start), ())

    for branch in walk(family.roots):
        if branch.kin.key in gone - {start}:
            assert branch.what_changed == ""
            assert branch in family.roots


@given(pairs, st.integers(0, PAGES - 1))
def test_the_drawing_has_a_box_for_each_record_and_a_line_for_each_link(pairs, start):
    family = build_family(lineage_of(pairs), kin(start), ())
    titles = {key: f"<Record> & {key}" for key in family.members}
    if not is_drawn(family):
        return

    drawn = etree.fromstring(render_family(family, titles, start))

    assert len(drawn.findall("{*}rect")) == family.size
    assert len(drawn.findall("{*}path")) == len(family.links)
    assert drawn.get("aria-label").startswith(f"Family of “{titles[start]}”")


def test_boxes_do_not_overlap():
    pairs = {(1, 0), (2, 0), (3, 1), (3, 2), (4, 2), (5, 4)}
    family = build_family(lineage_of(pairs), kin(0), ())

    drawn = etree.fromstring(render_family(family, {key: f"R {key}" for key in range(6)}, 0))

    edges = [
        [float(box.get(name)) for name in ("x", "y", "width", "height")]
        for box in drawn.findall("{*}rect")
    ]
    for place, (x, y, width, height) in enumerate(edges):
        for other_x, other_y, _, _ in edges[place + 1 :]:
            assert not (x <= other_x < x + width and y <= other_y < y + height)


def test_of_a_thousand_adaptations_a_hundred_are_listed_and_none_is_drawn():
    pairs = {(key, 0) for key in range(1, 501)} | {(key, key - 500) for key in range(501, 1_001)}

    family = build_family(lineage_of(pairs), kin(0), ())

    (root,) = family.roots
    assert (family.size, len(family.members)) == (1_001, 100)
    assert (len(root.branches), root.left_out) == (99, 401)
    assert all(branch.left_out == 1 for branch in root.branches)
    assert not is_drawn(family)
