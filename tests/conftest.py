"""The cast that every test knows, and the moment at which it all happens."""

from datetime import datetime

import hypothesis
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page, Site

from marketplace.management import queue
from marketplace.models import HomePage, User
from shops.enums import Role
from shops.models import Shop, ShopIndexPage, ShopPage
from tests.factories.marketplace import UserFactory
from tests.factories.shops import AT, HoursFactory, MemberFactory, ShopFactory, TraderFactory
from training.models import TrainingIndexPage

# Tests assert no times: a busy machine is no counterexample.
hypothesis.settings.register_profile("town", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("town")


@pytest.fixture(autouse=True)
def clean_cache():
    """No test sees what another left in the cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def german():
    """No test speaks the language of another: a request leaves its own behind in the thread."""
    translation.activate("de")


@pytest.fixture
def at() -> datetime:
    """Tuesday, 24 November 2026, 10:40 in Coburg."""
    return AT


@pytest.fixture
def clock(time_machine, at):
    """Stop the clock at `at` for everything that goes through a request."""
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def site(db) -> Site:
    """The site with its home page, the directory of shops and the index of courses."""
    Locale.objects.get_or_create(language_code="de")
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.specific.delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title="Coburg", slug="start"))
    home.add_child(instance=ShopIndexPage(title="Läden", slug="laeden"))
    home.add_child(instance=TrainingIndexPage(title="Lernen für Läden", slug="lernen"))
    Site.objects.all().delete()
    return Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, site_name="Coburg")


@pytest.fixture
def home(site) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def shop(db) -> Shop:
    """The shop the tests are about: public, with hours and complete legal facts."""
    shop = ShopFactory(name="Schuhhaus Amberg", slug="schuhhaus-amberg")
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


@pytest.fixture
def other_shop(db) -> Shop:
    """A shop of somebody else, which nobody of `shop` may touch."""
    shop = ShopFactory(name="Leise Sohle", slug="leise-sohle")
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


def storefront(shop: Shop) -> ShopPage:
    """Publish a shop's page in the directory."""
    return ShopIndexPage.objects.get().add_child(instance=ShopPage(title=shop.name, slug=shop.slug, shop=shop, tagline="Schuhe für alle."))


@pytest.fixture
def shop_page(site, shop) -> ShopPage:
    return storefront(shop)


@pytest.fixture
def other_page(site, other_shop) -> ShopPage:
    return storefront(other_shop)


@pytest.fixture
def owner(shop) -> User:
    user = UserFactory(email="owner@example.org", name="Jana Amberg")
    MemberFactory(shop=shop, user=user)
    return user


@pytest.fixture
def helper(shop) -> User:
    user = UserFactory(email="helper@example.org", name="Hanna Helfer")
    MemberFactory(shop=shop, user=user, role=Role.HELPER)
    return user


@pytest.fixture
def other_owner(other_shop) -> User:
    user = UserFactory(email="other@example.org", name="Ruth Wiegand")
    MemberFactory(shop=other_shop, user=user)
    return user


@pytest.fixture
def staff(db) -> User:
    return UserFactory(email="staff@example.org", name="Stadt Coburg", is_staff=True, is_superuser=True)


@pytest.fixture
def shopper(db) -> User:
    return UserFactory(email="shopper@example.org", name="Katharina Lindner")


@pytest.fixture
def learner(helper) -> User:
    """A helper of the shop who learns."""
    return helper


@pytest.fixture
def stranger() -> Client:
    """Somebody who has not signed in."""
    return Client()


@pytest.fixture
def signed_in():
    """Return a function that gives a client with this person signed in."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


@pytest.fixture
def drain(db):
    """Run the task queue until it is empty, as the worker would."""
    return queue.drain
