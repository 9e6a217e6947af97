"""Many at once: each race is shown without its guard first, and then nobody notices it. SQLite file or PostgreSQL, as configured."""

import re
import threading
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail as outbox
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from marketplace.domain import orders as verbs
from marketplace.domain.audit import audit_stock
from marketplace.domain.basket import lay_in, start_basket
from marketplace.domain.mail import send_mail
from marketplace.domain.placing import Customer
from marketplace.domain.ticking import Job, run_due
from marketplace.models import BasketLine, Mail, Order, OrderEvent
from shops.domain.stock import OutOfStock, reserve_stock, stock_drift
from shops.models import Stock
from tests.factories.marketplace import UserFactory
from tests.factories.shops import AT, HoursFactory, MemberFactory, ProductFactory, ShopFactory, TraderFactory
from tests.factories.trade import counted_product, press, reserve
from tests.flows.conftest import at_once, twin, unprotected

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("transactional_db")]

BUYERS, ROUNDS = 50, 200
runs: list[int] = []


@pytest.fixture
def shop(transactional_db):
    shop = ShopFactory(name="Schuhhaus Amberg", slug="schuhhaus-amberg")
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


@pytest.fixture
def owner(shop):
    user = UserFactory(name="Jana Amberg")
    MemberFactory(shop=shop, user=user)
    return user


@pytest.fixture
def last(shop):
    return counted_product(shop=shop, on_hand=1, name="Letztes Paar")


def figures(product) -> tuple[int, int]:
    return Stock.objects.values_list("on_hand", "reserved").get(product=product)


# ---------------------------------------------------------------- 50 buyers, one item
def test_without_the_guard_the_last_one_is_promised_many_times(last):
    everyone_has_looked = threading.Barrier(BUYERS)

    def buy() -> bool:
        with unprotected():
            stock = Stock.objects.get(product=last)
            everyone_has_looked.wait(timeout=60)
            if stock.on_hand - stock.reserved < 1:
                return False
            Stock.objects.filter(pk=stock.pk).update(reserved=stock.reserved + 1)
            return True

    promised = at_once([buy] * BUYERS)
    assert promised.count(True) == BUYERS  # all of them believe that it is theirs
    assert figures(last) == (1, 1)


def test_with_the_guard_one_gets_it(last):
    def buy() -> str:
        try:
            reserve_stock(quantities={last.pk: 1}, reason="race", at=AT)
        except OutOfStock:
            return "sold out"
        return "reserved"

    assert Counter(at_once([buy] * BUYERS)) == {"reserved": 1, "sold out": BUYERS - 1}
    assert figures(last) == (1, 1)
    assert stock_drift() == []


def test_fifty_buyers_press_the_button_and_49_are_told_politely(last, time_machine):
    time_machine.move_to(AT, tick=False)
    pressed = []
    for number in range(BUYERS):
        client = Client()
        client.post(reverse("trade:add"), {"product": last.pk})
        page = client.get(reverse("trade:check")).content.decode()
        hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("placement", "shown")}
        pressed.append((client, {"name": f"Person {number}", "email": f"person{number}@example.org", **hidden}))

    def press_button(client: Client, data: dict[str, str]) -> str:
        response = client.post(reverse("trade:check"), data)
        if response.status_code == 302:
            return "reserved"
        words = " ".join(response.content.decode().split())
        polite = "Da war jemand schneller" in words and "Letztes Paar (Schuhhaus Amberg): gerade vergriffen." in words
        return f"{response.status_code} {'polite' if polite else words}"

    answers = Counter(at_once([lambda who=who: press_button(*who) for who in pressed]))
    assert answers == {"reserved": 1, "409 polite": BUYERS - 1}
    assert Order.objects.count() == 1
    assert Mail.objects.count() == 2
    assert BasketLine.objects.count() == BUYERS - 1
    assert figures(last) == (1, 1)
    assert audit_stock(at=AT) == 0


