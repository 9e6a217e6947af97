"""Staff write questions, quizzes and tasks in the CMS; mistakes are refused in German, and nobody else gets in."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.factories.marketplace import UserFactory
from tests.factories.training import AT, course, enrolled, lesson, quiz
from training.enums import LessonState
from training.models import CoursePage, Enrolment, LessonPage, LessonProgress, PracticeTask, Question, Quiz, TrainingIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "site")]
QUIZ, QUESTION, TASK = (f"wagtailsnippets_training_{name}" for name in ("quiz", "question", "practicetask"))


@pytest.fixture
def client(signed_in, staff):
    return signed_in(staff)


def text(response):
    return " ".join(response.content.decode().split())


def question_data(*fractions, kind="single"):
    answers = [{"text": f"Antwort {n}", "fraction": fraction, "feedback": ""} for n, fraction in enumerate(fractions)]
    return nested_form_data({"kind": kind, "text": "Was gilt?", "explanation": "", "answers": inline_formset(answers)})


def test_a_question_is_written(client):
    response = client.post(reverse(f"{QUESTION}:add"), question_data("100", "0"))
    assert response.status_code == 302
    question = Question.objects.get()
    assert (question.text, question.kind, question.key) == ("Was gilt?", "single", None)
    assert list(question.answers.values_list("text", "fraction", "sort_order")) == [("Antwort 0", 100, 0), ("Antwort 1", 0, 1)]


@pytest.mark.parametrize(
    ("kind", "fractions", "words"),
    [
        ("single", ("0", "0"), "Genau eine Antwort muss richtig sein (Anteil 100)."),
        ("single", ("100", "100"), "Genau eine Antwort muss richtig sein (Anteil 100)."),
        ("single", ("50", "50"), "Genau eine Antwort muss richtig sein (Anteil 100)."),
        ("single", ("100",), "Eine Frage braucht mindestens zwei Antworten."),
        ("multiple", ("50", "40", "0"), "Bei mehreren richtigen Antworten müssen ihre Anteile zusammen 100 ergeben."),
        ("multiple", ("0", "0"), "Bei mehreren richtigen Antworten müssen ihre Anteile zusammen 100 ergeben."),
        ("true_false", ("100", "0", "0"), "„Richtig oder falsch“ hat genau zwei Antworten."),
        ("single", ("100", "101"), "Dieser Wert muss kleiner oder gleich 100 sein."),
    ],
)
def test_a_question_that_cannot_be_graded_is_refused(client, kind, fractions, words):
    response = client.post(reverse(f"{QUESTION}:add"), question_data(*fractions, kind=kind))
    assert response.status_code == 200
    assert words in text(response)
    assert Question.objects.count() == 0


@pytest.mark.parametrize(("kind", "fractions"), [("multiple", ("33.33333", "33.33333", "33.33333", "-50")), ("true_false", ("0", "100"))])
def test_other_kinds_are_written(client, kind, fractions):
    assert client.post(reverse(f"{QUESTION}:add"), question_data(*fractions, kind=kind)).status_code == 302
    question = Question.objects.get()
    assert question.answers.count() == len(fractions)
    page = text(client.get(reverse(f"{QUESTION}:edit", args=[question.pk])))
    assert all(f'value="{fraction}"' in page for fraction in fractions)


def test_a_quiz_is_written_and_needs_a_question(client):
    question = Question.objects.create(text="Was gilt?")
    data = {"title": "Drei Fragen", "pass_mark": "", "tries": "", "places": inline_formset([])}
    response = client.post(reverse(f"{QUIZ}:add"), nested_form_data(data))
    assert response.status_code == 200
    assert "Ein Quiz braucht mindestens eine Frage." in text(response)
    assert Quiz.objects.count() == 0
    data["places"] = inline_formset([{"question": question.pk}])
    assert client.post(reverse(f"{QUIZ}:add"), nested_form_data(data)).status_code == 302
    written = Quiz.objects.get()
    assert (written.title, written.pass_mark, written.tries) == ("Drei Fragen", None, None)
    assert [place.question for place in written.places.all()] == [question]


TASK_DATA = {
    "title": "Bestätigen Sie",
    "text": "",
    "check_key": "hours_confirmed",
    "hours_confirmed__days": "14",
    "products_with_photo__count": "5",
    "products_with_photo__width": "1200",
}


def test_a_task_is_written_without_json(client):
    page = text(client.get(reverse(f"{TASK}:add")))
    assert "Zeiten in den letzten 30 Tagen bestätigt: Tage" in page
    assert client.post(reverse(f"{TASK}:add"), TASK_DATA).status_code == 302
    task = PracticeTask.objects.get()
    assert (task.check_key, task.params) == ("hours_confirmed", {"days": 14})
    assert "Zeiten in den letzten 14 Tagen bestätigt" in text(client.get(reverse(f"{TASK}:list")))
    edit = reverse(f"{TASK}:edit", args=[task.pk])
    assert 'name="hours_confirmed__days" value="14"' in text(client.get(edit))
    changed = TASK_DATA | {"check_key": "products_with_photo", "products_with_photo__width": ""}
    assert client.post(edit, changed).status_code == 302
    task.refresh_from_db()
    assert (task.check_key, task.params) == ("products_with_photo", {"count": 5})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"hours_confirmed__days": "0"}, "Dieser Wert muss größer oder gleich 1 sein."),
        ({"check_key": "nonsense"}, "nonsense"),
        ({"title": ""}, "Dieses Feld muss ausgefüllt werden"),
    ],
)
def test_a_task_that_no_check_understands_is_refused(client, change, words):
    response = client.post(reverse(f"{TASK}:add"), TASK_DATA | change)
    assert response.status_code == 200
    assert words in text(response)
    assert PracticeTask.objects.count() == 0


def lesson_data(*blocks):
    return nested_form_data(
        {
            "title": "Neue Lektion",
            "slug": "neue-lektion",
            "goal": "Nach 6 Minuten wissen Sie es.",
            "minutes": "6",
            "required": "on",
            "body": streamfield(blocks),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )


def test_a_lesson_is_written_with_quiz_and_task(client):
    page = course(lesson("eins", quiz("eins")))
    task = PracticeTask.objects.create(title="Aufgabe", check_key="imprint_complete")
    address = reverse("wagtailadmin_pages:add", args=["training", "lessonpage", page.pk])
    blocks = [("text", rich_text("<p>Lesen Sie.</p>")), ("quiz", Quiz.objects.get().pk), ("task", task.pk)]
    assert client.post(address, lesson_data(*blocks)).status_code == 302
    written = LessonPage.objects.get(slug="neue-lektion")
    assert (written.live, written.chosen("quiz"), written.chosen("task")) == (True, [Quiz.objects.get().pk], [task.pk])


def test_the_same_quiz_twice_in_a_lesson_is_refused(client):
    page = course(lesson("eins", quiz("eins")))
    address = reverse("wagtailadmin_pages:add", args=["training", "lessonpage", page.pk])
    response = client.post(address, lesson_data(("quiz", Quiz.objects.get().pk), ("quiz", Quiz.objects.get().pk)))
    assert response.status_code == 200
    assert "Steht in dieser Lektion schon einmal." in text(response)
    assert LessonPage.objects.count() == 1


def test_the_preview_of_an_unsaved_lesson(client):
    page = course(lesson("eins", quiz("eins")))
    address = reverse("wagtailadmin_pages:preview_on_add", args=["training", "lessonpage", page.pk])
    assert client.post(address, lesson_data(("quiz", Quiz.objects.get().pk))).json() == {"is_valid": True, "is_available": True}
    shown = client.get(address)
    assert shown.status_code == 200
    assert "Frage 3?" in text(shown)
    assert (Enrolment.objects.count(), LessonPage.objects.count()) == (0, 1)


LIST = "lessonprogress:index"


def test_progress_is_listed_and_a_lesson_completed_by_hand(client, progress, staff):
    page = text(client.get(reverse(LIST)))
    assert "Lektion zeiten" in page
    assert "Hanna Helfer: Kurs digital-fit" in page
    edit = reverse("lessonprogress:edit", args=[progress.pk])
    assert "Der Lernende sieht diesen Satz und Ihren Namen." in text(client.get(edit))
    assert "Dieses Feld muss ausgefüllt werden" in text(client.post(edit, {"by_hand_reason": " "}))
    assert LessonProgress.objects.get(pk=progress.pk).state == LessonState.OPEN
    assert client.post(edit, {"by_hand_reason": "Gemeinsam am Telefon."}).status_code == 302
    progress.refresh_from_db()
    assert (progress.state, progress.completed_at, progress.by_hand_by, progress.by_hand_reason) == (
        LessonState.DONE,
        AT,
        staff,
        "Gemeinsam am Telefon.",
    )
    assert "Gemeinsam am Telefon." in text(client.get(reverse(LIST)))
    assert "Diese Lektion ist schon geschafft." in text(client.post(edit, {"by_hand_reason": "Noch einmal."}))
    progress.refresh_from_db()
    assert progress.by_hand_reason == "Gemeinsam am Telefon."


def test_progress_can_be_neither_added_nor_deleted(signed_in, progress):
    clerk = teacher("view_lessonprogress", "change_lessonprogress", "add_lessonprogress", "delete_lessonprogress")
    client = signed_in(clerk)
    assert client.get(reverse(LIST)).status_code == 200
    assert client.post(reverse("lessonprogress:add"), {"by_hand_reason": "x"}).status_code == 302
    assert client.post(reverse("lessonprogress:delete", args=[progress.pk])).status_code == 302
    assert LessonProgress.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_progress_costs_the_same_for_one_and_three(client, learner, shop, django_assert_num_queries, count):
    enrolled(learner, course(*(lesson(f"l{n}") for n in range(count))), shop)
    client.get(reverse(LIST))
    with django_assert_num_queries(11):
        client.get(reverse(LIST))


def teacher(*rights, page=None):
    """Somebody of the town's staff with these rights alone."""
    group = Group.objects.create(name="Lernen")
    group.permissions.add(Permission.objects.get(codename="access_admin"), *Permission.objects.filter(codename__in=rights))
    if page:
        for right in ("add_page", "change_page", "publish_page"):
            GroupPagePermission.objects.create(group=group, page=page, permission=Permission.objects.get(codename=right))
    user = UserFactory(is_staff=True)
    user.groups.add(group)
    return user


