from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from marketplace.management import catalogue


class Command(BaseCommand):
    help = "Collects the German messages of all sources into the English catalogue, checks or compiles it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a message has no English words")
        parser.add_argument("--compile", action="store_true", help="write the binary catalogue that the running town reads")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if lacking := catalogue.untranslated():
                raise CommandError("Without English words:\n" + "\n".join(f"  {message!r}" for message in lacking))
            self.stdout.write("Every message has English words.")
        elif options["compile"]:
            self.stdout.write(f"Compiled {catalogue.compile_catalogue().name}.")
        else:
            catalogue.update()
            self.stdout.write(f"{len(catalogue.stored())} messages, {len(catalogue.untranslated())} without English words.")
