"""Before a service is deployed, its list of withdrawals must lie where no restore reaches it."""

import pytest

from repository.voices.withdrawal.checks import list_is_outside_back_ups


def check():
    return [found.id for found in list_is_outside_back_ups()]


def test_a_list_beside_the_data_is_refused(settings):
    settings.WITHDRAWALS_PATH = settings.VAR_DIR / "withdrawals.jsonl"

    assert check() == ["voices.E001"]


@pytest.mark.parametrize(
    ("text", "found"), [("", []), ("{nonsense}\n", ["voices.E002"]), (None, ["voices.W001"])]
)
def test_a_list_elsewhere_must_be_there_and_be_understood(settings, tmp_path, text, found):
    settings.WITHDRAWALS_PATH = tmp_path / "withdrawals.jsonl"
    if text is not None:
        settings.WITHDRAWALS_PATH.write_text(text)

    assert check() == found
