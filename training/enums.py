"""The fixed choices of learning: their codes stand in rows, their labels on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a question is answered; the codes of kinds to come (short, number, matching, ordering, open) are free."""

    SINGLE = "single", _("Eine Antwort ist richtig")
    MULTIPLE = "multiple", _("Mehrere Antworten sind richtig")
    TRUE_FALSE = "true_false", _("Richtig oder falsch")


class LessonState(models.TextChoices):
    """How far a learner is with a lesson; a lesson is waived when it went out of the course before the learner got to it."""

    OPEN = "open", _("noch nicht begonnen")
    BEGUN = "begun", _("begonnen")
    DONE = "done", _("geschafft")
    WAIVED = "waived", _("entfallen")


class PracticeOccasion(models.TextChoices):
    """Why a practice task was checked."""

    BASELINE = "baseline", _("Stand am Anfang")
    CHANGE = "change", _("Änderung am Laden")
    ASKED = "asked", _("auf Wunsch geprüft")


class LearningAction(models.TextChoices):
    """What the log of an enrolment can say."""

    ENROLLED = "enrolled", _("Kurs begonnen")
    SHOP_CHOSEN = "shop_chosen", _("Laden gewählt")
    QUIZ_PASSED = "quiz_passed", _("Quiz bestanden")
    QUIZ_FAILED = "quiz_failed", _("Quiz nicht bestanden")
    TASK_PASSED = "task_passed", _("Praxisaufgabe erfüllt")
    LESSON_DONE = "lesson_done", _("Lektion geschafft")
    BY_HAND = "by_hand", _("Lektion von Hand abgehakt")
    WAIVED = "waived", _("Lektion entfallen")
    COURSE_DONE = "course_done", _("Kurs geschafft")
