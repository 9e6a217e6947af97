"""The index, a course and a lesson, as visitors, guests, learners and editors find them."""

from datetime import timedelta

import pytest

from shops.domain.hours import confirm_hours
from shops.models import OpeningHours, ShopMember
from tests.factories.shops import MemberFactory
from tests.factories.training import AT, block, course, enrolled, lesson, quiz, task
from training.domain.progress import complete_by_hand, settle_lesson
from training.domain.queries import lesson_for_check
from training.domain.screens import course_screen
from training.models import Enrolment, LessonPage, LessonProgress, LessonStep, Quiz, TrainingIndexPage
from training.templatetags import learning

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def client(signed_in, learner):
    return signed_in(learner)


@pytest.mark.parametrize(
    ("title", "head", "tail"), [("Zeiten, die stimmen", "Zeiten, die", "stimmen"), ("Fotos", "Fotos", ""), ("", "", "")]
)
def test_the_last_word_of_a_title_is_set_off(title, head, tail):
    assert (learning.but_last_word(title), learning.last_word(title)) == (head, tail)


def test_the_index_for_a_visitor(stranger, digital_fit):
    page = text(stranger.get("/lernen/"))
    assert "<h1>Lernen für <em>Läden</em></h1>" in page
    assert '<a href="/lernen/digital-fit/">Kurs digital-fit</a>' in page
    assert "2 Lektionen, etwa 12 Minuten" in page
    assert "geschafft" not in page


def test_the_index_knows_how_far_one_is(client, enrolment, second):
    settle_lesson(progress=LessonProgress.objects.get(lesson=second), at=AT, read=True)
    assert "1 von 2 geschafft" in text(client.get("/lernen/"))


def test_an_empty_index(stranger, site):
    assert "Noch kein Kurs" in text(stranger.get("/lernen/"))


def test_a_draft_course_is_not_listed(stranger, digital_fit):
    digital_fit.unpublish()
    assert "Kurs digital-fit" not in text(stranger.get("/lernen/"))


def test_a_course_for_a_visitor(stranger, digital_fit):
    page = text(stranger.get(digital_fit.url))
    assert "2 Lektionen, zusammen etwa 12 Minuten" in page
    assert 'href="/konto/login/?next=/lernen/digital-fit/"' in page
    assert "Praxis: Zeiten in den letzten 30 Tagen bestätigt" in page
    assert "Noch nicht begonnen" not in page
    assert Enrolment.objects.count() == 0


def test_a_course_without_lessons(stranger, site):
    page = course(slug="leer")
    assert "Die Lektionen werden gerade geschrieben" in text(stranger.get(page.url))


def test_a_course_for_a_guest_of_two_shops(client, digital_fit, learner, shop, other_shop):
    MemberFactory(user=learner, shop=other_shop)
    page = text(client.get(digital_fit.url))
    assert "Für welchen Laden lernen Sie?" in page
    assert f'name="shop" value="{shop.pk}" checked' in page
    assert f'name="shop" value="{other_shop.pk}"' in page


def test_a_course_for_a_learner_leads_on_where_one_stopped(client, enrolment, digital_fit, first, second, the_quiz, the_task, shop):
    page = text(client.get(digital_fit.url))
    assert "<b>0 von 2</b> Lektionen geschafft, noch etwa 12 Minuten" in page
    assert f'href="{first.url}"' in page
    assert "Los mit Lektion 1" in page
    progress = LessonProgress.objects.get(lesson=first)
    settle_lesson(progress=progress, at=AT)
    screen = course_screen(course=digital_fit, user=enrolment.user, at=AT)
    assert screen.resume.url == f"{first.url}#quiz-{the_quiz.pk}"
    assert [row.note for row in screen.lessons] == ["Begonnen, Quiz und Praxisaufgabe offen", "Noch nicht begonnen"]
    assert [row.state for row in screen.lessons] == ["now", "todo"]
    assert "Weiter mit Lektion 1" in text(client.get(digital_fit.url))
    LessonStep.objects.filter(quiz__isnull=False).update(done_at=AT)
    screen = course_screen(course=digital_fit, user=enrolment.user, at=AT)
    assert screen.resume.url == f"{first.url}#aufgabe-{the_task.pk}"
    assert screen.lessons[0].note == "Begonnen, Praxisaufgabe offen"
    confirm_hours(shop=shop, at=AT)
    page = text(client.get(digital_fit.url))
    assert "<b>1 von 2</b> Lektionen geschafft, noch etwa 6 Minuten" in page
    assert "Geschafft am 24. November" in page
    assert "Weiter mit Lektion 2" in page


