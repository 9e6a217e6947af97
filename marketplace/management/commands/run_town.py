import os
import shlex
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from honcho.manager import Manager
from honcho.printer import Printer

# Ctrl-C and a polite kill are how the town is meant to end.
ASKED_TO_STOP = (0, 130, 143)


class Command(BaseCommand):
    help = "Runs server, worker and clock under one supervisor until Ctrl-C; when one of them dies, all are stopped."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the server listens, on this machine only")
        parser.add_argument("--workers", type=int, default=1, help="processes of the server, eight threads each")
        parser.add_argument("--check-port", action="store_true", help="only tell whether the port is free")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_taken(options["port"])
        if options["check_port"]:
            return
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        manager = Manager(Printer(sys.stdout, colour=sys.stdout.isatty()))
        for name, line in command_lines(port=options["port"], workers=options["workers"]).items():
            manager.add_process(name, line, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        manager.loop()
        if manager.returncode not in ASKED_TO_STOP:
            raise CommandError("One part of the town stopped by itself; its last words stand above.", returncode=manager.returncode or 1)


def command_lines(*, port: int, workers: int) -> dict[str, str]:
    """Return the command lines of the town's three parts, for a shell."""
    python, manage = shlex.quote(sys.executable), shlex.join([sys.executable, sys.argv[0]])
    place = f"--bind 127.0.0.1:{port} --workers {workers} --threads 8 --preload"
    return {
        "server": f"exec {python} -m gunicorn marketplace.wsgi {place} --log-level warning",
        "worker": f"exec {manage} db_worker --interval 1",
        "clock": f"while :; do {manage} tick --verbosity 0; sleep 60; done",
    }


def refuse_taken(port: int) -> None:
    """Raise when somebody else listens on the port, before anything has been started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as reason:
            raise CommandError(f"Port {port} cannot be used ({reason}). Take another one: make demo PORT={port % 60000 + 1}") from None
