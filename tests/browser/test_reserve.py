"""A guest reserves from two shops and each owner hands over by code: 360 px, keyboard only, JavaScript off."""

import re

from playwright.sync_api import Page

from tests.browser.keyboard import press, write

SHOPS = {"owner": "schuhhaus-amberg", "other_owner": "teehaus-blattgold"}


def first_that_can_be_reserved(page: Page, shop: str) -> None:
    """Open the shop's goods, newest first, and lay the first into the basket that offers it."""
    page.goto(f"/laeden/{shop}/waren/")
    addresses = page.locator("a[href*='/produkt/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for address in dict.fromkeys(addresses):
        page.goto(address)
        if (form := page.locator("form.add button")).count():
            press(page, form.first)
            return
    raise AssertionError(f"nothing of {shop} can be reserved")


def test_a_guest_reserves_from_two_shops_and_each_owner_hands_over(enter):
    guest = enter(javascript=False)
    for shop in SHOPS.values():
        first_that_can_be_reserved(guest, shop)
    guest.goto("/korb/")
    assert guest.locator("section.bag").count() == 2
    press(guest, guest.get_by_role("link", name="Weiter zu Ihren Angaben"))
    write(guest, guest.locator("input[name=name]"), "Katharina Lindner")
    write(guest, guest.locator("input[name=email]"), "k.lindner@post.example")
    press(guest, guest.get_by_role("button", name="Unverbindlich reservieren"))
    assert "Reserviert bei zwei Läden" in guest.locator("h1").inner_text().replace("\xad", "")
    slips = guest.locator("article.slip")
    assert slips.count() == 2
    codes = {slip.locator("h2 a").get_attribute("href"): slip.locator(".slip__sign").inner_text().strip() for slip in slips.all()}
    assert all(re.fullmatch(r"[A-Z]\d-\d\d", code) for code in codes.values())
    links = [slip.locator("a[href*='/r/']").first.get_attribute("href") for slip in slips.all()]
    assert guest.goto(links[0]).headers["cache-control"].count("no-store") == 1

    for role, shop in SHOPS.items():
        desk = enter(role, javascript=False)
        code = next(code for address, code in codes.items() if shop in address)
        foreign = next(code for address, code in codes.items() if shop not in address)
        hand_over(desk, code, foreign)

    for link in links:
        guest.goto(link)
        assert "Abgeholt" in guest.locator("article.slip").inner_text()


def hand_over(desk: Page, code: str, foreign: str) -> None:
    """Type the other shop's code, which finds nothing, and then the right one."""
    desk.goto("/theke/")
    press(desk, desk.get_by_role("link", name="Mit Abholcode herausgeben"))
    write(desk, desk.locator("input[name=code]"), foreign)
    press(desk, desk.get_by_role("button", name="Nachsehen"))
    assert "Zu diesem Code wartet hier keine Reservierung" in desk.locator("main").inner_text()
    write(desk, desk.locator("input[name=code]"), code.replace("-", "").lower())
    press(desk, desk.get_by_role("button", name="Nachsehen"))
    assert desk.locator("h1").inner_text() == "Katharina Lindner"
    press(desk, desk.get_by_role("button", name="Übergeben"))
    assert "Übergeben an Katharina Lindner." in desk.locator("body").inner_text()
