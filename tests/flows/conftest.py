"""Real parallel transactions: what a race writes is committed, and swept afterwards."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.test import Client

from shops.models import Product
from shops.signals import products_removed


@pytest.fixture
def transactional_db(django_db_setup, django_db_blocker):
    """Let threads write and commit; afterwards the tables that were empty before are empty again.

    It stands in for pytest-django's fixture of this name, which flushes the whole database: that would take the rows of
    the migrations with it, and the database is kept between runs. Ask for it by name, not by the django_db mark.
    """
    with django_db_blocker.unblock():
        tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True) if _is_ours(model)]
        with connection.cursor() as cursor:
            empty = [table for table in tables if not _has_rows(cursor, table)]
        try:
            yield
        finally:
            sweep(empty)
            connections.close_all()


def _is_ours(model: Any) -> bool:
    return model._meta.managed and not model._meta.proxy and not model._meta.swapped


def _has_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608 - a table of ours
    return cursor.fetchone() is not None


def sweep(tables: list[str]) -> None:
    """Take everything out of these tables; foreign keys are looked at when all of it is done."""
    with transaction.atomic():
        products_removed.send(sender=Product, product_ids=list(Product.objects.values_list("pk", flat=True)))
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a table of ours


def at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """Run these at the same moment, each in a thread with its own connection; return what came of each, errors included."""
    gate = threading.Barrier(len(jobs))
    results: list[Any] = [None] * len(jobs)

    def run(index: int, job: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=60)
            results[index] = job()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index, job)) for index, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return results


@contextmanager
def unprotected() -> Iterator[None]:
    """Give code without a guard the best protection its database offers by itself.

    On PostgreSQL that is a transaction, and it is not enough. On SQLite a transaction that takes the write lock at its
    beginning is itself a guard, so there the unguarded code runs without one.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            yield
    else:
        yield


def twin(client: Client) -> Client:
    """A second window of the same visitor."""
    other = Client()
    other.cookies.update(client.cookies)
    return other
