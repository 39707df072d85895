import pytest

from search.english import find_zipf, is_english
from search.ranking import weigh_everyday


@pytest.mark.parametrize("word", ["scared", "Colleague", "prioritise", "lonely"])
def test_ordinary_words_are_known_in_british_spelling_too(word):
    assert is_english(word)


@pytest.mark.parametrize(
    "word", ["haemorage", "diabetis", "ethnicty", "vunerable", "brest", "xyzzy"]
)
def test_slips_are_no_words(word):
    assert not is_english(word)


def test_frequency_is_on_the_zipf_scale():
    assert find_zipf("get") > 6 > find_zipf("mother") > 4 > find_zipf("haemorrhage") > 2
    assert find_zipf("xyzzy") == 0


def test_the_more_people_say_a_word_the_less_it_counts():
    weights = [weigh_everyday(zipf) for zipf in (0, 4.5, 5, 5.5, 6, 7)]

    assert weights[:2] == [1, 1]
    assert weights == sorted(weights, reverse=True)
    assert weights[-2:] == [0.2, 0.2]
