"""Disclosure control for small counts. Pure.

Rule `hes`: NHS Digital's method for HES and ECDS since September 2018, used below national
level: 1 to 7 is shown as *, 0 stays, every other count is rounded to the nearest 5.
Percentages are worked out from the rounded counts. Rounding everything takes the place of
secondary suppression: a total gives a hidden cell away only where every count beside it happens
to have been rounded as far as can be, and all in the telling direction.
https://digital.nhs.uk (HES and ECDS disclosure control)
"""

from typing import Final

SUPPRESSED: Final = "*"
RULES: Final = {
    "hes": "NHS Hospital Episode Statistics rule: 1 to 7 shown as *, others to the nearest 5",
    "rates": "The figures are rates or averages, not counts of people",
    "published": "The figures are already published like this",
}
_SMALLEST_SHOWN: Final = 8
_ROUND_TO: Final = 5


def disclose_count(count: int, rule: str) -> int | None:
    """Return the count as it may be shown, or None when it must be hidden.

    Args:
        count: a number of people, zero or more.
        rule: a key of `RULES`.
    """
    if count < 0:
        raise ValueError("A count cannot be negative.")
    if rule not in RULES:
        raise ValueError(f"There is no disclosure rule called {rule}.")
    if rule != "hes" or count == 0:
        return count
    if count < _SMALLEST_SHOWN:
        return None
    return _ROUND_TO * ((count + 2) // _ROUND_TO)


def disclose_fraction(numerator: int, denominator: int, rule: str) -> str:
    """Return `23% (80/340)` with both counts disclosed, or * when either must be hidden."""
    shown, out_of = disclose_count(numerator, rule), disclose_count(denominator, rule)
    if shown is None or not out_of:
        return SUPPRESSED
    return f"{100 * shown / out_of:.1f}% ({shown}/{out_of})"
