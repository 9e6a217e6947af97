"""Practice tasks: something mended in the own shop, seen by the system itself.

They are keyed to the shop and credited to its members who take the course.
"""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import F, QuerySet

from shops.domain.checks import CHECKS, CheckResult
from training.domain.progress import begin_lesson, finish_step
from training.enums import LearningAction, LessonState, PracticeOccasion
from training.models import Enrolment, LessonProgress, LessonStep, PracticeAttempt, PracticeTask


def judge(*, task: PracticeTask, shop_id: int, at: datetime) -> CheckResult:
    """Look at a shop through the task's check; writes nothing."""
    check = CHECKS[task.check_key]
    return check.evaluate(shop_id=shop_id, params=check.read(task.params), at=at)


def task_title(task: PracticeTask) -> str:
    """Return what the task's check asks for, in words."""
    check = CHECKS[task.check_key]
    return check.named(check.read(task.params))


def open_tasks() -> QuerySet[LessonStep]:
    """Return the practice steps that nobody has fulfilled, of learners who are still members of the shop they learn for."""
    steps = LessonStep.objects.filter(task__isnull=False, done_at__isnull=True, progress__enrolment__shop__isnull=False)
    mine = steps.filter(progress__enrolment__user__memberships__shop=F("progress__enrolment__shop"))
    return mine.exclude(progress__state=LessonState.DONE).select_related("task", "progress__enrolment", "progress__lesson")


def open_task(*, progress: LessonProgress, task_id: int) -> LessonStep | None:
    """Return a learner's own practice step while it is open and can be checked."""
    return open_tasks().filter(progress=progress, task_id=task_id).first()


def take_baseline(*, enrolment: Enrolment, at: datetime) -> None:
    """Note how the shop stands before anything was learnt; what is already true counts at once and need not be proved again."""
    with transaction.atomic():
        for step in open_tasks().filter(progress__enrolment=enrolment):
            _judge_step(step, at=at, occasion=PracticeOccasion.BASELINE)


def check_task(*, step: LessonStep, at: datetime) -> CheckResult:
    """Check one task because the learner asked; the attempt is kept whether it passed or not."""
    with transaction.atomic():
        begin_lesson(progress=step.progress)
        return _judge_step(step, at=at, occasion=PracticeOccasion.ASKED)


def recheck_shop(*, shop_id: int, at: datetime) -> int:
    """Check the open tasks of a shop after it changed and return how many passed; runs in the transaction of that change.

    Each task is judged once and credited to every learner. Failures are not kept: an import changes a shop a thousand times.
    """
    passed = 0
    with transaction.atomic():
        results: dict[int, CheckResult] = {}
        for step in open_tasks().filter(progress__enrolment__shop_id=shop_id):
            task = cast(PracticeTask, step.task)
            result = results.get(task.pk) or judge(task=task, shop_id=shop_id, at=at)
            results[task.pk] = result
            if result.passed:
                passed += _credit(step, result, at=at, occasion=PracticeOccasion.CHANGE)
    return passed


def _judge_step(step: LessonStep, *, at: datetime, occasion: str) -> CheckResult:
    result = judge(task=cast(PracticeTask, step.task), shop_id=cast(int, step.progress.enrolment.shop_id), at=at)
    _credit(step, result, at=at, occasion=occasion)
    return result


def _credit(step: LessonStep, result: CheckResult, *, at: datetime, occasion: str) -> bool:
    enrolment, task = step.progress.enrolment, cast(PracticeTask, step.task)
    facts = {"check_key": task.check_key, "params": task.params, "passed": result.passed, "evidence": result.evidence, "at": at}
    subject = {"enrolment": enrolment, "task": task, "shop_id": enrolment.shop_id, "occasion": occasion}
    if occasion == PracticeOccasion.BASELINE:
        PracticeAttempt.objects.get_or_create(**subject, defaults=facts)
    else:
        PracticeAttempt.objects.create(**subject, **facts)
    return result.passed and finish_step(step=step, at=at, action=LearningAction.TASK_PASSED, subject=task.title)