# ---------------------------------------------------------------- the same button many times
def test_twenty_parallel_presses_make_one_order_per_shop(last, time_machine):
    time_machine.move_to(AT, tick=False)
    elsewhere = ProductFactory(shop=ShopFactory(name="Leise Sohle", slug="leise-sohle"))
    client = Client()
    for product in (last, elsewhere):
        client.post(reverse("trade:add"), {"product": product.pk})
    page = client.get(reverse("trade:check")).content.decode()
    hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("placement", "shown")}
    data = {"name": "Katharina", "email": "k@example.org", **hidden}

    def press_again() -> tuple[int, str]:
        response = twin(client).post(reverse("trade:check"), data)
        return response.status_code, response.headers.get("Location", response.content.decode())

    answers = Counter(at_once([press_again] * 20))
    assert answers == {(302, f"/reserviert/{hidden['placement']}/"): 20}
    assert sorted(Order.objects.values_list("shop__name", flat=True)) == ["Leise Sohle", "Schuhhaus Amberg"]
    assert Mail.objects.count() == 4
    assert BasketLine.objects.count() == 0
    assert figures(last) == (1, 1)


# ---------------------------------------------------------------- opposite orders
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time and cannot deadlock")
def test_without_the_order_two_baskets_wait_for_each_other(shop):
    one, two = (counted_product(shop=shop, on_hand=9) for _ in range(2))
    both_hold_one = threading.Barrier(2)

    def take(first, second) -> str:
        try:
            with transaction.atomic():
                Stock.objects.filter(product=first).update(reserved=F("reserved") + 1)
                both_hold_one.wait(timeout=60)
                Stock.objects.filter(product=second).update(reserved=F("reserved") + 1)
        except OperationalError as error:
            return "deadlock" if "deadlock" in str(error) else str(error)
        return "done"

    assert Counter(at_once([lambda: take(one, two), lambda: take(two, one)])) == {"deadlock": 1, "done": 1}


def test_baskets_in_opposite_order_never_meet_in_a_deadlock(shop):
    rounds = ROUNDS if connection.vendor == "postgresql" else ROUNDS // 4  # SQLite has one writer at a time
    one, two = (counted_product(shop=shop, on_hand=2 * rounds, name=name) for name in ("Eins", "Zwei"))

    def shopper(order: list, name: str) -> Counter:
        came_of_it = Counter()
        for number in range(rounds):
            basket = start_basket(at=AT)
            for product in order:
                lay_in(basket=basket, product_id=product.pk, quantity=1, at=AT)
            placing = press(basket, customer=Customer(name=name, email=f"{name}{number}@example.org"))
            came_of_it[placing.obstacle, len(placing.refusals), len(placing.orders)] += 1
        return came_of_it

    answers = at_once([lambda: shopper([one, two], "a"), lambda: shopper([two, one], "b")])
    assert answers == [{("", 0, 1): rounds}, {("", 0, 1): rounds}]
    assert figures(one) == figures(two) == (2 * rounds, 2 * rounds)
    assert audit_stock(at=AT) == 0


# ---------------------------------------------------------------- two hands at one order
def test_shop_shopper_and_clock_at_one_order_and_one_of_them_wins(shop, owner):
    outcomes = Counter()
    for _ in range(12):
        product = counted_product(shop=shop, on_hand=1)
        [order] = reserve({product: 1})
        late = order.held_until + timedelta(minutes=1)

        steps = [
            partial(verbs.hand_over, actor=owner),
            verbs.cancel,
            verbs.expire,
            partial(verbs.decline, actor=owner, reason="gone"),
        ]
        results = at_once([partial(step, order=Order.objects.get(pk=order.pk), at=late) for step in steps])
        assert sorted(map(str, results)) == ["False", "False", "False", "True"]
        final = Order.objects.get(pk=order.pk)
        assert OrderEvent.objects.filter(order=order).count() == 2
        assert figures(product) == ((0, 0) if final.status == "collected" else (1, 0))
        outcomes[final.status] += 1
    assert sum(outcomes.values()) == 12
    assert audit_stock(at=AT) == 0


def count_run(*, at) -> int:
    """A job that remembers its runs."""
    runs.append(1)
    return len(runs)


def test_two_ticks_at_once_do_one_run():
    runs.clear()
    jobs = (Job("race", "minute", f"{__name__}.count_run"),)
    results = at_once([lambda: [ran.name for ran in run_due(at=AT, jobs=jobs)]] * 10)
    assert sorted(results) == [[]] * 9 + [["race"]]
    assert len(runs) == 1


def test_ten_workers_send_a_mail_once(last):
    reserve({last: 1})
    outbox.outbox = []
    pk = Mail.objects.order_by("pk").first().pk
    assert Counter(at_once([lambda: send_mail(mail_id=pk, at=AT)] * 10)) == {True: 1, False: 9}
    assert len(outbox.outbox) == 1
