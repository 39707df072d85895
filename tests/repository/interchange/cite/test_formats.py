import pytest

from repository.interchange.cite.formats import FORMATS, find_style


def test_every_format_has_an_extension_a_name_and_a_media_type_of_its_own():
    for name in ("extension", "label", "media_type"):
        assert len({getattr(kind, name) for kind in FORMATS}) == len(FORMATS)


def test_a_style_is_found_by_the_name_in_an_address():
    assert find_style("apa").label == "APA 7"


def test_an_unknown_style_says_which_there_are():
    with pytest.raises(ValueError, match=r"“chicago”.*vancouver, harvard, apa, nice"):
        find_style("chicago")
