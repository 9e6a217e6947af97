"""axe finds nothing on any page in light and dark, nothing scrolls sideways, no page asks a third party, and a planted sin is found."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE

PAGES = {
    "": [
        "/",
        "/laeden/",
        "/laeden/schuhhaus-amberg/",
        "/laeden/augenweide-optik/",
        "/laeden/schuhhaus-amberg/waren/",
        "/laeden/schuhhaus-amberg/impressum/",
        "/waren/",
        "/waren/schuhe/",
        "/suche/?q=schuh",
        "/suche/?q=damenschuehe",
        "/suche/?q=qqqqxyz",
        "/suche/?q=schuh&heute=offen",
        "/so-sortieren-wir/",
        "/stadtkalender/",
        "/korb/",
        "/lernen/",
        "/lernen/digital-fit/",
        "/lernen/digital-fit/oeffnungszeiten/",
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
        "/konto/login/",
        "/konto/signup/",
        "/konto/password/reset/",
        "/gibt-es-nicht/",
        "/en/",
    ],
    "owner": [
        "/theke/",
        "/theke/waren/",
        "/theke/waren/neu/",
        "/theke/zeiten/",
        "/theke/abholen/",
        "/theke/anbieter/",
        "/theke/mitglieder/",
        "/konto/",
        "/konto/reservierungen/",
    ],
    "learner": ["/lernen/", "/lernen/digital-fit/", "/lernen/digital-fit/oeffnungszeiten/"],
    "staff": ["/stil/"],
}


def findings(page, path, home) -> list[str]:
    """Visit a page and return what is wrong with it."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.goto(path)
    wrong = [f"{path}: {rule['id']} {rule['nodes'][0]['target']}" for rule in Axe().run(page).response["violations"]]
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        wrong.append(f"{path}: scrolls {width} px sideways")
    if page.locator("h1").count() != 1:
        wrong.append(f"{path}: {page.locator('h1').count()} headings of the first level")
    return wrong + [f"{path}: asks {place}" for place in sorted(asked - {"", home})]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing(enter, town, role, scheme, capsys):
    viewport = PHONE if scheme == "light" else DESKTOP
    page = enter(role, scheme=scheme, viewport=viewport)
    paths = list(PAGES[role])
    if not role:
        page.goto("/laeden/schuhhaus-amberg/waren/")
        paths.append(urlsplit(page.locator("a[href*='/produkt/']").first.evaluate("a => a.href")).path)
    wrong = [finding for path in paths for finding in findings(page, path, urlsplit(town.url).netloc)]
    with capsys.disabled():
        print(f"axe: {role or 'visitor'} {len(paths)} pages x {scheme} at {viewport['width']} px: {len(wrong)} findings")
    assert wrong == []


def test_a_planted_sin_is_found(enter):
    page = enter()
    page.goto("/impressum/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x.png\"><input>')")
    found = {rule["id"] for rule in Axe().run(page).response["violations"]}
    assert {"image-alt", "label"} <= found
