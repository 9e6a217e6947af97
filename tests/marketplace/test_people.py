"""Accounts in the CMS: staff make them, change them, and do not shut their own door."""

import pytest
from django.urls import reverse

from marketplace.models import User
from tests.factories.marketplace import UserFactory

SECRET = "drei-worte-reichen-hier"


@pytest.fixture
def town(site, staff, signed_in):
    return signed_in(staff)


def test_people_are_listed_by_name_and_found(town, owner, shopper):
    text = town.get(reverse("wagtailusers_users:index")).content.decode()
    assert "owner@example.org" in text
    found = town.get(reverse("wagtailusers_users:index_results"), {"q": "Lindner", "ordering": "name"}).content.decode()
    assert "shopper@example.org" in found
    assert "owner@example.org" not in found


def test_staff_make_an_account_that_must_confirm_its_address(town, client, mailoutbox):
    data = {"email": "neu@example.org", "name": "Nina Neu", "password1": SECRET, "password2": SECRET}
    assert town.get(reverse("wagtailusers_users:add")).status_code == 200
    assert town.post(reverse("wagtailusers_users:add"), data).status_code == 302
    person = User.objects.get(email="neu@example.org")
    assert (person.name, person.is_staff, person.is_superuser) == ("Nina Neu", False, False)
    response = client.post(reverse("account_login"), {"login": "neu@example.org", "password": SECRET})
    assert response.url == "/konto/confirm-email/"
    assert mailoutbox[0].subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse"


def test_an_address_is_taken_once_in_any_case(town, owner):
    data = {"email": "OWNER@example.org", "password1": SECRET, "password2": SECRET}
    assert town.post(reverse("wagtailusers_users:add"), data).context["form"].errors
    assert User.objects.filter(email__iexact="owner@example.org").count() == 1


def test_staff_change_an_account_but_not_the_own_rights(town, staff):
    person = UserFactory(name="Alt")
    path = reverse("wagtailusers_users:edit", args=[person.pk])
    assert town.get(path).status_code == 200
    data = {"email": person.email, "name": "Neu", "is_active": "on", "is_staff": "on"}
    assert town.post(path, data).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.is_staff) == ("Neu", True)

    own = reverse("wagtailusers_users:edit", args=[staff.pk])
    assert town.post(own, {"email": staff.email, "name": "Stadt"}).status_code == 302
    staff.refresh_from_db()
    assert (staff.name, staff.is_staff, staff.is_superuser, staff.is_active) == ("Stadt", True, True, True)
