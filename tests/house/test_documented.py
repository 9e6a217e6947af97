"""Settings, commands and signals are documented, or this fails."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("marketplace", "shops", "search", "training")


def documented(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def test_every_environment_variable_is_documented():
    read = set()
    for path in (ROOT / "marketplace/settings").glob("*.py"):
        read |= set(re.findall(r'env\.(?:text|flag|number|words|database)\(\s*"([A-Z_]+)"', path.read_text(encoding="utf-8")))
    assert "DATABASE_URL" in read
    assert sorted(name for name in read if f"`{name}`" not in documented("settings.md")) == []


def test_every_command_is_documented():
    commands = {path.stem for package in PACKAGES for path in (ROOT / package).glob("management/commands/*.py")} - {"__init__"}
    assert "messages" in commands
    assert sorted(name for name in commands if f"`{name}`" not in documented("commands.md")) == []


def test_every_signal_is_documented():
    tree = ast.parse((ROOT / "shops/signals.py").read_text(encoding="utf-8"))
    signals = {node.targets[0].id for node in tree.body if isinstance(node, ast.Assign)}
    assert "shop_changed" in signals
    assert sorted(name for name in signals if f"`{name}`" not in documented("signals.md")) == []
