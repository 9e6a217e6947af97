"""The demo town on a real server, and Chromium in front of it: what these tests see is what people see."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Town:
    """A running demo town: its address, and who may sign in."""

    url: str
    password: str
    accounts: dict[str, str]
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run a management command in this town and return what it printed."""
        run = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )
        return run.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 30) -> None:
    """Wait until the server answers, or say that it did not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"no answer from {url}")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Build the demo town in a folder of its own and serve it until the tests end."""
    folder, port = tmp_path_factory.mktemp("town"), free_port()
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "marketplace.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder}/town.sqlite3",
        "TOWN_VAR": str(folder),
        "TOWN_URL": url,
        "TOWN_DEBUG": "no",
    }
    made = subprocess.run(
        [sys.executable, "manage.py", "demo", "--json"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    facts = json.loads(made.stdout)
    place = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "marketplace.wsgi", *place]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(url)
        yield Town(url, facts["password"], {account["role"]: account["email"] for account in facts["accounts"]}, environment)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), f"no Chromium at {CHROMIUM}: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, town: Town) -> Iterator[Enter]:
    """Return a function that opens a fresh browser window, signed in as a role when one is named."""
    contexts: list[BrowserContext] = []

    def open_page(role: str = "", *, javascript: bool = True, scheme: str = "light", viewport: dict[str, int] = PHONE) -> Page:
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, locale="de-DE", java_script_enabled=javascript, base_url=town.url
        )
        contexts.append(context)
        page = context.new_page()
        if role:
            sign_in(page, town.accounts[role], town.password)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in by the form, as people do."""
    page.goto("/konto/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    assert "/konto/login/" not in page.url, page.inner_text("main")
