"""Who guesses passwords is slowed down by person and address; the person herself still gets in."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.marketplace import PASSWORD

TOO_MANY = "Das waren zu viele Versuche."


@pytest.fixture(autouse=True)
def limited(settings):
    del settings.ACCOUNT_RATE_LIMITS


def knock(client, login, password, address, forwarded=""):
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return client.post(reverse("account_login"), {"login": login, "password": password}, REMOTE_ADDR=address, **extra)


def test_1000_guesses_are_throttled_and_the_victim_still_gets_in(site, owner):
    client, read = Client(), 0
    for number in range(1000):
        response = knock(client, owner.email, f"geraten-{number}-lang", "203.0.113.7", forwarded=f"198.51.100.{number % 250}")
        read += "E-Mail-Adresse oder Passwort stimmt nicht." in response.content.decode() if response.status_code == 200 else 0
    assert read == 5
    assert response.status_code == 429

    victim = Client()
    assert knock(victim, owner.email, PASSWORD, "192.0.2.44").status_code == 302
    assert "_auth_user_id" in victim.session


def test_the_right_password_from_the_guessing_address_waits_too(site, owner):
    client = Client()
    for number in range(5):
        knock(client, owner.email, f"geraten-{number}-lang", "203.0.113.7")
    assert TOO_MANY in knock(client, owner.email, PASSWORD, "203.0.113.7").content.decode()
    assert "_auth_user_id" not in client.session


def test_one_address_cannot_try_many_people(site, owner):
    client = Client()
    answers = [knock(client, f"person-{number}@example.org", "geraten-und-lang", "203.0.113.7").content.decode() for number in range(20)]
    assert sum(TOO_MANY in answer for answer in answers) == 10


def test_a_forged_forwarded_address_counts_for_nothing_behind_a_proxy(site, owner, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    for number in range(5):
        knock(client, owner.email, f"geraten-{number}-lang", "10.0.0.1", forwarded=f"198.51.100.{number}, 203.0.113.7")
    assert TOO_MANY in knock(client, owner.email, PASSWORD, "10.0.0.1", forwarded="198.51.100.99, 203.0.113.7").content.decode()
    assert knock(Client(), owner.email, PASSWORD, "10.0.0.1", forwarded="192.0.2.44").status_code == 302


def test_the_page_after_too_many_requests_speaks_german(site, owner):
    client = Client()
    for _ in range(31):
        response = knock(client, owner.email, "geraten-und-lang", "203.0.113.7")
    assert response.status_code == 429
    assert "Das waren viele Versuche." in response.content.decode()
