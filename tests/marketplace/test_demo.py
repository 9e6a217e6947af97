"""The fictional town: its data holds together, it is built once, and it never touches somebody else's town."""

import json
import socket
from collections import Counter
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult
from PIL import Image
from stdnum import ean
from stdnum.eu import vat
from wagtail.models import Site

from marketplace.domain.demo import building, data, mark, people, prose
from marketplace.domain.demo.photos import photo
from marketplace.domain.demo.town import next_weekday
from marketplace.management.commands.run_town import command_lines, refuse_taken
from marketplace.models import DemoTown, HomePage, InfoPage, Order, User
from shops.domain.categories import read_categories
from shops.domain.hours.notation import normalise
from shops.domain.hours.opening import open_state
from shops.domain.hours.reading import calendar_at, shop_hours
from shops.domain.prices import current_price, reduction
from shops.domain.stock import stock_drift
from shops.enums import AvailabilityKind, ShopStatus
from shops.models import Category, CityDay, Picture, Product, Shop, ShopPage
from tests.factories.marketplace import UserFactory
from tests.factories.shops import ShopFactory
from training.models import CoursePage, Enrolment, LessonPage, QuizAttempt

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")

TABLES = data.shops()
GOODS = [(table, good) for table in TABLES for good in table.get("product", ())]


# --- the data, as it stands in the files -------------------------------------------------------------------------------
def test_twelve_shops_and_a_hundred_and_twenty_products():
    assert (len(TABLES), len(GOODS)) == (12, 120)
    assert len({good["category"] for _table, good in GOODS}) >= 25
    assert [table["slug"] for table in TABLES if not table.get("product")] == ["augenweide-optik"]


def test_everything_the_data_names_exists():
    leaves = {branch.slug for branch in read_categories()}
    quarters = {quarter["slug"] for quarter in data.read("town.toml")["quarter"]}
    makers = data.read("makers.toml")
    assert {table["category"] for table in TABLES} | {good["category"] for _table, good in GOODS} <= leaves
    assert {table["quarter"] for table in TABLES} <= quarters
    assert {good["maker"] for _table, good in GOODS if "maker" in good} == set(makers)


def test_numbers_have_right_check_digits_and_stand_once():
    gtins = [good["gtin"] for _table, good in GOODS if "gtin" in good]
    vat_ids = [table["trader"]["vat_id"] for table in TABLES if "vat_id" in table["trader"]]
    skus = [good["sku"] for _table, good in GOODS]
    assert [gtin for gtin in gtins if not ean.is_valid(gtin)] == []
    assert [number for number in vat_ids if not vat.is_valid(number)] == []
    for numbers in (gtins, vat_ids, skus):
        assert [number for number, times in Counter(numbers).items() if times > 1] == []


def test_nobody_real_can_be_reached():
    """Addresses end in .example, and no subscriber's number begins with zeros."""
    tables = [*TABLES, *data.read("makers.toml").values(), *data.read("town.toml")["person"]]
    members = [member for table in TABLES for member in (table["owner"], *table.get("helper", ()))]
    assert [one["email"] for one in [*tables, *members] if not one["email"].endswith(".example")] == []
    assert [table["phone"] for table in TABLES if not table["phone"].startswith("09561 0000-")] == []


def test_hours_vary_and_can_be_read():
    expressions = [table["hours"]["expression"] for table in TABLES]
    assert [expression for expression in expressions if expression and not hasattr(normalise(expression), "value")] == []
    assert expressions.count("") == 1
    assert len(set(expressions)) == 12


def test_the_edition_follows_the_data(tmp_path, monkeypatch):
    assert data.edition() == data.edition()
    (tmp_path / "town.toml").write_text("[town]\n", encoding="utf-8")
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    one = data.edition()
    (tmp_path / "town.toml").write_text("[town]\nname = 'x'\n", encoding="utf-8")
    assert len(one) == 16
    assert data.edition() != one


def test_prose_becomes_headings_and_text():
    assert prose.blocks("Vorweg.\n\n## Eins\n\n- a\n\n## Zwei\n") == [
        ("text", "<p>Vorweg.</p>\n"),
        ("heading", "Eins"),
        ("text", "<ul>\n<li>a</li>\n</ul>\n"),
        ("heading", "Zwei"),
    ]


def test_a_photo_is_drawn_in_the_colours_of_day():
    drawn = photo(kind="schuhe", seed="SA-01-4")
    picture = Image.open(BytesIO(drawn))
    assert picture.size == (1200, 1200)
    assert picture.convert("RGB").getpixel((4, 1190)) == (0xA3, 0xBD, 0xC8)  # the table of the fourth colourway
    assert photo(kind="schuhe", seed="SA-01-4") == drawn


