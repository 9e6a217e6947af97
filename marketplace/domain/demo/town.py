"""What belongs to the town itself: its name, its pages, its quarters and its calendar."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from marketplace.domain.demo import data, prose
from marketplace.domain.demo.data import Table
from marketplace.models import HomePage, InfoPage, TownSettings
from shops.domain.calendar import local_day, public_holidays
from shops.models import CityDay, Quarter, ShopIndexPage
from training.models import TrainingIndexPage

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def lay_out(town: Table) -> HomePage:
    """Make the home page, the two directories and the pages of plain text, and point the site at them."""
    root = Page.get_first_root_node()
    home: HomePage | None = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None:
        _clear_welcome(root)
        home = Page.objects.get(pk=root.pk).add_child(instance=HomePage(slug="start", **town["home"]))
        home.add_child(instance=ShopIndexPage(slug="laeden", **town["directory"]))
        home.add_child(instance=TrainingIndexPage(slug="lernen", **town["courses"]))
        for page in data.pages():
            home.add_child(instance=InfoPage(title=page.title, slug=page.slug, lead=page.lead, body=prose.blocks(page.body)))
    _name(_site(home), town["town"])
    return home


def mirror_pages() -> None:
    """Mirror every German page into the other languages, where it stays German until somebody translates it."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        if locale != Locale.get_default():
            _mirror_into(locale)


def draw_quarters(town: Table) -> dict[str, Quarter]:
    """Make the quarters and return them by slug."""
    for position, quarter in enumerate(town["quarter"]):
        Quarter.objects.get_or_create(slug=quarter["slug"], defaults={"name": quarter["name"], "position": position})
    return {quarter.slug: quarter for quarter in Quarter.objects.all()}


def fill_calendar(town: Table, *, at: datetime) -> None:
    """Enter the coming days of the town's calendar; holidays need no row, they are computed."""
    for entry in town["day"]:
        day = next_weekday(after=local_day(at) + timedelta(days=entry["in_days"]), weekday=entry["weekday"])
        facts = {"title": entry["title"], "hours": entry["hours"], "note": entry["note"]}
        CityDay.objects.get_or_create(day=day, kind=entry["kind"], defaults=facts)


def next_weekday(*, after: date, weekday: str) -> date:
    """Return the first such weekday from a date on that is no public holiday."""
    free = public_holidays(years=(after.year, after.year + 1))
    day = after + timedelta(days=(WEEKDAYS.index(weekday) - after.weekday()) % 7)
    while day in free:
        day += timedelta(days=7)
    return day


def _clear_welcome(root: Page) -> None:
    """Take Wagtail's own first page away."""
    for page in root.get_children():
        page.specific.delete()


def _site(home: HomePage) -> Site:
    """Point the one site at the home page, under the address that the town is reached at now."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    facts = {
        "root_page": home,
        "hostname": address.hostname,
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": home.title,
    }
    site, _made = Site.objects.update_or_create(is_default_site=True, defaults=facts)
    return site


def _name(site: Site, facts: Table) -> None:
    TownSettings.objects.get_or_create(site=site, defaults=dict(facts))


def _mirror_into(locale: Locale) -> None:
    pages: Iterable[Page] = Page.objects.filter(locale=Locale.get_default(), depth__gt=1).order_by("depth", "path")
    for page in pages:
        if not page.has_translation(locale):
            page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
