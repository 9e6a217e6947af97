"""Show how the analyser reads words."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.analysis.analyser import ANALYSER_VERSION, analyse


class Command(BaseCommand):
    """`manage.py analyse WORD… [--json]`."""

    help = "Shows the tokens of words: exact spelling, and the parts of compounds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORD")
        parser.add_argument("--json", action="store_true", help='Print {"version", "tokens": [{"word", "exact", "parts"}]}.')

    def handle(self, *args: Any, **options: Any) -> None:
        words = [word for text in options["words"] for word in analyse(text)]
        if options["json"]:
            tokens = [{"word": word.text, "exact": word.exact, "parts": list(word.parts)} for word in words]
            self.stdout.write(json.dumps({"version": ANALYSER_VERSION, "tokens": tokens}, ensure_ascii=False))
            return
        for word in words:
            parts = f" = {' + '.join(word.parts)}" if word.parts else ""
            self.stdout.write(f"{word.text}: {word.exact}{parts}")