def test_a_group_with_rights_on_the_index_writes_courses(signed_in, digital_fit):
    client = signed_in(teacher(page=TrainingIndexPage.objects.get()))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[digital_fit.pk])).status_code == 200
    assert client.get(reverse(f"{QUIZ}:add")).status_code == 302, "rows need rights of their own"
    assert client.post(reverse(f"{QUESTION}:add"), question_data("100", "0")).status_code == 302
    assert Question.objects.filter(text="Was gilt?").count() == 0


def test_staff_without_rights_write_no_courses(signed_in, digital_fit):
    client = signed_in(teacher("add_question", "change_question"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[digital_fit.pk])).status_code == 302
    assert client.post(reverse(f"{QUESTION}:add"), question_data("100", "0")).status_code == 302
    assert Question.objects.filter(text="Was gilt?").count() == 1


@pytest.mark.parametrize("who", ["owner", "learner", "shopper"])
def test_only_staff_get_in(request, signed_in, digital_fit, the_quiz, progress, who):
    client = signed_in(request.getfixturevalue(who))
    for address in (
        reverse(f"{QUIZ}:list"),
        reverse(f"{QUIZ}:edit", args=[the_quiz.pk]),
        reverse(f"{QUESTION}:add"),
        reverse(f"{TASK}:list"),
        reverse(LIST),
        reverse("lessonprogress:edit", args=[progress.pk]),
        reverse("wagtailadmin_pages:edit", args=[digital_fit.pk]),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, {"by_hand_reason": "ich"}).status_code == 403
    progress.refresh_from_db()
    assert progress.state == LessonState.OPEN


def test_a_course_with_learners_is_not_deleted(client, enrolment, digital_fit, home):
    for page in (digital_fit, TrainingIndexPage.objects.get()):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        assert client.get(address).status_code == 200
        response = client.post(address, follow=True)
        assert "Nicht gelöscht. Eine Person nimmt daran teil. Heben Sie stattdessen die Veröffentlichung auf." in text(response)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = client.post(f"{bulk}?id={digital_fit.pk}", follow=True)
    assert "Nicht gelöscht." in text(response)
    assert CoursePage.objects.count() == 1


def test_a_course_without_learners_is_deleted(client, digital_fit):
    assert client.post(reverse("wagtailadmin_pages:delete", args=[digital_fit.pk])).status_code == 302
    assert CoursePage.objects.count() == 0
    other = course(lesson("a"), slug="zwei")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{bulk}?id={other.pk}")
    assert CoursePage.objects.count() == 0