@pytest.mark.parametrize(
    ("after", "weekday", "expected"),
    [
        (date(2026, 11, 24), "saturday", date(2026, 11, 28)),
        (date(2026, 11, 28), "saturday", date(2026, 11, 28)),
        (date(2026, 12, 26), "saturday", date(2027, 1, 2)),  # Boxing Day is passed over
    ],
)
def test_a_day_of_the_calendar_is_no_holiday(after, weekday, expected):
    assert next_weekday(after=after, weekday=weekday) == expected


# --- whose town it is -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("somebody", [UserFactory, ShopFactory])
def test_a_town_that_the_demo_did_not_make_is_left_alone(db, at, somebody):
    somebody()
    with pytest.raises(mark.NotOurTown):
        building.build_town(at=at, say=print)
    assert (DemoTown.objects.count(), HomePage.objects.count(), CityDay.objects.count()) == (0, 0, 0)
    assert User.objects.count() + Shop.objects.count() == 1


def test_the_command_refuses_in_words(db, shop, settings, tmp_path):
    settings.VAR = tmp_path
    with pytest.raises(CommandError, match=r"holds people or shops that the demo did not make\. Name an empty database in DATABASE_URL\.$"):
        call_command("demo", stdout=StringIO(), stderr=StringIO())
    assert list(tmp_path.iterdir()) == []
    assert Shop.objects.count() == 1


# --- the town, built --------------------------------------------------------------------------------------------------
def census():
    """Count every table and its newest row."""
    newest = {model: model.objects.order_by("pk").values_list("pk", flat=True).last() for model in apps.get_models()}
    return {model._meta.label: (model.objects.count(), pk) for model, pk in newest.items()}


