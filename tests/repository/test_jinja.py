from datetime import date

import pytest

from repository.jinja import long_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 4, 3), "3 April 2026"),
        ("2026-11-23", "23 November 2026"),
        ("2026-11-23T10:00:00Z", "23 November 2026"),
        ("spring 2026", "spring 2026"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_reads_as_people_write_it(value, expected):
    assert long_date(value) == expected
