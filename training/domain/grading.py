"""What answers are worth; pure and exact, in decimals.

A question is worth 0 to 100 percent of itself, rounded half up to two places, so that three times 33.33333 is a whole.
A quiz is the mean of its questions in whole percent, again half up: what the screen shows is what is compared with the pass mark.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from training.enums import QuestionKind

NOTHING, WHOLE = Decimal(0), Decimal(100)
PLACES = Decimal("0.01")


@dataclass(frozen=True)
class AskedAnswer:
    """An answer as it was offered."""

    answer_id: int
    text: str
    fraction: Decimal
    feedback: str = ""


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it was asked."""

    question_id: int
    kind: str
    text: str
    explanation: str
    answers: tuple[AskedAnswer, ...]

    @property
    def takes_several(self) -> bool:
        """Tell whether more than one answer may be chosen."""
        return self.kind == QuestionKind.MULTIPLE


def accepts(question: AskedQuestion, chosen: Collection[int]) -> bool:
    """Tell whether these answers could have been chosen on our page: at least one, only offered ones, one where one is asked."""
    offered = {answer.answer_id for answer in question.answers}
    return bool(chosen) and set(chosen) <= offered and (question.takes_several or len(set(chosen)) == 1)


def grade(question: AskedQuestion, chosen: Collection[int]) -> Decimal:
    """Return what the chosen answers are worth, 0 to 100: the sum of their fractions, never below nothing or above the whole."""
    total = sum((answer.fraction for answer in question.answers if answer.answer_id in chosen), NOTHING)
    return min(max(total.quantize(PLACES, ROUND_HALF_UP), NOTHING), WHOLE)


def score(grades: Sequence[Decimal]) -> int:
    """Return the quiz's score in whole percent, half up; a quiz without questions is worth nothing."""
    if not grades:
        return 0
    return int((sum(grades, NOTHING) / len(grades)).quantize(Decimal(1), ROUND_HALF_UP))


def passes(reached: int, mark: int) -> bool:
    """Tell whether a score reaches a pass mark."""
    return reached >= mark


def needed(total: int, mark: int) -> int:
    """Return how many of these questions, answered wholly right and the rest wholly wrong, reach the mark."""
    enough = (right for right in range(total) if passes(score([WHOLE] * right + [NOTHING] * (total - right)), mark))
    return next(enough, total)


def is_right(question: AskedQuestion, answer: AskedAnswer) -> bool:
    """Tell whether an answer is (one of) the right ones."""
    return answer.fraction > NOTHING if question.takes_several else answer.fraction == WHOLE


def frozen(questions: Sequence[AskedQuestion]) -> list[dict[str, Any]]:
    """Return questions as JSON keeps them, fractions as text so that no digit is lost."""
    return [
        {
            "question": question.question_id,
            "kind": question.kind,
            "text": question.text,
            "explanation": question.explanation,
            "answers": [
                {"answer": answer.answer_id, "text": answer.text, "fraction": str(answer.fraction), "feedback": answer.feedback}
                for answer in question.answers
            ],
        }
        for question in questions
    ]


def thawed(data: Sequence[Mapping[str, Any]]) -> tuple[AskedQuestion, ...]:
    """Return the questions that `frozen` wrote."""
    return tuple(
        AskedQuestion(
            question_id=each["question"],
            kind=each["kind"],
            text=each["text"],
            explanation=each["explanation"],
            answers=tuple(
                AskedAnswer(answer["answer"], answer["text"], Decimal(answer["fraction"]), answer["feedback"]) for answer in each["answers"]
            ),
        )
        for each in data
    )
