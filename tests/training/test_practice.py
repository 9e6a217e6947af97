"""A practice task passes by itself, in the transaction that mended the shop, for every member who takes the course."""

from datetime import timedelta

import pytest
from django.db import transaction

from shops.domain.checks import CHECKS
from shops.domain.hours import confirm_hours
from shops.domain.products import add_product, replace_pictures
from shops.domain.trader import state_facts
from shops.models import OpeningHours, Picture, ShopMember, TraderProfile
from shops.signals import shop_changed
from tests.factories.shops import CategoryFactory, ProductFactory
from tests.factories.training import AT, course, enrolled, lesson, task
from training.domain.practice import check_task, judge, open_task, open_tasks, recheck_shop, task_title
from training.enums import LearningAction, LessonState, PracticeOccasion
from training.models import EnrolmentEvent, LessonProgress, LessonStep, PracticeAttempt, PracticeTask
from training.receivers import shop_mended

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


def photograph(shop):
    picture = Picture(title="Foto", file="foto.webp", width=1200, height=900, shop=shop)
    Picture.objects.bulk_create([picture])
    return picture


def test_confirming_the_hours_passes_the_task(task_step, shop, owner):
    confirm_hours(shop=shop, at=LATER, actor=owner)
    task_step.refresh_from_db()
    assert task_step.done_at == LATER
    attempt = PracticeAttempt.objects.get(occasion=PracticeOccasion.CHANGE)
    assert (attempt.passed, attempt.at, attempt.evidence["confirmed_at"]) == (True, LATER, LATER.isoformat())
    assert EnrolmentEvent.objects.filter(action=LearningAction.TASK_PASSED).values_list("subject", "at").get() == (
        "Aufgabe bestaetigen",
        LATER,
    )


def test_a_rollback_takes_it_back(task_step, shop):
    with transaction.atomic():
        confirm_hours(shop=shop, at=LATER)
        assert LessonStep.objects.get(pk=task_step.pk).done_at == LATER
        transaction.set_rollback(True)
    task_step.refresh_from_db()
    assert (task_step.done_at, PracticeAttempt.objects.count()) == (None, 1)


def test_the_lesson_and_the_course_follow(site, learner, shop, old_hours):
    enrolment = enrolled(learner, course(lesson("zeiten", task("bestaetigen"))), shop)
    confirm_hours(shop=shop, at=LATER)
    enrolment.refresh_from_db()
    assert enrolment.completed_at == LATER
    assert LessonProgress.objects.get().state == LessonState.DONE


def test_all_members_who_learn_are_credited_and_others_not(task_step, digital_fit, shop, other_shop, owner, other_owner):
    OpeningHours.objects.update(confirmed_at=AT - timedelta(days=90))
    theirs = enrolled(owner, digital_fit, shop)
    elsewhere = enrolled(other_owner, digital_fit, other_shop)
    with_none = enrolled(ShopMember.objects.get(shop=other_shop).user, course(lesson("a", task("bestaetigen")), slug="zwei"), None)
    confirm_hours(shop=shop, at=LATER)
    done = set(LessonStep.objects.filter(task__isnull=False, done_at=LATER).values_list("progress__enrolment", flat=True))
    assert done == {task_step.progress.enrolment_id, theirs.pk}
    assert {elsewhere.pk, with_none.pk}.isdisjoint(done)


def test_who_has_left_the_shop_gets_nothing_from_it(task_step, shop, learner):
    ShopMember.objects.filter(user=learner).delete()
    confirm_hours(shop=shop, at=LATER)
    task_step.refresh_from_db()
    assert task_step.done_at is None
    assert open_task(progress=task_step.progress, task_id=task_step.task_id) is None


def test_products_with_photos_pass_their_task(site, learner, shop, owner):
    enrolled(learner, course(lesson("fotos", task("fotos", check="products_with_photo", params={"count": 2, "width": 1200}))), shop)
    step = LessonStep.objects.get()
    facts = {"category": CategoryFactory(), "name": "Schuh", "cents": 100}
    add_product(shop=shop, at=LATER, actor=owner, pictures=[(photograph(shop), "Ein Schuh")], **facts)
    second = add_product(shop=shop, at=LATER, actor=owner, **facts)
    step.refresh_from_db()
    assert step.done_at is None
    replace_pictures(product=second, pictures=[(photograph(shop), "Noch ein Schuh")], at=LATER + timedelta(minutes=1))
    step.refresh_from_db()
    assert step.done_at == LATER + timedelta(minutes=1)


def test_complete_legal_facts_pass_their_task(site, learner, shop, owner):
    TraderProfile.objects.update(certified_at=None)
    enrolled(learner, course(lesson("impressum", task("impressum", check="imprint_complete"))), shop)
    state_facts(shop=shop, facts={}, certify=True, actor=owner, at=LATER)
    assert LessonStep.objects.get().done_at == LATER


def test_a_change_that_mends_nothing_leaves_no_attempt(task_step, shop):
    shop_changed.send(sender=None, shop_id=shop.pk)
    ProductFactory(shop=shop)
    assert recheck_shop(shop_id=shop.pk, at=LATER) == 0
    assert PracticeAttempt.objects.count() == 1, "the baseline"


def test_what_is_done_is_not_looked_at_again(task_step, shop, django_assert_num_queries):
    confirm_hours(shop=shop, at=LATER)
    OpeningHours.objects.update(confirmed_at=AT - timedelta(days=900))
    with django_assert_num_queries(1):
        shop_mended(shop_id=shop.pk)
    task_step.refresh_from_db()
    assert (task_step.done_at, PracticeAttempt.objects.count()) == (LATER, 2)


def test_a_shop_in_which_nobody_learns_costs_one_question(other_shop, django_assert_num_queries):
    with django_assert_num_queries(1):
        shop_mended(shop_id=other_shop.pk)


def test_a_lesson_done_by_hand_is_left_alone(task_step, progress, shop, staff):
    LessonProgress.objects.filter(pk=progress.pk).update(state=LessonState.DONE, completed_at=AT)
    assert open_tasks().count() == 0
    confirm_hours(shop=shop, at=LATER)
    task_step.refresh_from_db()
    assert task_step.done_at is None


def test_asking_keeps_the_attempt_also_when_it_fails(task_step, progress, shop):
    result = check_task(step=task_step, at=LATER)
    assert result.passed is False
    attempt = PracticeAttempt.objects.get(occasion=PracticeOccasion.ASKED)
    assert (attempt.passed, attempt.at, attempt.evidence["days"]) == (False, LATER, 90)
    progress.refresh_from_db()
    assert progress.state == LessonState.BEGUN
    OpeningHours.objects.update(confirmed_at=AT)
    assert check_task(step=task_step, at=LATER).passed is True
    task_step.refresh_from_db()
    assert task_step.done_at == LATER


def test_judging_writes_nothing(the_task, shop, old_hours):
    assert judge(task=the_task, shop_id=shop.pk, at=AT).passed is False
    assert PracticeAttempt.objects.count() == 0
    assert task_title(the_task) == "Zeiten in den letzten 30 Tagen bestätigt"


def test_every_task_has_a_check_that_reads_its_parameters(site):
    """Also those of the demo, which `course_from` reads."""
    course(*(lesson(key.replace("_", "-"), task(key.replace("_", "-"), check=key)) for key in CHECKS))
    tasks = list(PracticeTask.objects.order_by("pk"))
    assert [each.check_key for each in tasks] == list(CHECKS)
    for each in tasks:
        each.full_clean()
        assert CHECKS[each.check_key].read(each.params)
