"""Every list page has a literal query count, equal at 1 and 3 items; an address without a row here fails."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shops.models import Category
from tests.house.addresses import own_addresses
from tests.house.lists import COUNTED_ELSEWHERE, LISTS, NO_LIST, List, Scene

OURS = ("marketplace.", "shops.", "search.", "training.")


def test_every_address_says_whether_it_is_a_list():
    known = LISTS.keys() | COUNTED_ELSEWHERE.keys() | NO_LIST
    names = {address.name for address in own_addresses() if address.module.startswith(OURS) and address.name.strip(":")}
    assert sorted(names - known) == [], "add a row to tests/house/lists.py"


def visit(client: Client, path: str) -> tuple[int, int]:
    """Return the queries and the length of a page that finds nothing in the cache."""
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(captured), len(response.content)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_and_three(name, site, shop_page, shop, owner, signed_in, clock):
    row: List = LISTS[name]
    Category.objects.filter(pk=shop.category_id).update(slug="schuhe")
    shop.refresh_from_db()
    scene = Scene(shop=shop, owner=owner)
    client = signed_in(owner) if row.signed_in else Client()
    row.add(scene)
    call_command("reindex", verbosity=0)
    client.get(row.path)
    one, short = visit(client, row.path)
    row.add(scene)
    row.add(scene)
    call_command("reindex", verbosity=0)
    three, long = visit(client, row.path)
    assert long > short, "the items are not on the page, so the count says nothing"
    assert (one, three) == (row.queries, row.queries)
