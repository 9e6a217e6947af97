"""A number that no database can hold is no row's key: such an address is 404, not a fault of ours."""

import pytest
from django.test import Client
from django.urls import resolve

from shops.requests import LONGEST_KEY
from tests.house.addresses import own_addresses

OURS = ("marketplace.", "shops.", "search.", "training.")


def test_our_addresses_name_rows_by_a_bounded_key() -> None:
    keyed = [each for each in own_addresses() if each.module.startswith(OURS) and "<key:" in each.route]
    assert len(keyed) > 10
    assert [each.route for each in own_addresses() if each.module.startswith(OURS) and "<int:" in each.route] == []


@pytest.mark.parametrize("path", ["/korb/{}/", "/konto/laden/{}/", "/theke/waren/{}/", "/lernen/kurs/{}/beginnen/", "/produkt/{}/x/"])
def test_the_longest_key_is_an_address(path: str) -> None:
    assert resolve(path.format("9" * LONGEST_KEY)).view_name != "wagtail_serve"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/korb/{}/", "/konto/laden/{}/", "/theke/waren/{}/", "/lernen/kurs/{}/beginnen/"])
def test_a_longer_one_is_none(client: Client, path: str) -> None:
    assert client.post(path.format("9" * (LONGEST_KEY + 1))).status_code == 404