def test_a_finished_course_says_so(client, enrolment, digital_fit, first, second, staff):
    complete_by_hand(progress=LessonProgress.objects.get(lesson=first), actor=staff, reason="Gemeinsam erledigt.", at=AT)
    settle_lesson(progress=LessonProgress.objects.get(lesson=second), at=AT, read=True)
    page = text(client.get(digital_fit.url))
    assert "<b>2 von 2</b> Lektionen geschafft" in page
    assert "Geschafft am Dienstag, 24. November" in page
    assert "Am 24. November von der Stadt abgehakt: Gemeinsam erledigt." in page
    assert "Weiter mit" not in page
    assert "Der ganze Kurs ist geschafft" in text(client.get(second.url))
    lesson_page = text(client.get(first.url))
    assert "Von Hand abgehakt: Gemeinsam erledigt. (Stadt Coburg)" in lesson_page


def test_a_visitor_reads_a_lesson_freely(stranger, first, the_quiz):
    page = text(stranger.get(first.url))
    assert "<p>Ein <strong>Satz</strong>.</p>" in page
    assert "3 Fragen, 2 richtige genügen" in page
    assert "Frage 1?" not in page
    assert "Anmelden und antworten" in page
    assert "Hier steht Ihr eigener Laden, sobald Sie angemeldet sind." in page
    assert "Fertig ist die Lektion, wenn 2 von 3 Fragen richtig sind und die Praxisaufgabe erfüllt ist." in page
    assert "Bestätigen Sie Ihre Öffnungszeiten mit einem Tippen." in page
    assert 'href="/konto/login/?next=/lernen/digital-fit/zeiten/"' in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_a_guest_is_asked_to_begin(client, first):
    page = text(client.get(first.url))
    assert "Kurs beginnen und antworten" in page
    assert "Frage 1?" not in page
    assert "Kurs beginnen" in page


def test_a_learner_sees_the_own_shop_and_its_task(client, enrolment, first, shop_page):
    page = text(client.get(first.url))
    assert "Ihre Zeiten wurden zuletzt <b>vor 3 Monaten</b> bestätigt. Käufer lesen gerade:" in page
    assert "Lektion 1 von 2" in page
    assert "Öffnungszeiten eingetragen" in page
    assert "noch offen: zuletzt bestätigt am 26. August 2026" in page
    assert 'href="/theke/zeiten/"' in page
    assert "Zu Ihren Zeiten" in page


def test_the_task_shows_itself_as_done(client, enrolment, first, shop):
    confirm_hours(shop=shop, at=AT - timedelta(hours=1))
    page = text(client.get(first.url))
    assert "Erfüllt am Dienstag, 24. November" in page
    assert "Das gilt weiter." in page
    OpeningHours.objects.update(confirmed_at=AT - timedelta(days=50))
    page = text(client.get(first.url))
    assert "Inzwischen ist wieder etwas offen. Ihr Fortschritt bleibt." in page


def test_a_learner_without_a_shop_is_told_what_to_do(signed_in, shopper, digital_fit, first):
    enrolled(shopper, digital_fit)
    page = text(signed_in(shopper).get(first.url))
    assert "Diese Aufgabe wird an einem Laden geprüft." in page
    assert "Hier steht der eigene Laden, sobald Sie für einen lernen." in page


def test_a_learner_who_left_the_shop_no_longer_sees_it(client, enrolment, first, learner):
    ShopMember.objects.filter(user=learner).delete()
    page = text(client.get(first.url))
    assert "Diese Aufgabe wird an einem Laden geprüft." in page
    assert "vor 3 Monaten" not in page


def test_the_other_examples_of_the_own_shop(client, learner, shop, site):
    page = course(lesson("laden", block("my_shop", about="photos"), block("my_shop", about="imprint")))
    enrolled(learner, page, shop)
    shown = text(client.get(LessonPage.objects.get().url))
    assert "Noch offen: Foto mit Bildbeschreibung bei 0 von 5 Produkten." in shown
    assert "Ihre Anbieterangaben sind vollständig." in shown


def test_every_block_is_shown(stranger, site):
    course(lesson("alles", block(), block("callout", tone="warn", title="Vorsicht", text="Ein *Wort*.")))
    page = text(stranger.get(LessonPage.objects.get().url))
    assert "alert--warn" in page
    assert "<em>Wort</em>" in page


