"""Role x address x object, generated from the URL resolver: who gets in, whose secrets are seen, whose rows move (SURVIVAL 26)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.urls import path as url

from marketplace.models import Order
from shops.models import Availability, HoursEvent, OpeningHours, Product, Shop, ShopMember, ShopPage, SpecialDay, Stock, TraderProfile
from tests.factories.shops import ProductFactory
from tests.factories.trade import KATHARINA, reserve
from tests.factories.training import block, course, enrolled, lesson, quiz, task
from tests.house.addresses import Address, own_addresses
from tests.house.matrix import GONE, IN, LOGIN, MEMBERS_OF, ROLES, ROWS, SHUT, Row
from training.models import LessonPage, PracticeTask, Quiz

SIDES = ("ours", "theirs")
NOT_OFFERED = "405"


@dataclass
class Side:
    """One shop with something of each kind, and the words that nobody outside it may read."""

    shop: Shop
    page: ShopPage
    product: Product
    order: Order
    event: HoursEvent
    course: Any
    lesson: Any
    quiz: Any
    task: Any
    secrets: list[str]


@dataclass
class Scene:
    """Both shops and a session for each role."""

    ours: Side
    theirs: Side
    sessions: dict[str, str]

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if self.sessions[role]:
            client.cookies["sessionid"] = self.sessions[role]
        return client


def side(name: str, page: ShopPage, at, taught) -> Side:
    shop = page.shop
    ProductFactory(shop=shop, category=shop.category, name=f"Versteckt-{name}", is_visible=False)
    product = ProductFactory(shop=shop, category=shop.category, name=f"Stiefel {name}")
    customer = KATHARINA.__class__(name=f"Geheimnis-{name}", email=f"kunde-{name}@post.example", phone="0151 99")
    order = reserve({product: 1}, customer=customer)[0]
    page.tagline = f"Entwurf-{name}"
    page.save_revision()
    event = HoursEvent.objects.create(shop=shop, at=at, action="published", before={}, after={})
    secrets = [f"Versteckt-{name}", f"Geheimnis-{name}", f"kunde-{name}@post.example", f"Entwurf-{name}", order.pickup_code, order.token]
    return Side(shop, ShopPage.objects.get(pk=page.pk), product, order, event, *taught, secrets=secrets)


@pytest.fixture
def scene(shop_page, other_page, shopper, learner, helper, owner, other_owner, staff, signed_in, clock, at) -> Scene:
    page = course(lesson("zeiten", block(), quiz(), task()))
    taught = (page, LessonPage.objects.get(), Quiz.objects.get(), PracticeTask.objects.get())
    people = {"shopper": shopper, "learner": learner, "helper": helper, "owner": owner, "other_owner": other_owner, "staff": staff}
    for user in {learner, owner, other_owner, shopper}:
        enrolled(user, page)
    sessions = {role: signed_in(user).cookies["sessionid"].value for role, user in people.items()}
    return Scene(side("A", shop_page, at, taught), side("B", other_page, at, taught), {"stranger": "", **sessions})


def rows_of(shop: Shop) -> dict[str, list[Any]]:
    """Everything of a shop that only its members may move."""
    return {
        "shop": list(Shop.objects.filter(pk=shop.pk).values()),
        "products": list(Product.objects.filter(shop=shop).order_by("pk").values()),
        "availability": list(Availability.objects.filter(product__shop=shop).order_by("pk").values()),
        "stock": list(Stock.objects.filter(product__shop=shop).order_by("pk").values()),
        "hours": list(OpeningHours.objects.filter(shop=shop).values()),
        "days": list(SpecialDay.objects.filter(shop=shop).order_by("pk").values()),
        "facts": list(TraderProfile.objects.filter(shop=shop).values()),
        "members": list(ShopMember.objects.filter(shop=shop).order_by("pk").values()),
        "orders": list(Order.objects.filter(shop=shop).order_by("pk").values()),
    }


def outcome(response: HttpResponse) -> str:
    """Say in one word what a response means for the wall: in, login, 403, 404, 405 or broken."""
    if response.status_code >= 500:
        return f"broken ({response.status_code})"
    if response.status_code == 302 and re.match(r"(/en)?/konto/login/", response["Location"]):
        return LOGIN
    return {403: SHUT, 404: GONE, 405: NOT_OFFERED}.get(response.status_code, IN)


def body(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace") + str(response.headers.get("Location", ""))


def places(address: Address, row: Row, scene: Scene) -> Iterator[tuple[str, Side, str]]:
    """Yield each object an address is tried with; an address that names none is tried once."""
    if row.path is None and row.things is None:
        yield "", scene.theirs, address.path()
        return
    for name in SIDES:
        thing = getattr(scene, name)
        where = row.path(thing) if row.path else address.path(**dict(zip(address.arguments, row.things(thing), strict=True)))
        yield name, thing, where


def try_out(address: Address, row: Row, scene: Scene, role: str) -> Iterator[str]:
    """Yield what is wrong when somebody in this role asks for this address, for each object, by GET and by POST."""
    for name, thing, where in places(address, row, scene):
        for method in ("get", "post"):
            with transaction.atomic():
                before = {each: rows_of(getattr(scene, each).shop) for each in SIDES}
                data = row.post(thing) if method == "post" else {}
                response = getattr(scene.client(role), method)(where, data)
                said, told = outcome(response), body(response)
                moved = [each for each in SIDES if rows_of(getattr(scene, each).shop) != before[each]]
                transaction.set_rollback(True)
            what = f"{role} {method.upper()} {address.name} ({name or 'no object'})"
            rule = row.get if method == "get" and row.get else row.rule
            if said not in (NOT_OFFERED, expected := rule(role, name)):
                yield f"{what}: {said}, should be {expected}"
            for each in SIDES:
                if role in MEMBERS_OF[each] or row.bearer:
                    continue
                seen = [word for word in getattr(scene, each).secrets if word in told and word not in where]
                if seen:
                    yield f"{what}: shows {seen} of another shop"
                if each in moved:
                    yield f"{what}: changes rows of another shop"


def test_every_address_has_a_row_and_every_row_an_address():
    names = {address.name for address in own_addresses()}
    missing = sorted(names - ROWS.keys())
    assert not missing, f"tests/house/matrix.py lacks rows for {missing}: say there who may reach them, and with what in their places"
    assert not sorted(ROWS.keys() - names), "rows for addresses that are gone"


@pytest.mark.parametrize("role", ROLES)
def test_everyone_reaches_what_is_theirs_and_nothing_else(scene, role):
    wrong, tried = [], 0
    for address in own_addresses():
        row = ROWS[address.name]
        wrong += try_out(address, row, scene, role)
        tried += 2 * sum(1 for _ in places(address, row, scene))
    objects = len(SIDES)
    print(f"\n{role}: {len(own_addresses())} addresses x {len(ROLES)} roles x {objects} objects, {tried} requests by this role")
    assert not wrong, "\n".join(wrong)


def leak(request: HttpRequest, number: str) -> HttpResponse:
    """A view as somebody in a hurry writes it: fetches by number and forgets to ask whose order it is."""
    order = Order.objects.get(number=number)
    Product.objects.filter(shop=order.shop).update(brand="geändert")
    return HttpResponse(f"{order.name}, {order.email}")


def test_a_planted_leak_is_found(scene):
    planted = url("theke/leck/<slug:number>/", leak, name="leak")
    patterns = get_resolver().url_patterns
    patterns.insert(0, planted)
    try:
        reports = list(try_out(Address("leak", str(planted.pattern), planted, is_regex=False), ROWS["desk:order"], scene, "other_owner"))
    finally:
        patterns.remove(planted)
    assert reports == [
        f"other_owner {method} leak (ours): {finding}"
        for method in ("GET", "POST")
        for finding in (
            "in, should be 404",
            "shows ['Geheimnis-A', 'kunde-A@post.example'] of another shop",
            "changes rows of another shop",
        )
    ]


def test_an_address_without_a_row_says_what_to_add(monkeypatch):
    monkeypatch.delitem(ROWS, "desk:order")
    with pytest.raises(AssertionError, match=r"tests/house/matrix.py lacks rows for \['desk:order'\]"):
        test_every_address_has_a_row_and_every_row_an_address()
