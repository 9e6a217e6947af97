"""Floors, rooms and doors: the contracts hold for our sources and break for planted ones."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("marketplace", "shops", "search", "training")


def lint(root: Path) -> tuple[int, str]:
    """Run import-linter in a folder and return its exit code and its words."""
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, text=True, env={"PYTHONPATH": str(root)}, check=False)
    return run.returncode, run.stdout + run.stderr


def not_python(folder: str, names: list[str]) -> list[str]:
    """Templates, pictures and data play no part in imports."""
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".py")]


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of our sources in which a sin can be planted."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=not_python)
    return tmp_path


def test_our_sources_keep_every_contract(copy):
    code, words = lint(copy)
    assert code == 0, words
    assert "0 broken" in words


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("shops/domain/spy.py", "import search.apps", "Floors"),
        ("shops/domain/spy.py", "import marketplace.models.user", "Floors"),
        ("training/models/spy.py", "import search.apps", "Floors"),
        ("marketplace/views/spy.py", "import search.urls", "Trade never imports search"),
        ("training/domain/spy.py", "import shops.models.shop", "Training reads shops by its domain and its signals"),
        ("shops/models/spy.py", "import shops.views", "Rooms"),
        ("search/kitchen.py", "x = 1", "Rooms"),
        ("shops/domain/spy.py", "import stripe", "One door to Stripe"),
        ("search/domain/spy.py", "import elasticsearch", "One door to Elasticsearch"),
    ],
)
def test_a_planted_violation_is_found(copy, path, line, contract):
    (copy / path).parent.mkdir(exist_ok=True)
    (copy / path).parent.joinpath("__init__.py").touch()
    (copy / path).write_text(line + "\n", encoding="utf-8")
    code, words = lint(copy)
    assert code == 1
    assert f"{contract} BROKEN" in words
