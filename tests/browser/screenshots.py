"""The README's pictures, taken from the demo town: `make screenshots` writes docs/screenshots/*.png."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "docs/screenshots"
SCREENS = (
    ("home", "", "/"),
    ("ergebnisse", "", "/suche/?q=damenschuhe"),
    ("laden", "", "/laeden/schuhhaus-amberg/"),
    ("produkt", "", "/suche/?q=pumps+carla"),
    ("theke", "owner", "/theke/"),
    ("lektion", "learner", "/lernen/digital-fit/oeffnungszeiten/"),
)
MORNING = Path(__file__).resolve().parent / "morning"
LAPTOP = {"width": 1280, "height": 840}
MOST_BYTES = 150_000


@pytest.fixture(scope="session")
def tuesday() -> Iterator[None]:
    """Move the town's clock to the next Tuesday at 10:40: at night the street sleeps."""
    now = datetime.now(tz=ZoneInfo("Europe/Berlin"))
    then = (now + timedelta(days=(1 - now.weekday()) % 7)).replace(hour=10, minute=40, second=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(MORNING))
        patch.setenv("TOWN_SHIFT", str((then - now).total_seconds()))
        patch.setenv("GUNICORN_CMD_ARGS", "--timeout 0")  # its heartbeat reads file times, which stay where they were
        yield


@pytest.fixture(scope="session")
def town(tuesday, town):
    """The demo town of the browser tests, built and served on that Tuesday."""
    return town


@pytest.mark.parametrize(("name", "role", "path"), SCREENS)
def test_take(enter, name, role, path):
    page = enter(role, viewport=LAPTOP)
    page.goto(path)
    if name == "produkt":
        page.click("main .good a >> nth=0")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert keep(page.screenshot(animations="disabled"), FOLDER / f"{name}.png") < MOST_BYTES


def keep(shot: bytes, target: Path) -> int:
    """Write a picture with as few colours as a drawn town needs, and return its size."""
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.open(BytesIO(shot)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
    return target.stat().st_size
