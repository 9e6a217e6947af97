"""The clock: each job once for each passed moment, missed ones caught up, two ticks never the same run."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from marketplace.domain import ticking
from marketplace.domain.ticking import JOBS, LEASE, TRY_AGAIN_AFTER, Job, Ran, last_due, run_due
from marketplace.models import Basket, JobRun, Mail, Order
from tests.factories.shops import ProductFactory
from tests.factories.trade import reserve

pytestmark = pytest.mark.django_db
calls: list[datetime] = []
EVERY_MINUTE = (Job("ring", "minute", f"{__name__}.ring"),)
EVERY_NIGHT = (Job("ring", "night", f"{__name__}.ring"),)


def ring(*, at: datetime) -> int:
    """A job that only remembers when it was called."""
    calls.append(at)
    return len(calls)


def break_down(*, at: datetime) -> int:
    """A job that fails."""
    raise ValueError("no ink")


@pytest.fixture(autouse=True)
def quiet():
    calls.clear()


def run(at: datetime, jobs=EVERY_MINUTE) -> list[Ran]:
    return list(run_due(at=at, jobs=jobs))


@pytest.mark.parametrize(
    ("every", "due"),
    [
        ("minute", datetime(2026, 11, 24, 9, 43, tzinfo=UTC)),
        ("five_minutes", datetime(2026, 11, 24, 9, 40, tzinfo=UTC)),
        ("night", datetime(2026, 11, 24, 2, 15, tzinfo=UTC)),
        ("week", datetime(2026, 11, 23, 2, 15, tzinfo=UTC)),
    ],
)
def test_when_a_rhythm_was_last_due(every, due):
    assert last_due(every=every, at=datetime(2026, 11, 24, 9, 43, 21, 5, tzinfo=UTC)) == due


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 11, 24, 2, 14, 59, tzinfo=UTC), datetime(2026, 11, 23, 2, 15, tzinfo=UTC)),
        (datetime(2026, 3, 29, 1, 15, tzinfo=UTC), datetime(2026, 3, 29, 1, 15, tzinfo=UTC)),  # the clock has just gone forward
        (datetime(2026, 10, 25, 1, 59, tzinfo=UTC), datetime(2026, 10, 24, 1, 15, tzinfo=UTC)),  # the clock has just gone back
        (datetime(2026, 10, 25, 2, 15, tzinfo=UTC), datetime(2026, 10, 25, 2, 15, tzinfo=UTC)),
    ],
)
def test_a_night_is_a_night_when_the_clock_changes(at, due):
    assert last_due(every="night", at=at) == due


def test_every_night_of_two_years_has_one_run():
    at, dues = datetime(2026, 1, 1, tzinfo=UTC), []
    while at < datetime(2028, 1, 1, tzinfo=UTC):
        dues.append(last_due(every="night", at=at))
        at += timedelta(minutes=30)
    assert len(set(dues)) == 731


def test_due_once_a_minute(at):
    assert run(at) == [Ran("ring", result="1")]
    assert run(at + timedelta(seconds=59)) == []
    assert run(at + timedelta(seconds=60)) == [Ran("ring", result="2")]
    row = JobRun.objects.get()
    assert (row.done_until, row.leased_until, row.last_result, row.failures) == (at + timedelta(minutes=1), None, "2", 0)


def test_a_sleeping_machine_catches_up_with_one_run(at):
    run(at, EVERY_NIGHT)
    assert len(run(at + timedelta(days=3), EVERY_NIGHT)) == 1
    assert run(at + timedelta(days=3, minutes=1), EVERY_NIGHT) == []
    assert calls == [at, at + timedelta(days=3)]


def test_a_run_in_progress_is_left_alone_and_a_killed_one_is_taken_over(at):
    JobRun.objects.create(name="ring", leased_until=at + LEASE, started_at=at)  # another tick is at it, or was killed
    assert run(at) == []
    assert run(at + LEASE - timedelta(seconds=1)) == []
    assert run(at + LEASE) == [Ran("ring", result="1")]


def test_a_failing_job_holds_no_other_up_and_is_tried_again(at, caplog):
    jobs = (Job("broken", "night", f"{__name__}.break_down"), *EVERY_MINUTE)
    assert run(at, jobs) == [Ran("broken", error="ValueError: no ink"), Ran("ring", result="1")]
    assert "job broken failed" in caplog.text
    assert run(at + timedelta(seconds=1), jobs) == []
    later = at + TRY_AGAIN_AFTER
    assert [ran.name for ran in run(later, jobs)] == ["broken", "ring"]
    row = JobRun.objects.get(name="broken")
    assert (row.failures, row.last_error, row.done_until) == (2, "ValueError: no ink", None)


def test_commands_are_jobs_too(at):
    assert run(at, (Job("tidy", "minute", "command:prune_db_task_results"),)) == [Ran("tidy", result="done")]
    assert run(at, (Job("odd", "minute", "command:no_such_command"),))[0].error.startswith("CommandError")


def test_every_job_of_the_table_runs(at):
    names = [job.name for job in JOBS]
    assert [(ran.name, ran.error) for ran in run_due(at=at)] == [(name, "") for name in names]
    assert len(set(names)) == len(names)


def test_the_command_ends_reservations_and_sends_what_was_left_behind(shop, clock, at, capsys, mailoutbox):
    [order] = reserve({ProductFactory(shop=shop): 1})
    old = Basket.objects.create(created_at=at, updated_at=at - timedelta(days=40))
    clock.move_to(order.held_until, tick=False)
    call_command("tick")
    assert Order.objects.get().status == "expired"
    assert not Basket.objects.filter(pk=old.pk).exists()
    assert set(Mail.objects.values_list("status", flat=True)) == {"sent"}
    assert len(mailoutbox) == 4
    assert "expire_reservations: 1\nsend_mails: 4\n" in capsys.readouterr().out
    call_command("tick")
    assert capsys.readouterr().out == ""


def test_the_command_fails_when_a_job_did(clock, monkeypatch, capsys):
    monkeypatch.setattr(ticking, "JOBS", (Job("broken", "minute", f"{__name__}.break_down"),))
    with pytest.raises(SystemExit) as left:
        call_command("tick")
    assert left.value.code == 1
    assert "broken: ValueError: no ink" in capsys.readouterr().out
