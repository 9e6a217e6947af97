"""The newcomer's way, as a script: a fresh clone, an empty environment, `make demo`; signs in as everybody, looks round, leaves.

    python tests/house/newcomer.py [--port 8123] [--keep]

Only the standard library, and on PATH only python3, make, git and coreutils. Prints a table, exits 1 when anything is amiss.
"""

import argparse
import contextlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN, AGAIN_WITHIN, PAGE_WITHIN, STOP_WITHIN = 180.0, 60.0, 1.0, 20.0
COREUTILS = """
[ basename cat chmod cp cut date dirname echo env expr false head id install ln ls mkdir mktemp mv nproc pwd printf readlink
realpath rm rmdir sleep sort stat tail tee test touch tr true tty uname uniq wc
"""
# Twelve addresses anyone can open, with the words their heading holds.
PAGES = (
    ("/", "Fragen Sie die ganze Stadt"),
    ("/laeden/", "Läden"),
    ("/laeden/schuhhaus-amberg/", "Schuhhaus Amberg"),
    ("/laeden/augenweide-optik/", "Augenweide Optik"),
    ("/laeden/schuhhaus-amberg/waren/", "Schuhhaus Amberg"),
    ("/laeden/schuhhaus-amberg/impressum/", "Impressum"),
    ("/waren/", "Waren"),
    ("/suche/?q=damenschuhe", "damenschuhe"),
    ("/stadtkalender/", "Stadtkalender"),
    ("/korb/", "Korb"),
    ("/lernen/digital-fit/oeffnungszeiten/", "Öffnungszeiten, die stimmen"),
    ("/datenschutz/", "Datenschutz"),
)
# Where each role looks first after signing in.
ROOMS = {
    "staff": ("/cms/", "Coburg"),
    "owner": ("/theke/", "Guten Tag"),
    "helper": ("/theke/waren/", "Waren"),
    "other_owner": ("/theke/zeiten/", "Öffnungszeiten"),
    "learner": ("/lernen/digital-fit/", "Digital fit"),
    "shopper": ("/konto/reservierungen/", "Reservierungen"),
}


@dataclass
class Visit:
    """One page as somebody got it."""

    who: str
    path: str
    status: int
    seconds: float
    heading: str
    wanted: str

    @property
    def is_right(self) -> bool:
        return self.status == 200 and self.seconds < PAGE_WITHIN and bool(self.heading) and plain(self.wanted) in plain(self.heading)


def plain(text: str) -> str:
    """Take out soft hyphens and hard spaces: they are typography."""
    return text.replace("\xad", "").replace("\xa0", " ")


class Browser:
    """Somebody with cookies."""

    def __init__(self, root: str, who: str) -> None:
        self.root, self.who = root, who
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()))
        self.opener.addheaders = [("Accept-Language", "de")]

    def get(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str, str, float]:
        """Return status, final address, text and seconds."""
        body = urllib.parse.urlencode(data).encode() if data else None
        begun = time.monotonic()
        try:
            with self.opener.open(self.root + path, body, timeout=30) as answer:
                text = answer.read().decode()
                return answer.status, answer.geturl(), text, time.monotonic() - begun
        except urllib.error.HTTPError as refusal:
            return refusal.code, self.root + path, refusal.read().decode(errors="replace"), time.monotonic() - begun

    def visit(self, path: str, wanted: str) -> Visit:
        """Open a page and read its heading."""
        status, _address, text, seconds = self.get(path)
        found = re.search(r"<h1\b[^>]*>(.*?)</h1>", text, re.S)
        heading = " ".join(html.unescape(re.sub(r"<[^>]+>", "", found[1])).split()) if found else ""
        return Visit(self.who, path, status, seconds, heading, wanted)

    def sign_in(self, email: str, password: str) -> str:
        """Sign in through the form; return what went wrong, or nothing."""
        _status, _address, form, _seconds = self.get("/konto/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        if not token:
            return "no form to sign in"
        status, address, _text, _seconds = self.get(
            "/konto/login/", {"csrfmiddlewaretoken": token[1], "login": email, "password": password}
        )
        return "" if status == 200 and "/login/" not in address else f"not signed in: {status} {address}"


@dataclass
class Town:
    """A clone with `make demo` running in it."""

    folder: Path
    port: int
    environment: dict[str, str]
    faults: list[str] = field(default_factory=list)

    @property
    def root(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder.parent / "make-demo.log"

    @contextlib.contextmanager
    def running(self, within: float) -> Iterator[float]:
        """Start `make demo`, give the seconds until the first page answers, stop it with Ctrl-C."""
        with self.log.open("wb") as out:
            command = ["make", "demo", f"PORT={self.port}"]
            made = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            yield self._wait(made, within)
        finally:
            self._stop(made)

    def _wait(self, made: subprocess.Popen[bytes], within: float) -> float:
        begun = time.monotonic()
        while time.monotonic() - begun < within:
            if made.poll() is not None:
                raise SystemExit(f"`make demo` ended by itself ({made.returncode}). {self._last_words()}")
            with contextlib.suppress(OSError):
                if Browser(self.root, "").get("/")[0] == 200:
                    return time.monotonic() - begun
            time.sleep(0.25)
        raise SystemExit(f"The town is not up after {within:.0f} s. {self._last_words()}")

    def _last_words(self) -> str:
        return f"Its last words:\n{self.log.read_text(errors='replace')[-4000:]}"

    def _stop(self, made: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(made.pid, signal.SIGINT)
        try:
            made.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.faults.append(f"still running {STOP_WITHIN:.0f} s after Ctrl-C")
            os.killpg(made.pid, signal.SIGKILL)
        if left := self._left():
            self.faults.append(f"left behind: {left}")

    def _left(self) -> list[str]:
        """Name the processes that still work in the clone."""
        left = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if Path(os.readlink(process / "cwd")).is_relative_to(self.folder):
                    left.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120])
        return left


def bare_environment(scratch: Path) -> dict[str, str]:
    """Return what `env -i` leaves, with a PATH of links to python3, make, git and coreutils alone."""
    tools = scratch / "bin"
    tools.mkdir()
    (tools / "python3").symlink_to(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))
    for name in ("make", "git", *COREUTILS.split()):
        if place := shutil.which(name, path="/usr/bin:/bin:/usr/local/bin"):
            (tools / name).symlink_to(place)
    return {"PATH": str(tools)}


