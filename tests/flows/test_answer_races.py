"""Many answers at once: one counts, nothing hangs, and of two last answers one ends the attempt. SQLite file or PostgreSQL."""

from functools import partial

import pytest
from wagtail.models import Locale, Page

from tests.factories.marketplace import UserFactory
from tests.factories.training import AT, course_below, lesson, quiz
from tests.flows.conftest import at_once
from training.domain.attempts import AlreadyAnswered, begin_attempt, record_answer
from training.domain.enrolling import enrol
from training.enums import LearningAction
from training.models import Enrolment, EnrolmentEvent, GivenAnswer, LessonProgress, Quiz, QuizAttempt, TrainingIndexPage

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("transactional_db")]
MANY = 20


@pytest.fixture
def course(transactional_db):
    """A course of one lesson with one quiz of two questions, taken out again: the tree of pages is kept between runs."""
    Locale.objects.get_or_create(language_code="de")
    index = Page.get_first_root_node().add_child(instance=TrainingIndexPage(title="Lernen", slug="rennen"))
    yield course_below(index, lesson("eins", quiz("eins", questions=2)))
    Enrolment.objects.all().delete()
    TrainingIndexPage.objects.get(pk=index.pk).delete()


@pytest.fixture
def learner(transactional_db):
    return UserFactory()


@pytest.fixture
def progress(course, learner):
    return LessonProgress.objects.get(enrolment=enrol(user=learner, course=course, shop_id=None, at=AT))


def test_beginning_a_course_many_times_at_once_begins_it_once(course, learner):
    results = at_once([partial(enrol, user=learner, course=course, shop_id=None, at=AT)] * MANY)
    assert {enrolment.pk for enrolment in results} == {Enrolment.objects.get().pk}
    assert (LessonProgress.objects.count(), EnrolmentEvent.objects.count()) == (1, 1)


def test_the_same_answer_many_times_at_once_counts_once(progress):
    asked = Quiz.objects.get()
    question = asked.places.order_by("sort_order")[0].question
    wrong, right = question.answers.get(fraction=0).pk, question.answers.get(fraction=100).pk
    send = partial(record_answer, progress=progress, quiz=asked, attempt=None, question_id=question.pk, at=AT)
    results = at_once([partial(send, chosen=[wrong]), partial(send, chosen=[right])] * (MANY // 2))
    assert [type(result) for result in results].count(QuizAttempt) == 1
    assert [type(result) for result in results].count(AlreadyAnswered) == MANY - 1
    assert (QuizAttempt.objects.get().answered, GivenAnswer.objects.count()) == (1, 1)


def test_of_two_last_answers_at_once_one_ends_the_attempt(progress):
    asked = Quiz.objects.get()
    attempt = begin_attempt(progress=progress, quiz=asked, at=AT)
    send = partial(record_answer, progress=progress, quiz=asked, attempt=attempt, at=AT)
    questions = [place.question for place in asked.places.order_by("sort_order")]
    at_once([partial(send, question_id=each.pk, chosen=[each.answers.get(fraction=100).pk]) for each in questions])
    attempt.refresh_from_db()
    assert (attempt.answered, attempt.score, attempt.passed, attempt.finished_at) == (2, 100, True, AT)
    assert EnrolmentEvent.objects.filter(action=LearningAction.COURSE_DONE).count() == 1
