"""Organisation Data Service codes: their form. Whether one exists only the ODS can say."""

import re

from django.core.exceptions import ValidationError

#: Trusts `RQ3`, integrated care boards `QHL`/`QE1`, regions `Y60`, sites `RQ301`, 3 to 6 long.
_PATTERN = re.compile(r"[A-Z0-9]{3,6}")
_NOT_ALL_DIGITS = re.compile(r"[A-Z]")


def validate_ods_code(value: str) -> None:
    """Refuse what cannot be an ODS code."""
    if not (_PATTERN.fullmatch(value) and _NOT_ALL_DIGITS.search(value)):
        raise ValidationError(
            f"“{value}” is not an ODS code. It has 3 to 6 capital letters and digits, such as RQ3."
        )
