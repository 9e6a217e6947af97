"""Mails: written with the step, sent afterwards, once, whatever the mail server does in between."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from marketplace.domain import orders as verbs
from marketplace.domain.mail import LEASE, LETTERS, empty_old_mails, guest_url, send_mail, send_waiting
from marketplace.domain.placing import Customer
from marketplace.models import Mail, TownSettings
from marketplace.tasks import deliver
from tests.factories.shops import ProductFactory
from tests.factories.trade import reserve

pytestmark = pytest.mark.django_db


class RefusingServer(BaseEmailBackend):
    """A mail server that answers, and refuses the address."""

    code = 550

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (self.code, b"no such user")})


class BusyServer(RefusingServer):
    """A mail server that asks to come back later."""

    code = 451


@pytest.fixture
def order(shop):
    [order] = reserve({ProductFactory(shop=shop, name="Pumps „Carla“ & <b>Gürtel</b>", cents=8900): 2})
    return order


def letter(order, name: str) -> Mail:
    return Mail.objects.get(key=f"order-{order.pk}-{name}")


def test_the_confirmation_names_everything(order):
    mail = letter(order, "placed")
    assert (mail.recipient, mail.reply_to) == ("k.lindner@post.example", "post@schuhhaus-amberg.example")
    assert mail.subject == f"Reserviert bei Schuhhaus Amberg: Abholcode {order.pickup_code}"
    for body in (mail.text, mail.html):
        for needed in ("Schuhhaus Amberg", "Spitalgasse 12", "178,00 €", "Mi 25. November, 18:00", order.pickup_code, guest_url(order)):
            assert needed in body
        assert "Das ist kein Vertrag." in body
        assert "Musterladen e. K." in body
        assert "Zahlungspflichtig" not in body
    assert "2 x Pumps „Carla“ & <b>Gürtel</b>: 178,00 €" in mail.text
    assert "Pumps „Carla“ &amp; &lt;b&gt;Gürtel&lt;/b&gt;" in mail.html
    assert not re.search(r"\n{3,}|[ \t]\n", mail.text)
    assert "<script" not in mail.html
    assert set(re.findall(r'(?:src|href)="(https?://[^/"]+)', mail.html)) == {"http://localhost:8000"}


def test_the_shop_reads_who_what_until_when(order):
    mail = letter(order, "received")
    assert (mail.recipient, mail.reply_to) == ("post@schuhhaus-amberg.example", "k.lindner@post.example")
    assert mail.subject == f"Neue Reservierung {order.number} für Schuhhaus Amberg"
    for needed in (
        "Katharina Lindner",
        "0151 0000 000",
        order.pickup_code,
        "Mi 25. November, 18:00",
        "http://localhost:8000/theke/abholen/",
    ):
        assert needed in mail.text
    assert order.token not in mail.text + mail.html


def test_a_shop_without_address_is_told_through_its_owner(shop, owner):
    type(shop).objects.filter(pk=shop.pk).update(email="")
    shop.email = ""
    [order] = reserve({ProductFactory(shop=shop): 1})
    assert letter(order, "received").recipient == "owner@example.org"
    assert letter(order, "placed").reply_to == ""


def test_a_shop_nobody_can_reach_gets_no_mail(shop):
    type(shop).objects.filter(pk=shop.pk).update(email="")
    shop.email = ""
    [order] = reserve({ProductFactory(shop=shop): 1})
    assert list(Mail.objects.values_list("key", flat=True)) == [f"order-{order.pk}-placed"]


def test_the_shopper_is_written_to_in_the_language_of_the_order_the_shop_in_german(shop):
    english = Customer(name="Kate", email="kate@example.org", language="en")
    [order] = reserve({ProductFactory(shop=shop): 1}, customer=english)
    assert "/en/r/" in letter(order, "placed").text
    assert 'lang="en"' in letter(order, "placed").html
    assert 'lang="de"' in letter(order, "received").html


def test_mails_wear_the_towns_colour(site, shop):
    TownSettings.objects.create(site=site, town_colour="#123456")
    [order] = reserve({ProductFactory(shop=shop): 1})
    html = letter(order, "placed").html
    assert html.count("#123456") == 3
    assert "#0f4c3a" not in html


def test_a_name_cannot_write_headers(shop):
    shop.name = "Laden\nBcc: all@example.org"
    shop.save()
    [order] = reserve({ProductFactory(shop=shop): 1})
    assert "\n" not in letter(order, "placed").subject


def test_every_kind_of_mail_can_be_written(order, owner, at):
    verbs.make_ready(order=order, at=at, actor=owner)
    [second] = reserve({ProductFactory(shop=order.shop): 1})
    verbs.decline(order=second, at=at, actor=owner, reason="Die Ware ist nicht mehr da.")
    [third] = reserve({ProductFactory(shop=order.shop): 1})
    verbs.cancel(order=third, at=at)
    verbs.expire(order=order, at=order.held_until)
    written = {key.rsplit("-", 1)[1] for key in Mail.objects.values_list("key", flat=True)}
    assert written == set(LETTERS)
    assert not Mail.objects.filter(text="").exists()
    assert not Mail.objects.exclude(html__contains="</html>").exists()
    assert "Die Ware ist nicht mehr da." in letter(second, "declined").html


def test_the_worker_sends_what_the_transaction_wrote(order, drain):
    drain()
    assert [message.subject for message in outbox.outbox] == [letter(order, "placed").subject, letter(order, "received").subject]
    message = outbox.outbox[0]
    assert message.to == ["k.lindner@post.example"]
    assert message.extra_headers["Message-ID"] == f"<order-{order.pk}-placed@localhost>"
    assert [kind for _body, kind in message.alternatives] == ["text/html"]
    assert set(Mail.objects.values_list("status", flat=True)) == {"sent"}


def test_a_rollback_takes_mail_and_task_back(shop):
    product = ProductFactory(shop=shop)
    tasks = DBTaskResult.objects.filter(task_path=deliver.module_path)
    with transaction.atomic():
        reserve({product: 1})
        assert tasks.count() == 2
        transaction.set_rollback(True)
    assert Mail.objects.count() == 0
    assert tasks.count() == 0


def test_nothing_is_sent_twice(order, at):
    pk = letter(order, "placed").pk
    assert send_mail(mail_id=pk, at=at)
    assert not send_mail(mail_id=pk, at=at)
    assert not send_mail(mail_id=pk, at=at + timedelta(days=1))
    assert len(outbox.outbox) == 1


def test_a_mail_that_somebody_is_sending_is_left_to_them(order, at):
    mail = letter(order, "placed")
    Mail.objects.filter(pk=mail.pk).update(due_at=at + LEASE)
    assert not send_mail(mail_id=mail.pk, at=at)
    assert outbox.outbox == []


def test_a_killed_worker_gives_the_mail_back_after_its_lease(order, at):
    Mail.objects.update(due_at=at + LEASE, attempts=1)  # taken, then killed
    assert send_waiting(at=at + LEASE - timedelta(seconds=1)) == 0
    assert send_waiting(at=at + LEASE) == 2


def test_a_mail_server_down_for_a_day_costs_no_confirmation(order, at, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens
    minute = timedelta(minutes=1)
    now = at
    while now < at + timedelta(days=1):
        assert send_waiting(at=now) == 0
        now += minute
    mail = letter(order, "placed")
    assert mail.status == "waiting"
    assert mail.last_error.startswith("ConnectionRefusedError")
    assert 25 < mail.attempts < 32  # minutes first, then once an hour
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    sent = 0
    for _ in range(120):
        sent += send_waiting(at=now)
        now += minute
    assert sent == 2
    assert [message.to for message in outbox.outbox] == [["k.lindner@post.example"], ["post@schuhhaus-amberg.example"]]


def test_an_address_refused_for_good_is_given_up(order, at, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"
    assert send_waiting(at=at) == 0
    assert set(Mail.objects.values_list("status", "attempts")) == {("failed", 1)}
    assert "not sent: SMTPRecipientsRefused" in caplog.text


def test_a_busy_server_is_asked_again_for_a_week(order, at, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BusyServer"
    send_waiting(at=at)
    assert set(Mail.objects.values_list("status", "due_at")) == {("waiting", at + timedelta(minutes=1))}
    send_waiting(at=at + timedelta(days=7))
    assert set(Mail.objects.values_list("status", flat=True)) == {"failed"}


def test_what_stood_in_old_mails_is_forgotten(order, at):
    send_waiting(at=at)
    assert empty_old_mails(at=at + timedelta(days=30)) == 0
    assert empty_old_mails(at=at + timedelta(days=31)) == 2
    assert set(Mail.objects.values_list("text", "html", "status")) == {("", "", "sent")}
    assert empty_old_mails(at=at + timedelta(days=31)) == 0
