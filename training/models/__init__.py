from training.models.attempt import GivenAnswer, QuizAttempt
from training.models.enrolment import Enrolment, EnrolmentEvent
from training.models.pages import CoursePage, LessonPage, TrainingIndexPage
from training.models.practice import PracticeAttempt, PracticeTask
from training.models.progress import LessonProgress, LessonStep
from training.models.question import Answer, Question
from training.models.quiz import Quiz, QuizQuestion

__all__ = [
    "Answer",
    "CoursePage",
    "Enrolment",
    "EnrolmentEvent",
    "GivenAnswer",
    "LessonPage",
    "LessonProgress",
    "LessonStep",
    "PracticeAttempt",
    "PracticeTask",
    "Question",
    "Quiz",
    "QuizAttempt",
    "QuizQuestion",
    "TrainingIndexPage",
]
