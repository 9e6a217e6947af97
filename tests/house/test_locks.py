"""The locks hold hashes and no addresses, and nothing that our licence cannot carry."""

import importlib.util
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_every_package_is_pinned_by_hash(name):
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    assert "://" not in text
    packages = [block for block in text.replace("\\\n", " ").splitlines() if block and not block.startswith((" ", "#"))]
    assert len(packages) > 20
    assert [block.split()[0] for block in packages if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_gpl_encoder_stays_out():
    """pi-heif reads the same files; the lock names pillow-heif only with a marker that is never true."""
    for name in ("base.txt", "dev.txt"):
        lines = [line for line in (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines() if line.startswith("pillow-heif")]
        assert all("; sys_platform == 'never'" in line for line in lines)
    assert importlib.util.find_spec("pillow_heif") is None
    assert importlib.util.find_spec("pi_heif") is not None
