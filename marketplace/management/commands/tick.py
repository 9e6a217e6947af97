from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from marketplace.domain.ticking import run_due


class Command(BaseCommand):
    """The clock: called each minute by the worker's container, cron or the demo."""

    help = "Run the jobs that are due: end reservations, send mails left behind, tidy up. Call it each minute."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Run what is due and say what came of it; the exit code is 1 when a job failed."""
        failed = False
        for ran in run_due(at=timezone.now()):
            failed |= bool(ran.error)
            if verbosity:
                self.stdout.write(f"{ran.name}: {ran.error or ran.result}")
        if failed:
            raise SystemExit(1)
