"""What a learner sends: it works without JavaScript and with htmx, and what is forged, replayed or somebody else's is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from shops.models import OpeningHours
from tests.factories.shops import MemberFactory
from tests.factories.training import AT, course, enrolled, lesson, quiz
from training.enums import LessonState, PracticeOccasion
from training.models import Enrolment, EnrolmentEvent, GivenAnswer, LessonPage, LessonProgress, PracticeAttempt, QuizAttempt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def client(signed_in, learner):
    return signed_in(learner)


@pytest.fixture
def questions(the_quiz):
    return [place.question for place in the_quiz.places.order_by("sort_order")]


@pytest.fixture
def url(first, the_quiz):
    return reverse("training:answer", args=[first.pk, the_quiz.pk])


def right(question):
    return question.answers.get(fraction=100).pk


def wrong(question):
    return question.answers.get(fraction=0).pk


def sent(question, *chosen, attempt=""):
    return {"attempt": str(attempt), "question": question.pk, "answer": list(chosen)}


def trace():
    """Everything an answer could change."""
    return (
        list(QuizAttempt.objects.order_by("pk").values_list("number", "answered", "score", "passed", "finished_at")),
        list(GivenAnswer.objects.order_by("pk").values_list("attempt", "position", "chosen")),
        list(LessonProgress.objects.order_by("pk").values_list("state", "completed_at")),
        list(EnrolmentEvent.objects.order_by("pk").values_list("action", flat=True)),
        PracticeAttempt.objects.count(),
    )


def text(response):
    return " ".join(response.content.decode().split())


def test_a_quiz_without_javascript(client, enrolment, first, url, questions):
    page = text(client.get(first.url))
    assert "Frage 1 von 3" in page
    assert "Frage 2?" not in page
    response = client.post(url, sent(questions[0], wrong(questions[0])))
    quiz_id = questions[0].places.get().quiz_id
    assert (response.status_code, response["Location"]) == (302, f"/lernen/digital-fit/zeiten/#frage-{quiz_id}-1")
    page = text(client.get(first.url))
    assert "Frage 1 von 3, beantwortet: nicht richtig" in page
    assert '<b>falsch</b> <span class="small">Ihre Antwort</span>' in page
    assert "Nicht ganz." in page
    assert '<b>richtig</b> <span class="small">richtig</span>' in page
    assert "Frage 2 von 3" in page
    attempt = QuizAttempt.objects.get()
    assert f'name="attempt" value="{attempt.public_id}"' in page
    for question in questions[1:]:
        assert client.post(url, sent(question, right(question), attempt=attempt.public_id)).status_code == 302
    page = text(client.get(first.url))
    assert "Bestanden: 67 %" in page
    assert "Antwort prüfen" not in page


def test_the_same_quiz_with_htmx(client, enrolment, first, url, questions):
    response = client.post(url, sent(questions[0], right(questions[0])), **HTMX)
    body = text(response)
    quiz_id = questions[0].places.get().quiz_id
    assert response.status_code == 200
    assert body.startswith(f'<div class="stack stack-l" id="quiz-{quiz_id}"')
    assert f'id="frage-{quiz_id}-1" tabindex="-1" autofocus' in body.replace("  ", " ")
    assert body.count("autofocus") == 1
    assert "Frage 2 von 3" in body
    assert body.count('hx-swap-oob="true"') == 2
    assert "<html" not in body


def test_failing_and_trying_again(client, enrolment, first, the_quiz, url, questions):
    attempt = ""
    for question in questions:
        client.post(url, sent(question, wrong(question), attempt=attempt))
        attempt = QuizAttempt.objects.get().public_id
    page = text(client.get(first.url))
    assert "Noch nicht bestanden: 0 %" in page
    assert "Nötig sind 67 %." in page
    retry = reverse("training:retry", args=[first.pk, the_quiz.pk])
    response = client.post(retry)
    assert (response.status_code, response["Location"]) == (302, f"/lernen/digital-fit/zeiten/#quiz-{the_quiz.pk}")
    assert QuizAttempt.objects.count() == 2
    before = trace()
    assert client.post(retry).status_code == 400
    assert trace() == before


def test_nothing_chosen_can_be_mended(client, enrolment, first, url, questions):
    before = trace()
    response = client.post(url, sent(questions[0]))
    assert response.status_code == 422
    assert "Bitte wählen Sie zuerst eine Antwort." in text(response)
    assert "Frage 1 von 3" in text(response)
    partial = client.post(url, sent(questions[0]), **HTMX)
    assert partial.status_code == 422
    assert 'role="alert"' in text(partial)
    assert trace() == before


@pytest.mark.parametrize("forge", ["answer", "unknown", "two", "question", "letters", "huge", "many", "none"])
def test_forged_answers_are_bad_requests(client, enrolment, url, questions, forge):
    client.post(url, sent(questions[0], right(questions[0])))
    attempt = QuizAttempt.objects.get().public_id
    second = questions[1]
    data = {
        "answer": sent(second, right(questions[2]), attempt=attempt),
        "unknown": sent(second, 10**9, attempt=attempt),
        "two": sent(second, right(second), wrong(second), attempt=attempt),
        "question": {"attempt": attempt, "question": 10**9, "answer": [right(second)]},
        "letters": {"attempt": attempt, "question": second.pk, "answer": ["x"]},
        "huge": {"attempt": attempt, "question": 10**30, "answer": [right(second)]},
        "many": sent(second, *range(1, 60), attempt=attempt),
        "none": {},
    }[forge]
    before = trace()
    assert client.post(url, data).status_code == 400
    assert trace() == before


def test_a_replayed_answer_is_refused_and_shows_the_lesson(client, enrolment, url, questions):
    client.post(url, sent(questions[0], wrong(questions[0])))
    attempt = QuizAttempt.objects.get().public_id
    before = trace()
    for data in (sent(questions[0], right(questions[0])), sent(questions[0], right(questions[0]), attempt=attempt)):
        response = client.post(url, data)
        assert response.status_code == 400
        assert "Diese Frage ist schon beantwortet. Es gilt die erste Antwort." in text(response)
        assert "Frage 2 von 3" in text(response)
        partial = client.post(url, data, **HTMX)
        assert (partial.status_code, partial["HX-Refresh"]) == (400, "true")
    assert trace() == before


def test_another_learners_attempt_is_not_found(client, enrolment, digital_fit, url, questions, owner, shop, signed_in):
    enrolled(owner, digital_fit, shop)
    signed_in(owner).post(url, sent(questions[0], wrong(questions[0])))
    attempt = QuizAttempt.objects.get().public_id
    before = trace()
    for number in (attempt, uuid4()):
        assert client.post(url, sent(questions[1], right(questions[1]), attempt=number)).status_code == 404
    assert client.post(url, sent(questions[1], right(questions[1]), attempt="keine-uuid")).status_code == 400
    assert trace() == before


@pytest.mark.parametrize("name", ["answer", "retry", "practice", "read"])
def test_who_does_not_take_the_course_finds_nothing(signed_in, shopper, enrolment, first, the_quiz, the_task, name):
    arguments = {"answer": [the_quiz.pk], "retry": [the_quiz.pk], "practice": [the_task.pk], "read": []}[name]
    address = reverse(f"training:{name}", args=[first.pk, *arguments])
    before = trace()
    assert signed_in(shopper).post(address, {"question": 1, "answer": [1]}).status_code == 404
    assert trace() == before


@pytest.mark.parametrize("name", ["answer", "retry", "practice", "read", "begin", "shop"])
def test_strangers_sign_in_and_come_back_to_the_page(stranger, enrolment, digital_fit, first, the_quiz, the_task, name):
    arguments = {
        "answer": [first.pk, the_quiz.pk],
        "retry": [first.pk, the_quiz.pk],
        "practice": [first.pk, the_task.pk],
        "read": [first.pk],
    }
    address = reverse(f"training:{name}", args=arguments.get(name, [digital_fit.pk]))
    page = first if name in arguments else digital_fit
    before = trace()
    response = stranger.post(address)
    assert (response.status_code, response["Location"]) == (302, f"/konto/login/?next={page.url}")
    assert stranger.get(address).status_code == 405
    assert trace() == before


def test_a_quiz_of_another_lesson_is_not_found(client, enrolment, second, the_quiz, the_task, questions):
    before = trace()
    assert (
        client.post(reverse("training:answer", args=[second.pk, the_quiz.pk]), sent(questions[0], right(questions[0]))).status_code == 404
    )
    assert client.post(reverse("training:retry", args=[second.pk, the_quiz.pk])).status_code == 404
    assert client.post(reverse("training:practice", args=[second.pk, the_task.pk])).status_code == 404
    assert client.post(reverse("training:read", args=[10**9])).status_code == 404
    assert trace() == before


def test_an_unpublished_lesson_takes_nothing(client, enrolment, first, url, questions):
    first.unpublish()
    before = trace()
    assert client.post(url, sent(questions[0], right(questions[0]))).status_code == 404
    assert trace() == before


def test_cross_site_requests_are_refused(enrolment, url, questions, learner):
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(learner, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = trace()
    assert guarded.post(url, sent(questions[0], right(questions[0]))).status_code == 403
    assert trace() == before


def test_beginning_for_the_only_shop(client, digital_fit, shop, first):
    address = reverse("training:begin", args=[digital_fit.pk])
    assert f'action="{address}"' in text(client.get(digital_fit.url))
    response = client.post(address, {"shop": shop.pk, "lesson": first.pk})
    assert (response.status_code, response["Location"]) == (302, first.url)
    assert Enrolment.objects.values_list("user__email", "shop", "enrolled_at").get() == ("helper@example.org", shop.pk, AT)


def test_beginning_without_a_shop(signed_in, shopper, digital_fit):
    response = signed_in(shopper).post(reverse("training:begin", args=[digital_fit.pk]))
    assert (response.status_code, response["Location"]) == (302, digital_fit.url)
    assert Enrolment.objects.get().shop_id is None


def test_beginning_for_a_foreign_shop_or_in_nonsense(client, digital_fit, other_shop):
    address = reverse("training:begin", args=[digital_fit.pk])
    assert client.post(address, {"shop": other_shop.pk}).status_code == 404
    assert client.post(address, {"shop": "x"}).status_code == 400
    assert client.post(address, {"lesson": 10**9}).status_code in (302, 404)
    assert Enrolment.objects.filter(shop=other_shop).count() == 0


def test_a_draft_course_cannot_be_begun(client, digital_fit):
    digital_fit.unpublish()
    assert client.post(reverse("training:begin", args=[digital_fit.pk])).status_code == 404
    assert Enrolment.objects.count() == 0


def test_choosing_another_shop(client, enrolment, digital_fit, learner, other_shop, shop):
    address = reverse("training:shop", args=[digital_fit.pk])
    assert client.post(address, {"shop": other_shop.pk}).status_code == 404
    assert client.post(address).status_code == 400
    assert Enrolment.objects.get().shop_id == shop.pk
    MemberFactory(shop=other_shop, user=learner)
    response = client.post(address, {"shop": other_shop.pk})
    assert (response.status_code, response["Location"]) == (302, digital_fit.url)
    assert Enrolment.objects.get().shop_id == other_shop.pk


def test_choosing_a_shop_needs_an_enrolment(signed_in, owner, digital_fit, shop):
    assert signed_in(owner).post(reverse("training:shop", args=[digital_fit.pk]), {"shop": shop.pk}).status_code == 404


def test_checking_a_task_on_request(client, enrolment, first, the_task, shop):
    address = reverse("training:practice", args=[first.pk, the_task.pk])
    response = client.post(address)
    assert (response.status_code, response["Location"]) == (302, f"{first.url}#aufgabe-{the_task.pk}")
    assert list(PracticeAttempt.objects.filter(occasion=PracticeOccasion.ASKED).values_list("passed", "at")) == [(False, AT)]
    OpeningHours.objects.update(confirmed_at=AT)
    partial = text(client.post(address, **HTMX))
    assert partial.startswith(f'<section class="task" id="aufgabe-{the_task.pk}"')
    assert "Erfüllt am Dienstag, 24. November" in partial
    assert list(PracticeAttempt.objects.filter(occasion=PracticeOccasion.ASKED).values_list("passed", flat=True)) == [True, False]
    client.post(address)
    assert PracticeAttempt.objects.filter(occasion=PracticeOccasion.ASKED).count() == 2


def test_reading_completes_a_lesson_of_text(client, enrolment, first, second):
    response = client.post(reverse("training:read", args=[second.pk]))
    assert (response.status_code, response["Location"]) == (302, f"{second.url}#abschluss")
    assert client.post(reverse("training:read", args=[first.pk])).status_code == 302
    assert list(LessonProgress.objects.values_list("title", "state", "completed_at")) == [
        ("Lektion zeiten", LessonState.BEGUN, None),
        ("Lektion lesen", LessonState.DONE, AT),
    ]


def test_answering_on_an_alias_counts_for_the_course(client, enrolment, digital_fit, english, first, the_quiz, questions):
    digital_fit.copy_for_translation(english, copy_parents=True, alias=True)
    alias = first.copy_for_translation(english, alias=True)
    response = client.post(reverse("training:answer", args=[alias.pk, the_quiz.pk]), sent(questions[0], right(questions[0])))
    assert response.status_code == 302
    assert QuizAttempt.objects.get().progress == LessonProgress.objects.get(lesson=first)


def test_a_lesson_that_came_later_can_be_answered(client, enrolment, questions):
    course(lesson("zeiten", quiz("zeiten")), lesson("lesen"), lesson("neu", quiz("neu", questions=1)))
    added = LessonPage.objects.get(slug="neu")
    [place] = added.body[0].value.places.all()
    answer = reverse("training:answer", args=[added.pk, place.quiz_id])
    assert client.post(answer, sent(place.question, right(place.question))).status_code == 302
    row = LessonProgress.objects.get(lesson=added)
    assert (row.required, row.state, row.completed_at) == (False, LessonState.DONE, AT)
    assert AT - row.enrolment.enrolled_at == timedelta(0)
