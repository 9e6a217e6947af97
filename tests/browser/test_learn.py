"""The owner mends the hours at the desk, and the practice task of the lesson passes without a click."""

from playwright.sync_api import Page

LESSON = "/lernen/digital-fit/oeffnungszeiten/"


def begin(page: Page) -> None:
    """Open the lesson, and begin its course if this person has not."""
    page.goto(LESSON)
    if (button := page.get_by_role("button", name="Kurs beginnen")).count():
        button.first.click()
        page.goto(LESSON)


def test_the_task_passes_when_the_hours_are_mended(enter, town):
    page = enter("owner")
    begin(page)
    task = page.locator("section.task")
    assert "noch offen" in task.inner_text()
    task.get_by_role("link").first.click()
    assert page.url == f"{town.url}/theke/zeiten/"
    page.get_by_role("button", name="Zeiten bestätigen").click()
    page.wait_for_load_state()
    page.goto(LESSON)
    assert "Erfüllt am" in page.locator("section.task").inner_text()
    assert page.get_by_role("button", name="Neu prüfen").count() == 0


def test_what_is_right_already_counts_at_once(enter):
    page = enter("other_owner", javascript=False)
    begin(page)
    assert "Erfüllt am" in page.locator("section.task").inner_text()
