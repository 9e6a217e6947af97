"""What the tests of learning share: a course of two lessons, and a learner in it."""

from datetime import timedelta

import pytest
from wagtail.models import Locale

from shops.models import OpeningHours
from tests.factories.training import AT, block, course, enrolled, lesson, quiz, task
from training.models import CoursePage, Enrolment, LessonPage, LessonProgress, LessonStep, PracticeTask, Quiz


@pytest.fixture
def digital_fit(site) -> CoursePage:
    """A course: a lesson with quiz and task, and one that is only read."""
    return course(lesson("zeiten", block(), block("my_shop", about="hours"), quiz("zeiten"), task("bestaetigen")), lesson("lesen", block()))


@pytest.fixture
def first(digital_fit) -> LessonPage:
    """The lesson with quiz and task."""
    return LessonPage.objects.get(slug="zeiten")


@pytest.fixture
def second(digital_fit) -> LessonPage:
    """The lesson that is only read."""
    return LessonPage.objects.get(slug="lesen")


@pytest.fixture
def the_quiz(digital_fit) -> Quiz:
    return Quiz.objects.get()


@pytest.fixture
def the_task(digital_fit) -> PracticeTask:
    return PracticeTask.objects.get()


@pytest.fixture
def old_hours(shop):
    """The shop confirmed its hours too long ago, so that the task is open."""
    OpeningHours.objects.filter(shop=shop).update(confirmed_at=AT - timedelta(days=90))


@pytest.fixture
def enrolment(digital_fit, learner, shop, old_hours) -> Enrolment:
    """The learner has begun for the shop, whose hours are old."""
    return enrolled(learner, digital_fit, shop)


@pytest.fixture
def progress(enrolment, first) -> LessonProgress:
    return LessonProgress.objects.get(enrolment=enrolment, lesson=first)


@pytest.fixture
def quiz_step(progress) -> LessonStep:
    return progress.steps.get(quiz__isnull=False)


@pytest.fixture
def task_step(progress) -> LessonStep:
    return progress.steps.get(task__isnull=False)


@pytest.fixture
def english(db) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]
