"""A quiz put together for the screen: what was answered with its verdicts, then the one question that is next."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from training.domain.attempts import may_try
from training.domain.grading import NOTHING, WHOLE, AskedAnswer, AskedQuestion, grade, is_right, needed, thawed
from training.models import GivenAnswer, Quiz, QuizAttempt
from training.results import Choice, QuestionCard, QuizCard


def quiz_card(*, quiz: Quiz, questions: Sequence[AskedQuestion], mark: int, attempts: Sequence[QuizAttempt] | None) -> QuizCard:
    """Return the quiz for a learner with these attempts (the latest first, answers prefetched), or without questions for everyone else."""
    total = len(questions)
    if attempts is None:
        return QuizCard(quiz.pk, quiz.title, total, needed(total, mark))
    latest = attempts[0] if attempts else None
    asked = thawed(latest.snapshot) if latest else questions
    mark = latest.pass_mark if latest else mark
    left = None if quiz.tries is None else max(quiz.tries - len(attempts), 0)
    return QuizCard(
        quiz_id=quiz.pk,
        title=quiz.title,
        total=len(asked),
        needed=needed(len(asked), mark),
        questions=tuple(_shown(asked, {row.position: row for row in latest.given.all()} if latest else {})),
        attempt=str(latest.public_id) if latest else "",
        finished=bool(latest and latest.finished_at),
        passed=bool(latest and latest.passed),
        score=(latest.score or 0) if latest else 0,
        mark=mark,
        may_retry=bool(latest) and may_try(attempts, quiz),
        tries_left=left,
    )


def preview_card(*, quiz: Quiz, questions: Sequence[AskedQuestion], mark: int) -> QuizCard:
    """Return the quiz for its author: every question with its right answers and all feedback, nothing to be answered."""
    cards = [_judged(number, question, None) for number, question in enumerate(questions, start=1)]
    return QuizCard(quiz.pk, quiz.title, len(cards), needed(len(cards), mark), tuple(cards), mark=mark)


def _shown(asked: Sequence[AskedQuestion], given: Mapping[int, GivenAnswer]) -> list[QuestionCard]:
    answered = [_judged(place + 1, question, given[place].chosen) for place, question in enumerate(asked) if place in given]
    upcoming = [_open(place + 1, question) for place, question in enumerate(asked) if place not in given]
    return answered + upcoming[:1]


def _open(number: int, question: AskedQuestion) -> QuestionCard:
    choices = tuple(Choice(answer.answer_id, answer.text) for answer in question.answers)
    return QuestionCard(number, question.question_id, question.text, question.takes_several, choices)


def _judged(number: int, question: AskedQuestion, chosen: Collection[int] | None) -> QuestionCard:
    """Judge each answer; `chosen` None is the author's view, in which nobody chose."""
    choices = tuple(_choice(question, answer, chosen) for answer in question.answers)
    verdict = "" if chosen is None else _verdict(grade(question, chosen))
    return QuestionCard(
        number, question.question_id, question.text, question.takes_several, choices, chosen is not None, verdict, question.explanation
    )


def _choice(question: AskedQuestion, answer: AskedAnswer, chosen: Collection[int] | None) -> Choice:
    right, mine = is_right(question, answer), chosen is not None and answer.answer_id in chosen
    feedback = answer.feedback if mine or right or chosen is None else ""
    if mine:
        tag = _("Ihre Antwort, richtig") if right else _("Ihre Antwort")
        return Choice(answer.answer_id, answer.text, "right" if right else "wrong", tag, feedback)
    if right:
        missed = chosen is not None and question.takes_several
        return Choice(
            answer.answer_id, answer.text, "missed" if missed else "right", _("auch richtig") if missed else _("richtig"), feedback
        )
    return Choice(answer.answer_id, answer.text, "plain", "", feedback)


def _verdict(worth: Decimal) -> str:
    if worth == WHOLE:
        return _("richtig")
    return _("nicht richtig") if worth == NOTHING else _("teilweise richtig")
