"""The owner mends the hours at the desk: on a phone, by keyboard, with and without JavaScript, in every state of the screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.usefixtures("town")


def clean(page) -> None:
    """Assert that axe finds nothing and that nothing scrolls sideways."""
    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]


def stored(page) -> str:
    """Read the hours that are live, as the screen shows them for OpenStreetMap."""
    page.goto("/theke/zeiten/")
    return page.locator(".preview code").text_content().strip()


@pytest.fixture
def restored(town):
    """Give the shop its hours back after the test."""
    yield
    town.manage("shell", "-c", RESTORE)


RESTORE = """
from django.utils import timezone
from shops.domain.hours import HolidayHours, publish_hours
from shops.models import Shop
shop = Shop.objects.get(slug="schuhhaus-amberg")
publish_hours(shop=shop, expression="Mo-Fr 09:30-18:00; Sa 09:30-16:00", holidays=HolidayHours("closed"), at=timezone.now())
"""


@pytest.mark.parametrize(("javascript", "scheme"), [(True, "light"), (True, "dark"), (False, "light")])
def test_an_owner_mends_the_hours(enter, restored, javascript, scheme):
    page = enter("owner", javascript=javascript, scheme=scheme)
    before = stored(page)
    page.fill("[name='0-0-von']", "9")
    page.fill("[name='0-0-bis']", "12:30")
    page.click("button[name=grow][value='0']")
    page.wait_for_selector("[name='0-1-von']")
    page.fill("[name='0-1-von']", "14")
    page.fill("[name='0-1-bis']", "20.30")
    page.click("button[name=copy]")
    page.wait_for_selector("[name='4-1-von']")
    page.fill("[name='5-0-von']", "neun")
    page.click(".savebar button")
    page.wait_for_selector("[role=alert]")
    assert page.input_value("[name='5-0-von']") == "neun"
    assert page.input_value("[name='4-1-bis']") == "20.30"
    if javascript:
        clean(page)
    page.fill("[name='5-0-von']", "9:15")
    page.press("[name='5-0-von']", "Enter")
    page.wait_for_selector("text=Ihre Zeiten sind bestätigt")
    assert page.locator("text=Läden schließen um 20:00").count() == 1
    if javascript:
        clean(page)
    assert stored(page) == "Mo-Fr 09:00-12:30,14:00-20:30; Sa 09:15-16:00; PH off"
    page.click("summary:has-text('Letzte Änderungen')")
    page.locator("form[action*=zurueck] button").first.click()
    page.wait_for_selector("text=Zurückgenommen: es gilt wieder, was vorher stand.")
    assert stored(page) == before


def test_the_new_pair_has_the_focus_and_the_keyboard_is_enough(enter, restored):
    page = enter("owner")
    page.goto("/theke/zeiten/")
    page.focus("button[name=grow][value='0']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name='0-1-von']")
    page.wait_for_function("document.activeElement.name === '0-1-von'")
    page.keyboard.type("19")
    page.keyboard.press("Tab")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Ihre Zeiten sind bestätigt")
    assert stored(page).startswith("Mo 09:30-18:00,19:00-20:00; Tu-Fr 09:30-18:00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pasted_hours_and_special_days(enter, restored, scheme):
    page = enter("owner", scheme=scheme)
    page.goto("/theke/zeiten/einfuegen/")
    page.fill("[name=text]", "Mo, Di, Do 9-18 Uhr; So 10-12 Uhr")
    page.click("text=Lesen")
    page.wait_for_selector("text=So haben wir es gelesen")
    assert page.locator("section code").first.text_content() == "Mo,Tu,Th 09:00-18:00; Su 10:00-12:00; PH off"
    clean(page)
    page.fill("[name=text]", "Mo 9-neun")
    page.click("text=Lesen")
    page.wait_for_selector(".error")
    assert re.search(r"Bei „neun“ \(Zeichen 6\)", page.inner_text(".error"))
    clean(page)
    page.goto("/theke/zeiten/tag/")
    page.fill("[name=hours]", "neun")
    page.click("text=Eintragen")
    page.wait_for_selector(".error")
    clean(page)
