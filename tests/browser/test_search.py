"""Finding as people do it: by keyboard, on a phone, with and without script."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

QUERY = "/suche/?q=schuhe"


def test_a_filter_applies_at_once_and_keeps_focus_and_history(enter):
    page = enter(viewport=DESKTOP)
    page.goto(QUERY)
    before = page.locator("h1").inner_text()
    shelf = page.get_by_label("Im Regal")
    shelf.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**da=shelf**")
    expect(page.locator("h1")).not_to_have_text(before)
    expect(page.locator("#ansage")).to_contain_text("Treffer")
    expect(shelf).to_be_focused()
    expect(shelf).to_be_checked()
    after = page.locator("h1").inner_text()
    page.go_back()
    expect(page.locator("h1")).to_have_text(before)
    expect(page.get_by_label("Im Regal")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("h1")).to_have_text(after)


def test_suggestions_by_keyboard(enter):
    page = enter(viewport=DESKTOP)
    page.goto("/suche/")
    box = page.get_by_role("combobox", name="Was suchen Sie?")
    box.press_sequentially("damen", delay=30)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    box.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "false")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("s")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**warengruppe=damenschuhe**")


def test_the_drawer_stays_open_while_one_chooses(enter):
    page = enter(viewport=PHONE)
    page.goto(QUERY)
    expect(page.locator("#filter")).to_be_hidden()
    page.get_by_role("link", name="Filter").click()
    expect(page.locator("#filter")).to_be_visible()
    page.get_by_label("Im Regal").check()
    page.wait_for_url("**da=shelf**")
    expect(page.locator("#filter")).to_be_visible()
    hits = page.locator(".good").count()
    show = page.locator("#filter-zeigen")
    expect(show).to_have_text(f"{hits} Treffer zeigen")
    show.click()
    expect(page.locator("#filter")).to_be_hidden()
    assert hits == page.locator(".good").count() > 0


def test_without_script_the_drawer_is_a_form(enter):
    page = enter(viewport=PHONE, javascript=False)
    page.goto(QUERY)
    whole = page.locator(".good").count()
    page.get_by_role("link", name="Filter").click()
    page.get_by_label("Im Regal").check()
    page.get_by_role("button", name="Anwenden").click()
    page.wait_for_url("**da=shelf**")
    expect(page.locator("#filter")).to_be_hidden()
    assert 0 < page.locator(".good").count() < whole


def test_without_script_a_typo_leads_on(enter):
    page = enter(viewport=PHONE, javascript=False)
    page.goto("/suche/")
    page.get_by_label("Was suchen Sie?").fill("damenshuhe")
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator("h1")).to_contain_text("damenschuhe")
    page.get_by_role("link", name="Stattdessen nach „damenshuhe“ suchen").click()
    expect(page.locator("h1")).to_have_text("Das hat gerade kein Laden eingetragen.")
