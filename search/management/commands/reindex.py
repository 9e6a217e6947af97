"""Rebuild the index."""

from typing import Any

from django.core.management.base import BaseCommand

from search.domain.indexing import rebuild


class Command(BaseCommand):
    """`manage.py reindex`: batch by batch, so that finding goes on meanwhile; what is right already stays."""

    help = "Writes the whole index anew from the shops' rows and says what was out of step."

    def handle(self, *args: Any, **options: Any) -> None:
        done = rebuild()
        self.stdout.write(
            f"{done.products} products, {done.shops} shops in the index: {done.added} added, {done.changed} changed, {done.removed} removed"
        )
