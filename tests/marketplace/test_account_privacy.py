"""What is personal is not cached, and a request that is not meant is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.marketplace import PASSWORD


@pytest.mark.parametrize("path", ["/konto/", "/konto/email/", "/konto/2fa/", "/theke/", "/konto/reservierungen/", "/theke/anbieter/"])
def test_private_pages_are_not_stored(shop_page, owner, signed_in, path):
    client = signed_in(owner)
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_public_page_is_not_stored_for_who_is_signed_in(shop_page, owner, signed_in, stranger):
    assert signed_in(owner).get("/laeden/")["Cache-Control"] == "private, no-store"
    assert "no-store" not in stranger.get("/laeden/").headers.get("Cache-Control", "")


def test_post_without_token_is_refused(site, owner):
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    assert response.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_foreign_host_is_refused(site, stranger):
    for path in ("/konto/login/", "/cms/login/", "/konto/password/reset/"):
        assert stranger.get(path, HTTP_HOST="evil.example").status_code == 400


def test_the_account_page_asks_strangers_to_sign_in(site, stranger):
    response = stranger.get("/konto/")
    assert (response.status_code, response.url) == (302, "/konto/login/?next=/konto/")


def test_the_account_page_leads_each_person_to_their_places(shop_page, owner, helper, staff, shopper, signed_in):
    def links(user):
        text = signed_in(user).get("/konto/").content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        return [
            word in main
            for word in ("Zur Theke", "Ladenseite bearbeiten", "CMS der Stadt", "Reservierungen", "Lernen", "keinen zweiten Faktor")
        ]

    assert links(owner) == [True, True, False, True, True, False]
    assert links(helper) == [True, True, False, True, True, False]
    assert links(staff) == [False, False, True, True, True, True]
    assert links(shopper) == [False, False, False, True, True, False]


def test_a_member_of_two_shops_chooses_and_nobody_chooses_a_foreign_one(shop, other_shop, owner, other_owner, signed_in):
    from tests.factories.shops import MemberFactory

    MemberFactory(shop=other_shop, user=owner)
    client = signed_in(owner)
    assert client.post(reverse("choose_shop", args=[other_shop.pk])).url == "/theke/"
    assert client.session["desk_shop"] == other_shop.pk
    foreign = signed_in(other_owner)
    assert foreign.post(reverse("choose_shop", args=[shop.pk])).status_code == 404
    assert "desk_shop" not in foreign.session
    assert client.get(reverse("choose_shop", args=[shop.pk])).status_code == 405
