"""One stylesheet, one request: css/main.css with its @import lines replaced by what they name.

The sources stay plain css that a browser can read without any of this. The finder puts the bundle in the place of
css/main.css everywhere static files come from: the development server, the tests and collectstatic.
"""

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

SHEET: Final = "css/main.css"
IMPORT: Final = re.compile(r'^@import url\("([\w/.-]+)"\) layer\((\w+)\);$', re.MULTILINE)
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
# What stands between the parts of a rule and means nothing: "name: value" opens a line, and line ends follow { } ; and ,
SPACES: Final = (
    (re.compile(r"\s*\n\s*"), "\n"),
    (re.compile(r"^([\w-]+): ", re.MULTILINE), r"\1:"),
    (re.compile(r"(?<=[{};,])\n"), ""),
    (re.compile(r"\n"), " "),
    (re.compile(r";\}"), "}"),
    (re.compile(r" \{"), "{"),
)


def source() -> Path:
    """Return the stylesheet as it was written."""
    return Path(apps.get_app_config("marketplace").path) / "static" / SHEET


def imported(sheet: Path) -> list[Path]:
    """Return the files that a stylesheet imports, in their order."""
    return [sheet.parent / name for name, _layer in IMPORT.findall(sheet.read_text())]


def bundle(sheet: Path) -> str:
    """Return a stylesheet with every @import replaced by the named file in its layer.

    Comments and spaces that mean nothing go, because they would travel with every first visit.
    """

    def inline(line: re.Match[str]) -> str:
        return f"@layer {line[2]} {{\n{(sheet.parent / line[1]).read_text()}\n}}"

    text = COMMENT.sub("", IMPORT.sub(inline, sheet.read_text()))
    for space, rest in SPACES:
        text = space.sub(rest, text)
    return text.strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Finds css/main.css as one bundled file; must stand before the finder of app directories."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.folder = tempfile.mkdtemp(prefix="town-css-")
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.storage = FileSystemStorage(location=self.folder)
        self.stamp = 0

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Nothing can be configured, so nothing can be configured wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the bundle stands, or nothing for every other file."""
        if path != SHEET:
            return []
        built = self._built()
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the one bundled file."""
        self._built()
        yield SHEET, self.storage

    def _built(self) -> str:
        sheet = source()
        stamp = max(file.stat().st_mtime_ns for file in [sheet, *imported(sheet)])
        target = Path(self.folder) / SHEET
        if stamp != self.stamp:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(bundle(sheet))
            self.stamp = stamp
        return str(target)
