"""The daily round of alerts: which matches each has yet to tell, and that they were told."""

from collections.abc import Callable, Sequence
from typing import Final

from search.alerts.mail import build_alert
from search.alerts.matching import Watch, find_new, forget_told, load_cards
from search.alerts.saved import load_known
from search.models import SearchAlert, ToldRecord
from search.subscriptions.rounds import Letter, Report, SubscriptionRound

#: Records in one e-mail. The rest comes the next day.
LISTED: Final = 50


class AlertRound(SubscriptionRound[SearchAlert]):
    """Tells each alert of what is new to it."""

    model = SearchAlert

    def forget(self) -> int:
        """Delete what has not been agreed to, and notes that are of no more use."""
        forget_told()
        return super().forget()

    def read(self, due: Sequence[SearchAlert], report: Report) -> Callable[[SearchAlert], Letter]:
        """Match all searches in one go."""
        known = load_known()
        watches = {alert.pk: Watch.of(alert, known) for alert in due}
        found = find_new(list(watches.values()))
        report.unreadable |= found.errors

        def write(alert: SearchAlert) -> Letter:
            return _write(alert, watches[alert.pk], found.new.get(alert.pk, []))

        return write

    def note(self, current: SearchAlert, letter: Letter) -> None:
        """Note each record that was told."""
        ToldRecord.objects.bulk_create(
            [ToldRecord(alert=current, record_id=identifier) for identifier in letter.told],
            ignore_conflicts=True,
        )


def _write(alert: SearchAlert, watch: Watch, new: list[str]) -> Letter:
    listed = new[:LISTED]
    # Read again: what was unpublished or withdrawn a moment ago must not leave.
    cards = load_cards(listed, watch.search) if listed else []
    more = len(new) - len(listed)
    return Letter(
        message=build_alert(alert, watch.search, cards[::-1], more) if cards else None,
        told=[card["identifier"] for card in cards],
        records=len(cards),
        waits=more > 0,
    )
