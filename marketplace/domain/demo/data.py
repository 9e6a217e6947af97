"""Reads the fictional town from its data files; nothing here knows what the words mean."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]
FOLDER = Path(__file__).resolve().parents[2] / "demo"


@dataclass(frozen=True)
class Prose:
    """A page of plain text: its first heading, the paragraph under it, and the rest as Markdown."""

    slug: str
    title: str
    lead: str
    body: str


def read(name: str) -> Table:
    """Read one TOML file of the demo."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def shops() -> list[Table]:
    """Read every shop, in the order of their files."""
    return [read(f"shops/{path.name}") for path in sorted((FOLDER / "shops").glob("*.toml"))]


def course() -> Table:
    """Read the course with its lessons in place, in the shape that training's `course_from` takes."""
    table = dict(read("training/course.toml"))
    lessons = table.pop("lessons")
    return {**table, "lesson": [read(f"training/{name}") for name in lessons]}


def pages() -> list[Prose]:
    """Read the pages of plain text."""
    return [_prose(path) for path in sorted((FOLDER / "pages").glob("*.md"))]


def edition() -> str:
    """Return a digest of all data, so that a town knows from which edition it was made."""
    digest = sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.suffix in (".toml", ".md")):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _prose(path: Path) -> Prose:
    title, lead, body = path.read_text(encoding="utf-8").split("\n\n", 2)
    return Prose(slug=path.stem, title=title.removeprefix("# "), lead=lead, body=body)
