"""`search_index rebuild|drain|rollback|status|verify`: keep the index, and say how it is."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backlog import find_failing, measure_backlog, pending
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness
from search.lock import WRITER, hold
from search.rebuild import RebuildError, rebuild
from search.verify import Differences, Progress, repair, verify

#: Identifiers named of each kind of difference; the rest is counted.
NAMED = 100
DIFFERENT = 1
NOT_COMPARED = 2


class Command(BaseCommand):
    """Exit code 0 means that searches are answered from an index that is whole and up to date."""

    help = "Rebuild the search index, deliver waiting changes, or report on both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one of five actions."""
        parser.add_argument(
            "action",
            choices=["rebuild", "drain", "rollback", "status", "verify"],
            help=(
                "rebuild: write a new index and swap it in; drain: deliver waiting changes; "
                "rollback: serve from the index before the last rebuild (Elasticsearch only); "
                "status: report, and fail when anything is wrong; "
                "verify: compare every record with the index; exit code 1 when any differs, "
                "2 when there is nothing to compare with"
            ),
        )
        parser.add_argument(
            "--repair", action="store_true", help="with verify: put right what differs"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the action."""
        if options["repair"] and options["action"] != "verify":
            raise CommandError("--repair belongs to verify.")
        {
            "rebuild": self._rebuild,
            "drain": self._drain,
            "rollback": self._roll_back,
            "status": self._status,
            "verify": self._repair if options["repair"] else self._verify,
        }[options["action"]]()

    def _rebuild(self) -> None:
        started = time.monotonic()
        try:
            report = rebuild(self._show(started))
        except (RebuildError, EngineUnavailableError) as error:
            raise CommandError(f"Not rebuilt; the previous index serves on. {error}") from error
        seconds = time.monotonic() - started
        self.stdout.write(f"Rebuilt: {report.written:,} records in {seconds:.1f} s.")
        for identifier, reason in report.errors.items():
            self.stderr.write(f"{identifier}: {reason}")
        if report.errors:
            raise CommandError(f"{len(report.errors)} records could not be indexed.")

    def _show(self, started: float) -> Progress:
        def show(done: int) -> None:
            rate = done / max(time.monotonic() - started, 0.001)
            self.stdout.write(f"{done:,} records read, {rate:,.0f} a second")

        return show

    def _drain(self) -> None:
        # Who asks has mended what was wrong: nothing that failed has to wait any longer.
        pending().update(not_before=None)
        report = drain()
        if report.busy:
            self.stdout.write("Another process is delivering changes.")
        self.stdout.write(f"Delivered: {report.delivered:,}. Waiting: {pending().count():,}.")
        if report.error or report.failed:
            raise CommandError(f"{report.failed} changes were not delivered. {report.error}")

    def _roll_back(self) -> None:
        try:
            with hold(WRITER, wait=True):
                name = get_engine().roll_back()
        except EngineUnavailableError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Search is answered from {name}.")

    def _status(self) -> None:
        status = get_engine().status()
        backlog = measure_backlog()
        self.stdout.write(f"Engine: {status.name}")
        self.stdout.write(f"Index: {status.readiness.value}, {status.documents:,} records")
        if status.detail:
            self.stdout.write(f"Detail: {status.detail}")
        self.stdout.write(f"Waiting changes: {backlog.pending:,}, failing: {backlog.failing:,}")
        if backlog.pending:
            age = backlog.oldest.total_seconds()
            self.stdout.write(f"Oldest: {age:.0f} s, attempts: {backlog.attempts}")
        failing = find_failing()
        if failing:
            self.stdout.write(f"Last error: {failing.identifier}: {failing.last_error}")
        if status.readiness is Readiness.UNREACHABLE:
            raise CommandError("The search index cannot be reached; changes wait.")
        if not status.usable:
            raise CommandError("There is no usable index: run search_index rebuild.")
        if failing:
            raise CommandError("Some changes could not be delivered.")

    def _verify(self) -> None:
        self._finish(self._compare())

    def _repair(self) -> None:
        found = self._compare()
        if found.all:
            report = repair(found)
            self.stdout.write(f"Written anew or taken out: {report.delivered:,}.")
            left = pending().filter(identifier__in=found.all).values_list("identifier", flat=True)
            # What could not be delivered waits, and is no difference to `verify`. Here it is.
            found = self._compare() | found.only(set(left))
        self._finish(found)

    def _compare(self) -> Differences:
        try:
            found = verify(self._show(time.monotonic()))
        except EngineUnavailableError as error:
            raise CommandError(f"Not compared. {error}", returncode=NOT_COMPARED) from error
        # By identifier alone: a title may be somebody's own words.
        for kind, words in (
            ("missing", "public, and not in the index"),
            ("outdated", "not in the index as it is in the database"),
            ("surplus", "in the index, and not public"),
            ("kept", "in the index before this one, and not public"),
            ("broken", "no search document can be built; the log says why"),
        ):
            names = sorted(getattr(found, kind))
            for name in names[:NAMED]:
                self.stdout.write(f"{name}: {kind} ({words})")
            if len(names) > NAMED:
                self.stdout.write(f"… and {len(names) - NAMED:,} more {kind}")
        waiting = pending().count()
        if waiting:
            self.stdout.write(f"Left out: what {waiting:,} waiting changes will put right.")
        return found

    def _finish(self, found: Differences) -> None:
        if found.all:
            raise CommandError(f"{len(found.all):,} records differ.", returncode=DIFFERENT)
        self.stdout.write("Database and index agree.")
