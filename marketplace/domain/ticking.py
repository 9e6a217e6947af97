"""The clock of the town: which jobs are due when. `manage.py tick` is called each minute and runs what is due.

A job is due once for each passed moment of its rhythm. Moments missed while the machine slept are caught up by one run,
because every job works on all that is past. Two ticks at once meet in one conditional UPDATE, and one of them runs.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.utils.module_loading import import_string

from marketplace.models import JobRun

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)  # a killed run gives its job back after this long
TRY_AGAIN_AFTER = timedelta(minutes=5)
LOCAL = ZoneInfo(settings.TIME_ZONE)
NIGHT = time(3, 15)  # after the hour that a clock change leaves out or counts twice


@dataclass(frozen=True)
class Job:
    """A job of the clock; `every` is minute, five_minutes, night or week (the night to Monday).

    `run` is the dotted name of a function that takes `at` and returns what it did, or "command:NAME" for a management
    command: so floors that may not be imported here have jobs too.
    """

    name: str
    every: str
    run: str


JOBS = (
    Job("expire_reservations", "minute", "marketplace.domain.orders.expire_due"),
    Job("send_mails", "minute", "marketplace.domain.mail.send_waiting"),
    Job("forget_wrong_codes", "five_minutes", "marketplace.domain.pickup.forget_misses"),
    Job("audit_stock", "night", "marketplace.domain.audit.audit_stock"),
    Job("clear_baskets", "night", "marketplace.domain.basket.clear_old_baskets"),
    Job("empty_mails", "night", "marketplace.domain.mail.empty_old_mails"),
    Job("mend_index", "night", "command:reindex"),
    Job("clear_sessions", "night", "command:clearsessions"),
    Job("prune_task_results", "night", "command:prune_db_task_results"),
)


@dataclass(frozen=True)
class Ran:
    """What came of one job: its result, or its error."""

    name: str
    result: str = ""
    error: str = ""


def last_due(*, every: str, at: datetime) -> datetime:
    """Return the last moment at which a job of this rhythm was due."""
    if every == "minute":
        return at.replace(second=0, microsecond=0)
    if every == "five_minutes":
        return at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)
    today = at.astimezone(LOCAL).date()
    nights = (datetime.combine(today - timedelta(days=back), NIGHT, LOCAL) for back in range(9))
    return next(night for night in nights if night <= at and (every == "night" or night.weekday() == 0))


def run_due(*, at: datetime, jobs: Sequence[Job] | None = None) -> Iterator[Ran]:
    """Run every job that is due and that nobody else is running, yielding what came of each; a failing one holds no other up."""
    for job in JOBS if jobs is None else jobs:
        due = last_due(every=job.every, at=at)
        if _take(job, due, at):
            yield _run(job, due, at)


def _take(job: Job, due: datetime, at: datetime) -> bool:
    JobRun.objects.get_or_create(name=job.name)
    waits = Q(done_until__isnull=True) | Q(done_until__lt=due)
    is_free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    return bool(JobRun.objects.filter(waits, is_free, name=job.name).update(leased_until=at + LEASE, started_at=at))


def _run(job: Job, due: datetime, at: datetime) -> Ran:
    row = JobRun.objects.filter(name=job.name)
    try:
        result = str(_call(job, at))[:200]
    except Exception as error:
        logger.exception("job %s failed", job.name)
        words = f"{type(error).__name__}: {error}"[:300]
        failures = (row.values_list("failures", flat=True).first() or 0) + 1
        row.update(leased_until=at + TRY_AGAIN_AFTER, last_error=words, failures=failures)
        return Ran(job.name, error=words)
    row.update(done_until=due, leased_until=None, finished_at=at, last_error="", last_result=result, failures=0)
    return Ran(job.name, result=result)


def _call(job: Job, at: datetime) -> object:
    kind, _colon, name = job.run.rpartition(":")
    if kind == "command":
        return call_command(name, verbosity=0) or "done"
    return import_string(job.run)(at=at)