def clone(scratch: Path, port: int) -> Town:
    """Clone what is committed."""
    environment = bare_environment(scratch)
    folder = scratch / "town"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], env=environment, check=True)
    return Town(folder=folder, port=port, environment=environment)


def look_round(town: Town) -> list[Visit]:
    """Visit the twelve pages as a stranger, then each role's own room."""
    facts = json.loads((town.folder / "var/demo.json").read_text(encoding="utf-8"))
    printed = town.log.read_text(errors="replace")
    stranger = Browser(town.root, "stranger")
    visits = [stranger.visit(path, wanted) for path, wanted in PAGES]
    for account in facts["accounts"]:
        if account["email"] not in printed:
            town.faults.append(f"{account['email']} was not printed")
        browser = Browser(town.root, account["role"])
        if fault := browser.sign_in(account["email"], facts["password"]):
            town.faults.append(f"{account['role']}: {fault}")
        else:
            visits.append(browser.visit(*ROOMS[account["role"]]))
    if missing := set(ROOMS) - {account["role"] for account in facts["accounts"]}:
        town.faults.append(f"no account for {', '.join(sorted(missing))}")
    return visits


def report(visits: list[Visit], faults: list[str]) -> int:
    """Print the table and the faults; return the exit code."""
    print(f"{'':2}{'who':<13}{'page':<40}{'':>4}{'ms':>6}  heading")
    for visit in visits:
        mark = " " if visit.is_right else "!"
        print(f"{mark:<2}{visit.who:<13}{visit.path:<40}{visit.status:>4}{visit.seconds * 1000:>6.0f}  {plain(visit.heading)[:60]}")
    wrong = [f"{visit.who} {visit.path}: wanted {visit.wanted!r} in under {PAGE_WITHIN:.0f} s" for visit in visits if not visit.is_right]
    for fault in [*faults, *wrong]:
        print(f"! {fault}")
    right = len(visits) - len(wrong)
    print(f"{right} of {len(visits)} pages right, {len(faults)} other faults")
    return 1 if faults or wrong else 0


def main() -> int:
    """Walk the newcomer's way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--keep", action="store_true", help="leave the clone behind for a look")
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="newcomer-"))
    try:
        town = clone(scratch, options.port)
        with town.running(UP_WITHIN) as seconds:
            print(f"`make demo` in a fresh clone: up after {seconds:.1f} s (allowed {UP_WITHIN:.0f})")
            visits = look_round(town)
        with town.running(AGAIN_WITHIN) as seconds:
            print(f"`make demo` once more: up after {seconds:.1f} s (allowed {AGAIN_WITHIN:.0f})")
        return report(visits, town.faults)
    finally:
        if options.keep:
            print(f"kept: {scratch}")
        else:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