def test_a_lesson_of_text_offers_to_be_read(client, enrolment, second):
    page = text(client.get(second.url))
    assert "Fertig ist die Lektion, wenn Sie sie gelesen haben." in page
    assert "Gelesen</button>" in page


def test_a_lesson_that_came_later_is_called_an_extra(client, enrolment, digital_fit):
    course(lesson("zeiten", quiz("zeiten"), task("bestaetigen")), lesson("lesen"), lesson("neu", quiz("neu")))
    page = text(client.get(LessonPage.objects.get(slug="neu").url))
    assert "Diese Lektion ist eine Zugabe und zählt nicht zum Fortschritt." in page
    assert "Zugabe, zählt nicht zum Fortschritt" in text(client.get(digital_fit.url))


def test_a_deleted_quiz_leaves_the_lesson_readable(client, enrolment, first):
    Quiz.objects.all().delete()
    response = client.get(first.url)
    assert response.status_code == 200
    assert "Frage 1" not in text(response)


def test_the_preview_shows_everything_and_writes_nothing(rf, staff, first):
    page = text(first.make_preview_request().render())
    assert "Frage 1?" in page
    assert "Frage 3?" in page
    assert "<b>richtig</b>" in page
    assert "Antwort prüfen" not in page
    assert (Enrolment.objects.count(), LessonProgress.objects.count()) == (0, 0)


def test_the_preview_of_a_learners_lesson_stays_nobodys(enrolment, first, learner, rf):
    before = list(LessonProgress.objects.values())
    request = rf.get("/")
    request.user = learner
    page = text(first.make_preview_request(original_request=request).render())
    assert "beantwortet" not in page
    assert list(LessonProgress.objects.values()) == before


def test_other_pages_have_previews_too(digital_fit, site):
    assert digital_fit.make_preview_request().status_code == 200
    assert TrainingIndexPage.objects.get().make_preview_request().status_code == 200


def test_an_alias_shows_the_same_progress(client, enrolment, digital_fit, second, english):
    alias = digital_fit.copy_for_translation(english, copy_parents=True, alias=True)
    second.copy_for_translation(english, alias=True)
    settle_lesson(progress=LessonProgress.objects.get(lesson=second), at=AT, read=True)
    screen = course_screen(course=alias, user=enrolment.user, at=AT)
    assert (screen.done, screen.required) == (1, 2)
    assert [row.state for row in screen.lessons] == ["done"]


def test_the_lesson_for_a_hint(site, digital_fit):
    link = lesson_for_check("hours_confirmed")
    assert (link.title, link.url, link.minutes) == ("Lektion zeiten", "/lernen/digital-fit/zeiten/", 6)
    assert lesson_for_check("imprint_complete") is None
    LessonPage.objects.get(slug="zeiten").unpublish()
    assert lesson_for_check("hours_confirmed") is None


def lessons(count):
    return [lesson(f"l{n}", block(), block("my_shop", about="hours"), quiz(f"q{n}"), task(f"t{n}")) for n in range(count)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_one_and_three_courses(client, learner, shop, site, django_assert_num_queries, count):
    for number in range(count):
        page = course(*lessons(count), slug=f"kurs-{number}")
        enrolled(learner, page, shop)
    client.get("/lernen/")
    with django_assert_num_queries(14):
        client.get("/lernen/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_course_costs_the_same_for_one_and_three_lessons(client, learner, shop, site, django_assert_num_queries, count):
    page = course(*lessons(count))
    enrolled(learner, page, shop)
    client.get(page.url)
    with django_assert_num_queries(21):
        client.get(page.url)


@pytest.mark.parametrize("count", [1, 3])
def test_a_lesson_costs_the_same_with_one_and_three_quizzes(client, learner, shop, site, django_assert_num_queries, count):
    page = course(lesson("zeiten", *(quiz(f"q{n}", questions=count) for n in range(count))), *lessons(0))
    enrolled(learner, page, shop)
    url = LessonPage.objects.get().url
    client.get(url)
    with django_assert_num_queries(28):
        client.get(url)


@pytest.mark.parametrize("count", [1, 3])
def test_a_lesson_costs_a_visitor_little(stranger, site, django_assert_num_queries, count):
    course(*lessons(count))
    url = LessonPage.objects.order_by("path")[0].url
    stranger.get(url)
    with django_assert_num_queries(20):
        stranger.get(url)
