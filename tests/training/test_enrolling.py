"""Beginning a course freezes what it asks, and the shop one learns for must be one's own."""

from datetime import timedelta

import pytest

from shops.models import OpeningHours, ShopMember
from tests.factories.marketplace import UserFactory
from tests.factories.shops import MemberFactory
from tests.factories.training import AT, course, enrolled, lesson, quiz, task
from training.domain.enrolling import NotYourShop, choose_shop, enrol
from training.enums import LearningAction, LessonState, PracticeOccasion
from training.models import CoursePage, Enrolment, EnrolmentEvent, LessonPage, LessonProgress, LessonStep, PracticeAttempt, Quiz

pytestmark = pytest.mark.django_db


def test_what_the_course_asks_is_written_down(enrolment, digital_fit, shop, the_quiz, the_task, learner):
    assert (enrolment.user, enrolment.course, enrolment.shop_id, enrolment.pass_mark) == (learner, digital_fit, shop.pk, 67)
    assert (enrolment.enrolled_at, enrolment.completed_at) == (AT, None)
    assert enrolment.revision_id == CoursePage.objects.get().live_revision_id is not None
    assert list(enrolment.lessons.values_list("title", "position", "required", "state")) == [
        ("Lektion zeiten", 1, True, LessonState.OPEN),
        ("Lektion lesen", 2, True, LessonState.OPEN),
    ]
    steps = LessonStep.objects.values_list("progress__title", "position", "quiz", "task", "pass_mark", "done_at")
    assert list(steps) == [("Lektion zeiten", 1, the_quiz.pk, None, 67, None), ("Lektion zeiten", 2, None, the_task.pk, None, None)]
    assert list(EnrolmentEvent.objects.values_list("action", "subject", "actor", "at")) == [
        (LearningAction.ENROLLED, "Kurs digital-fit", learner.pk, AT)
    ]


def test_the_baseline_shows_where_the_shop_began(enrolment, the_task, shop):
    attempt = PracticeAttempt.objects.get()
    assert (attempt.task, attempt.shop_id, attempt.occasion, attempt.passed, attempt.at) == (
        the_task,
        shop.pk,
        PracticeOccasion.BASELINE,
        False,
        AT,
    )
    assert (attempt.check_key, attempt.params, attempt.evidence["days"]) == ("hours_confirmed", {}, 90)


def test_what_is_already_true_counts_at_once(digital_fit, learner, shop):
    enrolment = enrolled(learner, digital_fit, shop)
    step = LessonStep.objects.get(task__isnull=False)
    assert step.done_at == AT
    assert enrolment.lessons.get(position=1).state == LessonState.BEGUN, "the quiz is still to be done"


def test_beginning_twice_changes_nothing(enrolment, digital_fit, learner, other_shop):
    MemberFactory(user=learner, shop=other_shop)
    again = enrol(user=learner, course=digital_fit, shop_id=other_shop.pk, at=AT + timedelta(days=1))
    assert again == enrolment
    assert (again.shop_id, again.enrolled_at) == (enrolment.shop_id, AT)
    assert [model.objects.count() for model in (Enrolment, LessonProgress, LessonStep, EnrolmentEvent)] == [1, 2, 2, 1]


def test_nobody_learns_for_a_foreign_shop(digital_fit, learner, other_shop):
    with pytest.raises(NotYourShop):
        enrolled(learner, digital_fit, other_shop)
    assert Enrolment.objects.count() == 0


def test_one_can_learn_without_a_shop(digital_fit, shopper):
    enrolment = enrolled(shopper, digital_fit)
    assert enrolment.shop_id is None
    assert PracticeAttempt.objects.count() == 0


def test_later_changes_do_not_reach_the_enrolment(enrolment, digital_fit):
    harder = quiz("zeiten", pass_mark=100)
    course(lesson("zeiten", harder, task("bestaetigen"), task("impressum", check="imprint_complete")), lesson("mehr"), pass_mark=90)
    assert Enrolment.objects.get().pass_mark == 67
    assert LessonStep.objects.filter(quiz__isnull=False).get().pass_mark == 67
    assert LessonStep.objects.count() == 2
    assert LessonProgress.objects.count() == 2


def test_a_quiz_has_its_own_mark_and_one_without_questions_is_not_asked(site, learner):
    page = course(lesson("eins", quiz("leicht", pass_mark=50)), pass_mark=80)
    empty = Quiz.objects.create(title="leer")
    added = LessonPage.objects.get()
    added.body.append(("quiz", empty))
    added.save()
    enrolled(learner, page)
    assert list(LessonStep.objects.values_list("quiz__key", "pass_mark")) == [("leicht", 50)]


def test_an_alias_in_another_language_is_the_same_course(enrolment, digital_fit, learner, english):
    alias = digital_fit.copy_for_translation(english, copy_parents=True, alias=True)
    assert alias.pk != digital_fit.pk
    assert enrol(user=learner, course=alias, shop_id=None, at=AT) == enrolment


def test_beginning_on_an_alias_begins_the_course_itself(digital_fit, learner, english):
    alias = digital_fit.copy_for_translation(english, copy_parents=True, alias=True)
    enrolment = enrol(user=learner, course=alias, shop_id=None, at=AT)
    assert (enrolment.course, enrolment.lessons.count()) == (digital_fit, 2)


def test_the_shop_can_be_chosen_later(digital_fit, learner, shop):
    enrolment = enrolled(learner, digital_fit)
    later = AT + timedelta(days=1)
    choose_shop(enrolment=enrolment, user=learner, shop_id=shop.pk, at=later)
    assert Enrolment.objects.get().shop_id == shop.pk
    assert LessonStep.objects.get(task__isnull=False).done_at == later
    assert EnrolmentEvent.objects.filter(action=LearningAction.SHOP_CHOSEN).values_list("detail", "at").get() == ({"shop": shop.pk}, later)


def test_choosing_the_same_shop_writes_nothing(enrolment, learner, shop):
    choose_shop(enrolment=enrolment, user=learner, shop_id=shop.pk, at=AT)
    assert EnrolmentEvent.objects.filter(action=LearningAction.SHOP_CHOSEN).count() == 0


def test_only_an_own_shop_can_be_chosen(enrolment, learner, other_shop, shop):
    with pytest.raises(NotYourShop):
        choose_shop(enrolment=enrolment, user=learner, shop_id=other_shop.pk, at=AT)
    assert Enrolment.objects.get().shop_id == shop.pk


def test_changing_the_shop_and_back_keeps_one_baseline_each(enrolment, learner, shop, other_shop):
    MemberFactory(user=learner, shop=other_shop)
    OpeningHours.objects.update(confirmed_at=None)
    for chosen in (other_shop, shop, other_shop):
        choose_shop(enrolment=enrolment, user=learner, shop_id=chosen.pk, at=AT)
    assert list(PracticeAttempt.objects.order_by("pk").values_list("shop_id", flat=True)) == [shop.pk, other_shop.pk]


def test_an_enrolment_outlives_the_shop(enrolment, shop):
    ShopMember.objects.all().delete()
    shop.delete()
    assert Enrolment.objects.get().shop_id is None


def test_everyone_has_their_own_enrolment(enrolment, digital_fit, owner, shop):
    other = enrolled(owner, digital_fit, shop)
    assert other != enrolment
    assert LessonProgress.objects.count() == 4


def test_somebody_without_any_shop_cannot_name_one(digital_fit, shop):
    with pytest.raises(NotYourShop):
        enrolled(UserFactory(), digital_fit, shop)
