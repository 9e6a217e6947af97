"""The course of the fictional town, and learners who have begun it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marketplace.domain.demo import data
from marketplace.domain.demo.data import Table
from marketplace.models import HomePage, User
from shops.domain.members import memberships
from training.domain.attempts import progress_for_answers, record_answer
from training.domain.authoring import course_from, write_course
from training.domain.enrolling import enrol
from training.models import CoursePage, Enrolment, LessonPage, Quiz, QuizAttempt, TrainingIndexPage

if TYPE_CHECKING:
    from training.models import Question


def teach(home: HomePage, plan: Table, *, staff: User, at: datetime) -> None:
    """Write the course below the index of courses and let the learners begin."""
    index = TrainingIndexPage.objects.child_of(home).get()
    course = write_course(parent=index, course=course_from(data.course()), actor=staff)
    for learner in plan["learner"]:
        user = User.objects.get(email=learner["email"])
        began = at - timedelta(days=learner["began_days_ago"])
        enrolment = enrol(user=user, course=course, shop_id=memberships(user)[0].shop_id, at=began)
        _answer(enrolment, course, how_many=learner["answered"], at=began + timedelta(minutes=7))


def _answer(enrolment: Enrolment, course: CoursePage, *, how_many: int, at: datetime) -> None:
    """Answer the first questions of the first lesson rightly, unless the learner has already begun to answer."""
    lesson = LessonPage.objects.child_of(course).order_by("path")[0]
    quiz = Quiz.objects.get(pk=lesson.chosen("quiz")[0])
    progress = progress_for_answers(enrolment=enrolment, lesson=lesson)
    if QuizAttempt.objects.filter(progress=progress, quiz=quiz).exists():
        return
    attempt: QuizAttempt | None = None
    for place in quiz.places.order_by("sort_order")[:how_many]:
        chosen = _right_answers(place.question)
        attempt = record_answer(progress=progress, quiz=quiz, attempt=attempt, question_id=place.question_id, chosen=chosen, at=at)


def _right_answers(question: "Question") -> list[int]:
    return list(question.answers.filter(fraction__gt=0).values_list("pk", flat=True))
