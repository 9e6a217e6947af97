"""Signing in with a passkey, and what an owner meets in the CMS, in Chromium."""

from playwright.sync_api import Page

NEW = "from marketplace.domain.demo.people import person; person(name='Paula Schlüssel', email='paula@kunde.example')"
PAULA = "paula@kunde.example"


def with_key(page: Page) -> None:
    """Put a key into the machine that knows its owner by the finger."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def fill_in(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"main input[name={name}]", value)
    page.click("main form button.btn >> nth=0")


def test_a_passkey_is_set_up_and_opens_the_door_alone(town, enter):
    town.manage("shell", "-v0", "-c", NEW)
    page = enter()
    with_key(page)
    home = town.url.replace("127.0.0.1", "localhost")  # a key belongs to a name, not to an address
    page.goto(f"{home}/konto/login/")
    fill_in(page, login=PAULA, password=town.password)
    page.wait_for_url("**/konto/")
    page.goto(f"{home}/konto/2fa/webauthn/add/")
    fill_in(page, password=town.password)  # asked once more, because it is about the factors themselves
    page.fill("input[name=name]", "Telefon")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("#recovery_codes li").count() == 10

    page.context.clear_cookies()
    page.goto(f"{home}/konto/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/konto/")
    assert "Paula Schlüssel" in page.inner_text("h1")

    page.context.clear_cookies()
    page.goto(f"{home}/konto/login/")
    fill_in(page, login=PAULA, password=town.password)
    page.wait_for_url("**/2fa/authenticate/")
    page.goto(f"{home}/konto/")
    assert page.url.endswith("/2fa/authenticate/"), "the password alone must not be enough"


def test_an_owner_meets_only_the_own_page_in_the_cms(town, enter):
    page = enter("owner", viewport={"width": 1280, "height": 900})
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    page.goto("/cms/")
    page.wait_for_url("**/edit/")
    page.wait_for_selector(".sidebar-menu-item__link")
    ways = page.locator(".sidebar-main-menu a.sidebar-menu-item__link").all_inner_texts()
    assert [way.strip() for way in ways] == ["Deutsch: Schuhhaus Amberg", "English: Schuhhaus Amberg", "Zur Theke"]
    assert not page.locator("form[role=search]").first.is_visible()
    assert "Veröffentlichen" in page.locator("footer button").first.inner_text()
    page.click("[aria-label*='orschau'] >> nth=0")
    frame = page.frame_locator("#w-preview-iframe, .w-preview iframe").first
    frame.locator("h1").first.wait_for()
    assert frame.locator("h1").first.inner_text().replace("\u00ad", "") == "Schuhhaus Amberg"
    assert refused == []
