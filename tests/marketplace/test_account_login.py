"""One way in: every login address leads to allauth, and a password alone is not enough where a second factor is set."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.factories.marketplace import PASSWORD
from tests.house.addresses import addresses

KEY = "_auth_user_id"


def totp_code(user) -> str:
    secret = get_adapter().decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


@pytest.fixture
def guarded(owner):
    """The owner, with an authenticator app."""
    TOTP.activate(owner, generate_totp_secret())
    return owner


def credentials(user):
    return {"login": user.email, "email": user.email, "username": user.email, "password": PASSWORD}


def test_owner_signs_in_and_lands_on_the_own_page(site, owner, client):
    response = client.post(reverse("account_login"), credentials(owner))
    assert (response.status_code, response.url) == (302, "/konto/")
    assert client.session[KEY] == str(owner.pk)


def test_wrong_password_is_refused_in_words_that_tell_nothing(site, owner, client):
    for login in (owner.email, "nobody@example.org"):
        response = client.post(reverse("account_login"), {"login": login, "password": "falsch-und-lang"})
        assert response.status_code == 200
        assert "E-Mail-Adresse oder Passwort stimmt nicht." in response.content.decode()
        assert KEY not in client.session


def test_password_alone_gives_no_session_at_any_address(site, guarded):
    """The credentials are posted to every address of the town that takes no argument, and to the login addresses with theirs."""
    tried = 0
    for address in addresses():
        if not address.takes_arguments:
            client = Client(raise_request_exception=False)
            client.post(address.path(), credentials(guarded) | {"next": "/cms/"})
            assert KEY not in client.session, address.route
            tried += 1
    assert tried > 60


@pytest.mark.parametrize(
    "path",
    ["/konto/login/", "/en/konto/login/", "/cms/login/", "/django-admin/", "/django-admin/login/", "/_util/login/", "/en/_util/login/"],
)
def test_every_login_address_leads_to_the_one_login(site, guarded, path):
    client = Client()
    response = client.post(path, credentials(guarded), follow=True)
    arrived = response.redirect_chain[-1][0].split("?")[0].removeprefix("/en")
    assert arrived == ("/konto/2fa/authenticate/" if path.endswith("konto/login/") else "/konto/login/")
    assert KEY not in client.session


def test_the_code_of_the_app_completes_the_login(site, guarded, client):
    client.post(reverse("account_login"), credentials(guarded))
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert KEY not in client.session
    response = client.post(reverse("mfa_authenticate"), {"code": totp_code(guarded)})
    assert (response.status_code, response.url) == (302, "/konto/")
    assert client.session[KEY] == str(guarded.pk)


def test_a_recovery_code_works_once(site, guarded):
    codes = RecoveryCodes.activate(guarded)
    code = codes.get_unused_codes()[0]
    entered = []
    for _ in range(2):
        client = Client()
        client.post(reverse("account_login"), credentials(guarded))
        client.post(reverse("mfa_authenticate"), {"code": code})
        entered.append(KEY in client.session)
    assert entered == [True, False]


def test_password_reset_does_not_pass_the_second_factor(site, guarded, client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": guarded.email})
    link = re.search(r"https?://testserver(\S+)", mailoutbox[0].body).group(1)
    form = client.get(link, follow=True)
    path = form.redirect_chain[-1][0]
    client.post(path, {"password1": "noch-ein-gutes-kennwort", "password2": "noch-ein-gutes-kennwort"})
    guarded.refresh_from_db()
    assert guarded.check_password("noch-ein-gutes-kennwort")
    assert KEY not in client.session


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "http:\\\\evil.example", "javascript:alert(1)"])
def test_next_never_leaves_the_town(site, owner, target):
    client = Client()
    response = client.post(reverse("account_login"), credentials(owner) | {"next": target})
    assert (response.status_code, response.url) == (302, "/konto/")
    for path in ("/cms/login/", "/django-admin/", "/_util/login/"):
        assert client.get(path, {"next": target}).url == "/cms/"
        assert "evil" not in Client().get(path, {"next": target}).url


def test_next_inside_the_town_is_followed(site, owner, client):
    assert client.post(reverse("account_login"), credentials(owner) | {"next": "/theke/"}).url == "/theke/"


def test_signing_up_needs_the_confirmed_address(site, client, mailoutbox):
    response = client.post(reverse("account_signup"), {"email": "neu@example.org", "password1": PASSWORD})
    assert (response.status_code, response.url, KEY in client.session) == (302, "/konto/confirm-email/", False)
    assert mailoutbox[0].subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
    link = re.search(r"https?://testserver(\S+)", mailoutbox[0].body).group(1)
    assert "Gehört neu@example.org Ihnen?" in client.get(link).content.decode()
    client.post(link)
    Client().post(reverse("account_login"), {"login": "neu@example.org", "password": PASSWORD})
    assert client.post(reverse("account_login"), {"login": "neu@example.org", "password": PASSWORD}).status_code == 302
    assert KEY in client.session


def test_signing_up_with_a_known_address_tells_only_its_owner(site, owner, client, mailoutbox):
    response = client.post(reverse("account_signup"), {"email": owner.email, "password1": PASSWORD})
    assert (response.status_code, response.url) == (302, "/konto/confirm-email/")
    assert [mail.subject for mail in mailoutbox] == ["Sie haben schon ein Konto"]
