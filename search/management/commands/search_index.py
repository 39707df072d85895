"""`search_index rebuild|drain|rollback|status`: keep the index, and say how it is."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backlog import find_failing, measure_backlog
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness
from search.lock import WRITER, hold
from search.outbox import drain, pending
from search.rebuild import RebuildError, rebuild


class Command(BaseCommand):
    """Exit code 0 means that searches are answered from an index that is whole and up to date."""

    help = "Rebuild the search index, deliver waiting changes, or report on both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one of four actions."""
        parser.add_argument(
            "action",
            choices=["rebuild", "drain", "rollback", "status"],
            help=(
                "rebuild: write a new index and swap it in; drain: deliver waiting changes; "
                "rollback: serve from the index before the last rebuild (Elasticsearch only); "
                "status: report, and fail when anything is wrong"
            ),
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the action."""
        {
            "rebuild": self._rebuild,
            "drain": self._drain,
            "rollback": self._roll_back,
            "status": self._status,
        }[options["action"]]()

    def _rebuild(self) -> None:
        started = time.monotonic()

        def show(done: int) -> None:
            rate = done / max(time.monotonic() - started, 0.001)
            self.stdout.write(f"{done:,} records read, {rate:,.0f} a second")

        try:
            report = rebuild(show)
        except (RebuildError, EngineUnavailableError) as error:
            raise CommandError(f"Not rebuilt; the previous index serves on. {error}") from error
        seconds = time.monotonic() - started
        self.stdout.write(f"Rebuilt: {report.written:,} records in {seconds:.1f} s.")
        for identifier, reason in report.errors.items():
            self.stderr.write(f"{identifier}: {reason}")
        if report.errors:
            raise CommandError(f"{len(report.errors)} records could not be indexed.")

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
            raise CommandError("The search server cannot be reached; changes wait.")
        if not status.usable:
            raise CommandError("There is no usable index: run search_index rebuild.")
        if failing:
            raise CommandError("Some changes could not be delivered.")
