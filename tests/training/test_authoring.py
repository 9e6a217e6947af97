"""Courses are built from plain data, strictly read, and again without doubling anything."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from wagtail.models import Revision

from shops.models import Picture
from tests.factories.training import block, course, lesson, question, quiz, task
from training.domain.authoring import course_from, write_course
from training.domain.course_spec import CourseSpec
from training.models import Answer, CoursePage, LessonPage, PracticeTask, Question, Quiz, QuizQuestion, TrainingIndexPage

pytestmark = pytest.mark.django_db


def everything():
    return (
        lesson(
            "zeiten",
            block(),
            block("callout", tone="warn", title="Vorsicht", text="Ein *Wort*."),
            block("my_shop", about="hours"),
            quiz("zeiten", tries=2, pass_mark=50),
            task("bestaetigen", params={"days": 14}, text="Bitte."),
            minutes=8,
        ),
        lesson("fotos", block(), required=False),
    )


def counts():
    models = (CoursePage, LessonPage, Quiz, Question, QuizQuestion, Answer, PracticeTask, Revision)
    return [model.objects.count() for model in models]


def test_a_course_with_everything(site):
    page = course(*everything(), pass_mark=80)
    assert (page.title, page.lead, page.pass_mark, page.live, page.url) == (
        "Kurs digital-fit",
        "Kurze Lektionen.",
        80,
        True,
        "/lernen/digital-fit/",
    )
    first, second = LessonPage.objects.child_of(page).order_by("path")
    assert (first.slug, first.minutes, first.required, first.live) == ("zeiten", 8, True, True)
    assert (second.slug, second.minutes, second.required) == ("fotos", 6, False)
    made_quiz, made_task = Quiz.objects.get(), PracticeTask.objects.get()
    assert [(part["type"], part["value"]) for part in first.body.raw_data] == [
        ("text", "<p>Ein <strong>Satz</strong>.</p>"),
        ("callout", {"tone": "warn", "title": "Vorsicht", "text": "<p>Ein <em>Wort</em>.</p>"}),
        ("my_shop", {"about": "hours"}),
        ("quiz", made_quiz.pk),
        ("task", made_task.pk),
    ]
    assert (made_quiz.key, made_quiz.title, made_quiz.pass_mark, made_quiz.tries) == ("zeiten", "Quiz zeiten", 50, 2)
    assert [place.question.text for place in made_quiz.places.order_by("sort_order")] == ["Frage 1?", "Frage 2?", "Frage 3?"]
    assert (made_task.check_key, made_task.params, made_task.text) == ("hours_confirmed", {"days": 14}, "Bitte.")
    assert (first.chosen("quiz"), first.chosen("task"), second.chosen("quiz")) == ([made_quiz.pk], [made_task.pk], [])


def test_writing_it_again_changes_nothing(site):
    course(*everything())
    before = counts()
    answers = list(Answer.objects.order_by("pk").values())
    course(*everything())
    assert [
        model.objects.count() for model in (CoursePage, LessonPage, Quiz, Question, QuizQuestion, Answer, PracticeTask, Revision)
    ] == before
    assert list(Answer.objects.order_by("pk").values()) == answers


def test_what_differs_is_brought_up_to_date(site):
    course(lesson("zeiten", quiz("zeiten")))
    kept = list(Answer.objects.order_by("pk").values_list("pk", flat=True))
    shorter = quiz("zeiten", questions=2)
    shorter["question"][0]["answer"][0]["text"] = "genau richtig"
    course(lesson("zeiten", block(), shorter, title="Neuer Titel"), title="Neuer Kurs")
    page = LessonPage.objects.get()
    assert (page.title, page.get_latest_revision_as_object().title, CoursePage.objects.get().title) == (
        "Neuer Titel",
        "Neuer Titel",
        "Neuer Kurs",
    )
    assert [part["type"] for part in page.body.raw_data] == ["text", "quiz"]
    assert QuizQuestion.objects.count() == 2
    assert Question.objects.count() == 3, "a question may be asked elsewhere"
    assert list(Answer.objects.order_by("pk").values_list("pk", flat=True)) == kept
    assert Answer.objects.get(pk=kept[0]).text == "genau richtig"


def test_right_answers_share_the_whole(site):
    answers = [{"text": "a", "right": True}, {"text": "b", "right": True}, {"text": "c", "right": True}, {"text": "d", "right": False}]
    sentence = {"kind": "true_false", "text": "Stimmt das?", "true": False, "feedback_true": "Nein.", "feedback_false": "Ja."}
    mixed = [question(1, kind="multiple", answer=answers), sentence]
    course(lesson("zeiten", quiz("zeiten", question=mixed)))
    third = Decimal("33.33333")
    assert list(Answer.objects.order_by("question_id", "sort_order").values_list("text", "fraction", "feedback")) == [
        ("a", third, ""),
        ("b", third, ""),
        ("c", third, ""),
        ("d", -third, ""),
        ("Richtig", Decimal(0), "Nein."),
        ("Falsch", Decimal(100), "Ja."),
    ]


def a(*blocks):
    return {"slug": "a", "title": "A", "lesson": [lesson("l", *blocks)]}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "course: slug is missing"),
        ({"slug": "a", "title": 1}, "a: title must be str"),
        ({"slug": "a", "title": "A", "pass_mark": 0}, "a: pass_mark must be 1 to 100"),
        ({"slug": "a", "title": "A", "pass_mark": True}, "a: pass_mark must be int"),
        ({"slug": "a", "title": "A", "lessons": []}, "a: lessons is unknown"),
        (a({"type": "film"}), "a, lesson 1, block 1: type must be one of "),
        (
            a(block(), block("text", text="x", html=1)),
            "a, lesson 1, block 2: html is unknown",
        ),
        (
            a(task(check="hours")),
            "a, lesson 1, block 1: Den Prüfpunkt „hours“ gibt es nicht.",
        ),
        (
            a(task(params={"days": 0})),
            "a, lesson 1, block 1: Tage: bitte eine ganze Zahl von 1 bis 730.",
        ),
        (a(quiz(questions=0)), "a, lesson 1, block 1: a quiz needs questions"),
        (
            a(quiz(question=[question(1, answer=[{"text": "x", "right": True}])])),
            "a, lesson 1, block 1, question 1: Eine Frage braucht mindestens zwei Antworten.",
        ),
        (
            a(quiz(question=[question(1, answer=[{"text": "x", "right": True}] * 2)])),
            "a, lesson 1, block 1, question 1: Genau eine Antwort muss richtig sein (Anteil 100).",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(data, words):
    with pytest.raises(ValueError, match=r".") as refusal:
        course_from(data)
    assert str(refusal.value).startswith(words)


def test_a_course_of_the_demo_can_be_read(site):
    folder = Path(__file__).resolve().parents[2] / "marketplace/demo/training"
    data = tomllib.loads((folder / "course.toml").read_text(encoding="utf-8"))
    data["lesson"] = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in data.pop("lessons")]
    spec = course_from(data)
    assert isinstance(spec, CourseSpec)
    write_course(parent=TrainingIndexPage.objects.get(), course=spec)
    assert LessonPage.objects.live().count() == len(spec.lessons) == 2


def test_fractions_and_pictures_can_be_given_themselves(site, stranger):
    picture = Picture(title="Foto", file="foto.webp", width=1200, height=900)
    Picture.objects.bulk_create([picture])
    answers = [{"text": "a", "fraction": 100}, {"text": "b", "fraction": 33.5}, {"text": "c", "fraction": 0, "feedback": "Nein."}]
    shown = block("picture", picture=picture.pk, alt="Ein Schild", caption="Das Schild")
    course(lesson("bild", shown, quiz("teile", question=[question(1, answer=answers)])))
    assert list(Answer.objects.order_by("sort_order").values_list("fraction", flat=True)) == [100, Decimal("33.5"), 0]
    page = LessonPage.objects.get()
    value = {"image": {"image": picture.pk, "alt_text": "Ein Schild", "decorative": False}, "caption": "Das Schild"}
    assert page.body.raw_data[0]["value"] == value
    content = stranger.get(page.url).content.decode()
    assert 'alt="Ein Schild"' in content
    assert "Das Schild" in content
    assert Question.objects.get().answers.first().text == str(Answer.objects.first()) == "a"
