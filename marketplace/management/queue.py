"""Empties the task queue in this process, for a command or a test that leaves nothing undone."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

NAME = "drain"


def drain() -> int:
    """Run what waits in the queue until nothing waits, and return how many tasks that were.

    `db_worker --batch` does the same but closes its connection between tasks, and with it a transaction around it.
    """
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=NAME,
        excluded_queue_names=[],
    )
    done = 0
    while (task := _next()) is not None:
        worker.run_task(task)
        done += 1
    return done


def _next() -> "DBTaskResult | None":
    """Claim the next task, as a worker does, so that a worker beside us leaves it alone."""
    ready = DBTaskResult.objects.ready()
    with exclusive_transaction(ready.db):
        task: DBTaskResult | None = ready.get_locked()
        if task is not None:
            task.claim(NAME)
    return task
