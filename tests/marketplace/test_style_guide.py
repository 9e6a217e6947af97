"""The frame of every page, the style guide, the town's colours and the pages for when something is wrong."""

import pytest
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.views.defaults import server_error

from marketplace.models import TownSettings
from tests.marketplace.markup import text_of


def test_the_style_guide_is_for_staff(stranger, owner, staff, signed_in):
    assert stranger.get("/stil/").status_code == 404
    assert signed_in(owner).get("/stil/").status_code == 404
    answer = signed_in(staff).get("/stil/")
    assert answer.status_code == 200
    assert text_of(answer.content.decode(), "h1") == ["Stil"]


def test_components_ask_the_database_nothing(staff, signed_in, django_assert_num_queries):
    client = signed_in(staff)
    with django_assert_num_queries(3):  # session, person, town
        client.get("/stil/")


def test_no_page_carries_style_or_script(staff, signed_in):
    html = signed_in(staff).get("/stil/").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick=" not in html
    assert html.count("<script") == html.count("<script src=")
    assert "http://" not in html.replace("http://www.w3.org", "")
    assert "https://" not in html


def test_the_frame_has_landmarks_and_ways(staff, signed_in):
    html = signed_in(staff).get("/stil/").content.decode()
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert '<a class="skip" href="#inhalt">' in html
    assert 'id="inhalt"' in html
    assert 'id="meldungen" role="status"' in html
    for path in ("/korb/", "/theke/", "/waren/", "/stadtkalender/", "/suche/", reverse("account_login"), reverse("account_logout")):
        assert resolve(path).url_name != "wagtail_serve"


def test_the_basket_counts_in_the_header(stranger, db):
    session = stranger.session
    session["basket_count"] = 3
    session.save()
    html = stranger.get(reverse("account_login")).content.decode()
    assert html.count('<span class="count">') == 2


def test_a_stranger_may_sign_in_and_a_person_may_leave(stranger, shopper, signed_in):
    page = reverse("account_login")
    assert "Anmelden" in text_of(stranger.get(page).content.decode(), "a")
    html = signed_in(shopper).get(reverse("account_email")).content.decode()
    assert "Abmelden" in text_of(html, "button")
    assert "Anmelden" not in text_of(html, "a")


def test_signing_in_looks_like_the_town(stranger, db):
    html = stranger.get(reverse("account_login")).content.decode()
    assert 'class="top top--line"' in html
    assert '<label for="id_login"' in html
    assert html.count('class="input"') == 2


# ---------------------------------------------------------------- the town's colours
def test_a_town_with_its_own_colours_loads_them(stranger, site):
    page = reverse("account_login")
    assert "/farben/" not in stranger.get(page).content.decode()
    TownSettings.objects.create(site=site, town_colour="#123a7a", accent_colour="#e0a020")
    assert 'href="/farben/123a7a-e0a020.css"' in stranger.get(page).content.decode()


@pytest.mark.parametrize(("accent", "words"), [("f2a922", "#241a05"), ("5a2a00", "#fffbf0")])
def test_colours_follow_from_two(client, accent, words):
    answer = client.get(f"/farben/123a7a-{accent}.css")
    assert answer["Content-Type"] == "text/css"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    sheet = answer.content.decode()
    assert sheet.startswith("@layer tokens {\n:root {\n--town: #123a7a;\n")
    assert sheet.count(f"--on-accent: {words};") == 2


@pytest.mark.parametrize(
    "path", ["/farben/123a7a-red.css", "/farben/123A7A-f2a922.css", "/farben/123a7a-f2a922.css;x", "/farben/123a7a.css"]
)
def test_nothing_but_colours_gets_into_that_stylesheet(client, site, path):
    assert client.get(path).status_code == 404


# ---------------------------------------------------------------- when something is wrong
def test_a_missing_page_helps(client, site):
    answer = client.get("/gibt-es-nicht/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert text_of(html, "h1") == ["Diese Tür gibt es nicht."]
    assert 'action="/suche/"' in html


def test_the_page_for_failures_needs_nothing_that_may_be_broken(rf):
    answer = server_error(rf.get("/"))  # without a database: a query would fail this test
    assert answer.status_code == 500
    assert text_of(answer.content.decode(), "h1") == ["Da ist uns etwas übergekocht."]


def test_refusals_say_what_to_do(rf, db, shopper):
    request = rf.get("/theke/")
    request.user, request.session = shopper, {}
    html = render_to_string("403.html", request=request)
    assert "Sie sind angemeldet als shopper@example.org." in html
    assert text_of(render_to_string("403_csrf.html", request=request), "h1") == ["Bitte noch einmal absenden."]
    assert text_of(render_to_string("offline.html"), "h1") == ["Sie sind offline."]


def test_a_phone_keeps_one_page_for_when_the_network_is_gone(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        page, worker = client.get("/offline/"), client.get("/offline.js")
    assert text_of(page.content.decode(), "h1") == ["Sie sind offline."]
    assert worker["Content-Type"] == "text/javascript"
    assert worker["Cache-Control"] == "no-cache"
    assert 'const FILES = [PAGE, "/static/css/main.css", "/static/img/logo.svg"];' in worker.content.decode()
