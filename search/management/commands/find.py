"""Find products from the command line."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.domain.finding import find
from search.results import Results
from shops.domain.queries import cards


class Command(BaseCommand):
    """`manage.py find TEXT [--json]`."""

    help = "Finds products as the results page does: hits with reasons, facets, and what was done with the words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="+", metavar="TEXT")
        parser.add_argument("--page", type=int, default=1, help="Which page of the results (1).")
        parser.add_argument("--json", action="store_true", help="Print the whole answer as JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        results = find(text=" ".join(options["text"]), at=at, page=options["page"])
        found = {card.product_id: card for card in cards(product_ids=[hit.product_id for hit in results.hits], at=at)}
        hits = [
            asdict(hit) | {"name": card.name, "shop": card.shop.name, "cents": card.cents}
            for hit in results.hits
            if (card := found.get(hit.product_id))
        ]
        if options["json"]:
            self.stdout.write(json.dumps(asdict(results) | {"hits": hits}, ensure_ascii=False))
            return
        self.stdout.write(head(results))
        for hit in hits:
            self.stdout.write(f"{hit['name']} ({hit['shop']}): {hit['why']}")


def head(results: Results) -> str:
    """Say how many hits there are and what was done with the words."""
    said = [f"{results.total} hits in {results.shops} shops"]
    if results.notice and results.notice.corrected:
        said.append(f"corrected to {results.notice.corrected}")
    if results.notice and results.notice.dropped:
        said.append(f"without {' '.join(results.notice.dropped)}")
    if results.notice and results.notice.at_least:
        said.append(f"at least {results.notice.at_least} of {results.notice.of} words")
    return ", ".join(said)