@pytest.fixture
def built(db, clock, settings, tmp_path):
    """The town as `manage.py demo --json` leaves it, and what the command said."""
    settings.VAR = tmp_path
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    out = StringIO()
    call_command("demo", json=True, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_the_town_is_whole_and_a_second_run_changes_nothing(built, at, settings):
    assert (Shop.objects.filter(status=ShopStatus.LIVE).count(), Product.objects.filter(is_visible=True).count()) == (12, 120)
    goods_are_priced_and_spoken_for(at)
    shops_are_in_every_state(at)
    pages_stand_in_both_languages()
    pictures_are_ready()
    shops_have_something_to_do()
    two_have_begun_to_learn(at)
    accounts_open_their_doors(built)
    before = census()
    out = StringIO()
    call_command("demo", stdout=out, stderr=StringIO())
    assert census() == before
    for account in built["accounts"]:
        assert account["email"] in out.getvalue()
    assert json.loads((settings.VAR / "demo.json").read_text(encoding="utf-8")) == built


def goods_are_priced_and_spoken_for(at):
    products = Product.objects.select_related("availability").prefetch_related("prices")
    assert [product.sku for product in products if current_price(product.prices.all(), at=at) is None] == []
    assert {product.availability.kind for product in products} == set(AvailabilityKind)
    assert max(at - product.availability.said_at for product in products) == timedelta(days=200)
    reduced = {product.sku for product in products if reduction(product.prices.all(), at=at)}
    assert reduced == {good["sku"] for _table, good in GOODS if "was_cents" in good}
    assert Product.objects.filter(stock__isnull=False).values("shop").distinct().count() == 2
    assert stock_drift() == []


def shops_are_in_every_state(at):
    """It is Tuesday, 10:40: most are open, the Saturday shop is not, one never said."""
    hours, calendar = shop_hours(shop_ids=Shop.objects.values_list("pk", flat=True), at=at), calendar_at(at=at)
    states = {shop.slug: open_state(hours=hours.get(shop.pk), calendar=calendar, at=at).state for shop in Shop.objects.all()}
    assert states["kaese-und-kraut"] == "closed"
    assert states["wollstube-masche"] == "unknown"
    assert Counter(states.values()) == {"open": 10, "closed": 1, "unknown": 1}


def pages_stand_in_both_languages():
    assert Counter(ShopPage.objects.live().values_list("locale__language_code", flat=True)) == {"de": 12, "en": 12}
    assert sorted(InfoPage.objects.filter(locale__language_code="de").values_list("slug", flat=True)) == [
        "barrierefreiheit",
        "datenschutz",
        "impressum",
        "ueber",
    ]
    site = Site.objects.get()
    assert (site.root_page.specific, site.hostname, site.port) == (HomePage.objects.get(locale__language_code="de"), "localhost", 8000)
    assert CityDay.objects.count() == 4
    assert Category.objects.count() == 79


def pictures_are_ready():
    drawn = sum(len(good.get("photos", ())) for _table, good in GOODS) + sum(len(table.get("gallery", ())) for table in TABLES)
    assert (Picture.objects.count(), drawn) == (45, 45)
    assert {picture.renditions.filter(filter_spec__startswith="width-").count() for picture in Picture.objects.all()} == {2}
    assert {picture.width for picture in Picture.objects.all()} == {1200}


def shops_have_something_to_do():
    found = sorted(Order.objects.values_list("shop__slug", "status", "name"))
    assert found == [
        ("leseladen-vogt", "ready", "Lukas Bauer"),
        ("schuhhaus-amberg", "collected", "Ruth Pfeifer"),
        ("schuhhaus-amberg", "open", "Lukas Bauer"),
        ("schuhhaus-amberg", "ready", "Anna Lorenz"),
        ("spielwaren-kreiselmann", "open", "Karl Weber"),
        ("teehaus-blattgold", "collected", "Ruth Pfeifer"),
        ("teehaus-blattgold", "open", "Lukas Bauer"),
    ]
    assert {order.user_id for order in Order.objects.filter(name="Lukas Bauer")} == {User.objects.get(email="lukas@kunde.example").pk}
    assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 0


def two_have_begun_to_learn(at):
    course = CoursePage.objects.get(locale__language_code="de")
    lessons = [lesson.title for lesson in LessonPage.objects.child_of(course)]
    assert lessons == ["Öffnungszeiten, die stimmen", "Produkte, die gefunden werden"]
    enrolled = Enrolment.objects.order_by("enrolled_at").values_list("user__email", "shop__slug")
    assert list(enrolled) == [("mia@hufnagel.example", "eisenwaren-hufnagel"), ("jana@schuhhaus-amberg.example", "schuhhaus-amberg")]
    assert QuizAttempt.objects.get().given.count() == 2


def accounts_open_their_doors(built):
    assert [account["role"] for account in built["accounts"]] == ["staff", "owner", "helper", "other_owner", "learner", "shopper"]
    for account in built["accounts"]:
        user = User.objects.get(email=account["email"])
        assert user.check_password(built["password"])
        assert user.emailaddress_set.filter(verified=True, primary=True).count() == 1
        assert user.is_staff == (account["role"] == "staff")
        assert user.memberships.count() == (1 if account["shop"] else 0)


def test_an_interrupted_build_goes_on(db, at, monkeypatch):
    """The second shop fails; the next run builds what is missing and nothing twice."""
    whole = data.shops()
    monkeypatch.setattr(data, "shops", lambda: [whole[10], {**whole[7], "category": "none"}])
    with pytest.raises(Category.DoesNotExist):
        building.build_town(at=at, say=lambda words: None)
    assert (Shop.objects.count(), DemoTown.objects.get().finished_at) == (1, None)
    monkeypatch.setattr(data, "shops", lambda: [whole[10], whole[2], whole[7]])
    assert building.build_town(at=at + timedelta(minutes=5), say=lambda words: None) is True
    assert sorted(Shop.objects.values_list("slug", flat=True)) == ["eisenwaren-hufnagel", "schuhhaus-amberg", "wollstube-masche"]
    assert building.build_town(at=at + timedelta(minutes=9), say=lambda words: None) is False


def test_data_that_changed_since_is_said(db, at):
    DemoTown.objects.create(begun_at=at, finished_at=at, edition="of yesterday")
    assert building.is_current() is False
    DemoTown.objects.update(edition=data.edition())
    assert building.is_current() is True


def test_one_password_is_hashed_once(db):
    one, other = people.person(name="A", email="a@stadt.example"), people.person(name="B", email="b@stadt.example")
    assert one.password == other.password
    assert people.person(name="Anders", email="A@stadt.example") == one


# --- the supervisor ---------------------------------------------------------------------------------------------------
def test_three_parts_under_one_supervisor():
    lines = command_lines(port=8077, workers=3)
    assert list(lines) == ["server", "worker", "clock"]
    assert "--bind 127.0.0.1:8077 --workers 3" in lines["server"]


def test_a_taken_port_is_refused_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refuse(port)


def refuse(port):
    with pytest.raises(CommandError, match=rf"^Port {port} cannot be used .* make demo PORT={port % 60000 + 1}$"):
        refuse_taken(port)


def test_what_is_no_port_is_refused():
    with pytest.raises(CommandError, match=r"^Port 99999 cannot be used"):
        refuse_taken(99999)


def test_a_free_port_is_only_looked_at(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    call_command("run_town", port=port, check_port=True)
    assert capsys.readouterr().out == ""
