"""Moving through a page as somebody does who has only a keyboard."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 150


def walk_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, or fail: what cannot be reached so does not exist for this person."""
    wanted = target.element_handle()
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{MOST_STOPS} stops did not reach {target}")


def press(page: Page, target: Locator) -> None:
    """Walk to a link or button, press Enter and wait for the page that follows."""
    walk_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, target: Locator, text: str) -> None:
    """Walk to a field and type."""
    walk_to(page, target)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
