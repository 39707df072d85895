"""Turns of files: given back however a file ends."""

from repository.interchange.bulk.turns import Turns


def test_a_turn_is_taken_until_the_file_is_closed():
    turns = Turns(1)
    turn = turns.take(iter([b"one", b"two"]))
    next(iter(turn))

    assert turns.take(iter(())) is None
    turn.close()
    assert turns.take(iter(()))


def test_a_turn_that_is_closed_twice_is_given_back_once():
    turns = Turns(1)
    turn = turns.take(iter(()))
    turn.close()
    turn.close()

    assert turns.take(iter(()))
    assert turns.take(iter(())) is None
