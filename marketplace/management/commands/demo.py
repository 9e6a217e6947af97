import json
import logging
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from marketplace.domain.demo import building, data, people
from marketplace.domain.demo.mark import NotOurTown
from marketplace.management.queue import drain

ROLES = {
    "staff": "Stadt",
    "owner": "Inhaberin",
    "helper": "Helfer im selben Laden",
    "other_owner": "Inhaberin eines anderen Ladens",
    "learner": "Lernende",
    "shopper": "Kunde",
}
PLACES = (("/", "die Stadt"), ("/theke/", "die Theke der Läden"), ("/lernen/", "Kurse"), ("/cms/", "das CMS der Stadt"))


def drain_quietly() -> None:
    """Do what waits in the queue; hundreds of lines about it would push the accounts off the screen."""
    logger = logging.getLogger("django_tasks")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        drain()
    finally:
        logger.setLevel(level)


class Command(BaseCommand):
    help = "Fills an empty database with the fictional town and prints its accounts. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the addresses and accounts as JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        say = self.stderr.write if options["json"] else self.stdout.write
        call_command("messages", compile=True, verbosity=0, stdout=StringIO())
        call_command("migrate", interactive=False, verbosity=0)
        self._build(say)
        facts = self._facts()
        (settings.VAR / "demo.json").write_text(json.dumps(facts, ensure_ascii=False, indent=2), encoding="utf-8")
        self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) if options["json"] else self._words(facts))

    def _build(self, say: Any) -> None:
        try:
            built = building.build_town(at=timezone.now(), say=lambda words: say(f"  {words}"))
        except NotOurTown:
            place = settings.DATABASES["default"]["NAME"]
            raise CommandError(
                f"{place} holds people or shops that the demo did not make. Name an empty database in DATABASE_URL."
            ) from None
        if built:
            say("  Suchindex")
            call_command("reindex", stdout=StringIO())
            drain_quietly()
        elif not building.is_current():
            say("  The data of the demo has changed since this town was made. Delete var/ to build it anew.")

    def _facts(self) -> dict[str, Any]:
        root = settings.WAGTAILADMIN_BASE_URL
        return {
            "url": f"{root}/",
            "password": people.PASSWORD,
            "places": [{"url": f"{root}{path}", "what": what} for path, what in PLACES],
            "accounts": people.accounts(data.read("town.toml"), data.shops()),
        }

    def _words(self, facts: dict[str, Any]) -> str:
        width = max(len(place["url"]) for place in facts["places"])
        address = max(len(account["email"]) for account in facts["accounts"])
        lines = ["", *(f"  {place['url']:<{width}}  {place['what']}" for place in facts["places"])]
        lines += ["", f"  Kennwort für alle Konten: {facts['password']}", ""]
        for account in facts["accounts"]:
            where = f" ({account['shop']})" if account["shop"] else ""
            lines.append(f"  {account['email']:<{address}}  {ROLES[account['role']]}: {account['name']}{where}")
        return "\n".join([*lines, ""])
