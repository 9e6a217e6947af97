import html
import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from wagtail import hooks

from shops.domain.prices import set_price
from shops.enums import CityDayKind, ShopStatus
from shops.models import CityDay, OpeningHours, Picture, Product, Shop, ShopPage, ShopPagePicture, Stock, TraderProfile
from tests.conftest import storefront
from tests.factories.shops import CategoryFactory, HoursFactory, ProductFactory, QuarterFactory, ShopFactory, TraderFactory

pytestmark = pytest.mark.usefixtures("site", "clock")
DAY = timedelta(days=1)


def words(answer):
    """Return what a person reads: no tags, no soft hyphens, one space between words."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00ad", "")
    return " ".join(text.split())


def data_of(answer):
    """Return the structured data of a page."""
    return [json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode())]


def town_shop(**fields):
    shop = ShopFactory(**fields)
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


# ---------------------------------------------------------------- the page of a shop
def test_a_shop_with_nothing_but_its_name_looks_complete(stranger, shop_page):
    answer = stranger.get("/laeden/schuhhaus-amberg/")
    text = words(answer)
    assert answer.status_code == 200
    for part in (
        "Schuhhaus Amberg",
        "Schuhe für alle.",
        "Geöffnet bis 18:00",
        "Anrufen",
        "Fragen Sie uns",
        "Diese Woche",
        "Di 24.11. 9:00 – 18:00 heute",
        "Zeiten , heute bestätigt",
        "Weg und Kontakt",
        "Spitalgasse 12, 96450 Coburg",
        "09561 0000-0",
        "Impressum von Schuhhaus Amberg",
        "Seite melden",
    ):
        assert part in text, part
    assert 'aria-label="Gezeichnetes Haus von Schuhhaus Amberg"' in answer.content.decode()
    assert "Aus dem Laden" not in text


def test_a_shop_tells_all_it_has_told(stranger, shop_page, shop, other_page):
    ShopPage.objects.filter(pk=shop_page.pk).update(
        story_title="Seit 1931",
        story=json.dumps(
            [
                {"type": "text", "value": "<p>Wir messen noch.</p>", "id": "1"},
                {"type": "heading", "value": "Der Keller", "id": "2"},
                {"type": "quote", "value": "Passt.", "id": "3"},
            ]
        ),
        brands="Hirsch und Söhne\nPedalo",
        services="Füße messen",
        ask_for="Einlagen nach Maß",
    )
    Shop.objects.filter(pk=shop.pk).update(delivers=True, delivery_cents=490, way_hint="gegenüber vom Brunnen")
    for number in range(7):
        ProductFactory(shop=shop, name=f"Schuh {number}")
    answer = stranger.get("/laeden/schuhhaus-amberg/")
    text = words(answer)
    for part in (
        "Seit 1931",
        "Wir messen noch.",
        "Der Keller",
        "Passt.",
        "Hirsch und Söhne",
        "Pedalo",
        "Füße messen",
        "Liefern in Coburg, 4,90 €",
        "Gegenüber vom Brunnen",
        "Fragen Sie uns nach …",
        "Aus dem Laden",
        "Alle 7 Produkte",
        "Gleich nebenan",
        "Leise Sohle",
    ):
        assert part in text, part
    assert text.count("inkl. MwSt., Abholung 0 €") == 6
    assert "mailto:post@schuhhaus-amberg.example?subject=Haben%20Sie%20das%3A%20Einlagen%20nach%20Ma%C3%9F%3F" in answer.content.decode()


def test_without_hours_and_mail_one_is_told_to_call(stranger, shop_page, shop):
    OpeningHours.objects.all().delete()
    Shop.objects.update(email="")
    ShopPage.objects.update(ask_for="Einlagen")
    answer = stranger.get("/laeden/schuhhaus-amberg/")
    assert "Dieser Laden hat seine Zeiten noch nicht eingetragen. Am besten rufen Sie kurz an." in words(answer)
    assert "Zeiten nicht bestätigt" in words(answer)
    assert 'href="tel:0956100000"' in answer.content.decode()


def test_a_shop_nobody_can_reach_shows_its_words_without_links(stranger, shop_page):
    Shop.objects.update(email="", phone="")
    ShopPage.objects.update(ask_for="Einlagen")
    answer = stranger.get("/laeden/schuhhaus-amberg/")
    assert "Einlagen" in words(answer)
    assert "mailto:" not in answer.content.decode()
    assert "tel:" not in answer.content.decode()


@pytest.mark.parametrize("status", [ShopStatus.DRAFT, ShopStatus.SUBMITTED, ShopStatus.PAUSED, ShopStatus.CLOSED])
def test_what_belongs_to_a_shop_that_is_not_public_is_not_found(stranger, shop_page, shop, status):
    product = ProductFactory(shop=shop)
    Shop.objects.filter(pk=shop.pk).update(status=status)
    paths = ["/laeden/schuhhaus-amberg/", "/laeden/schuhhaus-amberg/waren/", "/laeden/schuhhaus-amberg/impressum/"]
    assert [stranger.get(path).status_code for path in [*paths, f"/produkt/{product.pk}/{product.slug}/"]] == [404] * 4


def test_search_engines_read_the_shop(stranger, shop_page):
    answer = stranger.get("/laeden/schuhhaus-amberg/?utm=1")
    [data] = data_of(answer)
    assert (data["@type"], data["name"]) == (["LocalBusiness", "Store"], "Schuhhaus Amberg")
    assert data["url"] == "http://testserver/laeden/schuhhaus-amberg/"
    assert data["openingHoursSpecification"][0]["opens"] == "09:00"
    assert '<link rel="canonical" href="http://testserver/laeden/schuhhaus-amberg/">' in answer.content.decode()
    assert re.search(r'<meta\s+name="description"\s+content="Schuhe für alle\."', answer.content.decode())


def test_what_people_type_stays_text(stranger, shop_page):
    nasty = "</script><script>alert(1)</script>"
    ShopPage.objects.update(tagline=nasty, brands=nasty, services=nasty, ask_for=nasty, story_title=nasty)
    Shop.objects.update(name=nasty, street=nasty)
    assert "<script>alert" not in stranger.get("/laeden/schuhhaus-amberg/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_shop_page_costs_the_same_for_one_and_for_many(stranger, shop_page, shop, django_assert_num_queries, count):
    for number in range(count):
        town_shop(quarter=QuarterFactory())
        ProductFactory(shop=shop, name=f"Schuh {number}")
    stranger.get("/laeden/schuhhaus-amberg/")
    with django_assert_num_queries(28):
        assert stranger.get("/laeden/schuhhaus-amberg/").status_code == 200


# ---------------------------------------------------------------- all goods of a shop
@pytest.mark.parametrize("count", [1, 3])
def test_all_goods_of_a_shop(stranger, shop, django_assert_num_queries, count):
    for number in range(count):
        ProductFactory(shop=shop, name=f"Schuh {number}")
    ProductFactory(name="Fremdes")
    ProductFactory(shop=shop, name="Verstecktes", is_visible=False)
    stranger.get("/laeden/schuhhaus-amberg/waren/")
    with django_assert_num_queries(13):
        answer = stranger.get("/laeden/schuhhaus-amberg/waren/")
    text = words(answer)
    assert [f"Schuh {number}" in text for number in range(3)] == [number < count for number in range(3)]
    assert ("Fremdes" in text, "Verstecktes" in text) == (False, False)


def test_a_shop_without_goods_sends_on(stranger, shop):
    assert "Hier steht gerade nichts im Netz" in words(stranger.get("/laeden/schuhhaus-amberg/waren/"))


# ---------------------------------------------------------------- the Impressum
def test_the_imprint_names_the_trader(stranger, shop):
    TraderProfile.objects.update(register="Amtsgericht Coburg, HRA 1", vat_id="DE136695976", small_business=True)
    text = words(stranger.get("/laeden/schuhhaus-amberg/impressum/"))
    for part in (
        "Angaben nach § 5 DDG",
        "Musterladen e. K.",
        "Jana Muster",
        "Spitalgasse 12 96450 Coburg Deutschland",
        "post@muster.example",
        "Amtsgericht Coburg, HRA 1",
        "DE136695976",
        "Kleinunternehmen nach § 19 UStG",
        "am 24. November 2026 erklärt",
    ):
        assert part in text, part


def test_the_imprint_gives_the_reasons_where_there_is_no_number(stranger, shop):
    text = words(stranger.get("/laeden/schuhhaus-amberg/impressum/"))
    assert "Kleingewerbe, nicht eintragungspflichtig" in text
    assert "Kleinunternehmen nach § 19 UStG" in text


def test_nowhere_is_a_link_to_the_closed_platform(stranger, shop_page, shop):
    product = ProductFactory(shop=shop)
    for path in ("/laeden/schuhhaus-amberg/", "/laeden/schuhhaus-amberg/impressum/", f"/produkt/{product.pk}/{product.slug}/"):
        assert "ec.europa.eu/consumers/odr" not in stranger.get(path).content.decode()


# ---------------------------------------------------------------- a product
def test_a_product_page_says_what_the_law_wants(stranger, shop, owner, at):
    Shop.objects.update(delivers=True, delivery_cents=490)
    product = ProductFactory(
        shop=shop,
        name="Darjeeling",
        slug="darjeeling",
        cents=1490,
        content=Decimal(100),
        content_unit="g",
        description="Erste Pflückung.",
        maker="Blattgold GmbH\nAm Gries 4, 96215 Lichtenfels\npost@blattgold.example",
        safety_note="Heiß.",
        gtin="4006381333931",
        sku="T1",
    )
    set_price(product=product, cents=1290, at=at + timedelta(minutes=-1) + DAY)
    answer = stranger.get(f"/produkt/{product.pk}/darjeeling/")
    text = words(answer)
    for part in (
        "14,90 €",
        "149,00 €/kg",
        "inkl. MwSt. · Abholung kostenlos · Lieferung in Coburg 4,90 €",
        "Verkauf durch Schuhhaus Amberg, Unternehmer",
        "Im Regal , heute bestätigt",
        "Kein Vertrag, Sie entscheiden im Laden",
        "Liegt bereit bis Mi 25. November, 18:00",
        "In den Korb",
        "Erste Pflückung.",
        "Gesetzliche Gewährleistung",
        "2 Jahre",
        "(EU) 2025/1960",
        "14 Tage lang ohne Grund widerrufen",
        "Blattgold GmbH Am Gries 4, 96215 Lichtenfels post@blattgold.example",
        "4006381333931",
        "Heiß.",
        "Inhalt 100 g",
        "Musterladen e. K., Jana Muster, Spitalgasse 12, 96450 Coburg, 09561 0000-0, post@muster.example.",
        "Selbstauskunft nach Art. 30 DSA vom 24. November 2026.",
        "Produkt melden",
        "Zeichnung, noch kein Foto",
    ):
        assert part in text, part


def test_a_reduction_names_the_lowest_price_before(stranger, shop, at):
    product = ProductFactory(shop=shop, cents=12900, created_at=at)
    product.prices.update(valid_from=at - 40 * DAY, valid_until=at - DAY, cents=14900)
    set_price(product=product, cents=12900, at=at - DAY)
    text = words(stranger.get(f"/produkt/{product.pk}/{product.slug}/"))
    assert "129,00 € −13 %" in text
    assert "Niedrigster Preis der letzten 30 Tage: 149,00 €" in text


def test_a_small_business_shows_its_note(stranger, shop):
    TraderProfile.objects.update(small_business=True)
    product = ProductFactory(shop=shop)
    text = words(stranger.get(f"/produkt/{product.pk}/{product.slug}/"))
    assert "Keine Umsatzsteuer ausgewiesen (§ 19 UStG) · Abholung kostenlos" in text
    assert "inkl. MwSt." not in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"withdrawal_exception": "perishable"}, "kann schnell verderben"),
        ({"withdrawal_exception": "sealed"}, "erlischt das Widerrufsrecht"),
        ({"withdrawal_exception": "made_to_order"}, "wird nach Ihren Angaben gefertigt"),
        ({"maker": ""}, "Noch nicht angegeben. Auskunft gibt der Laden."),
        ({"safety_note": ""}, "Keine Warnhinweise angegeben"),
    ],
)
def test_what_lacks_or_is_excepted_is_said(stranger, shop, fields, said):
    product = ProductFactory(shop=shop, **fields)
    assert said in words(stranger.get(f"/produkt/{product.pk}/{product.slug}/"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda product: product.prices.all().delete(), "Das gibt es nur im Laden selbst"),
        (lambda product: Shop.objects.update(takes_reservations=False), "Das gibt es nur im Laden selbst"),
        (lambda product: Stock.objects.create(product=product, on_hand=0), "Gerade ist keines mehr da"),
    ],
)
def test_what_cannot_be_reserved_has_no_basket(stranger, shop, change, said):
    product = ProductFactory(shop=shop)
    change(product)
    text = words(stranger.get(f"/produkt/{product.pk}/{product.slug}/"))
    assert said in text
    assert "In den Korb" not in text


def test_an_old_address_leads_to_the_present_one(stranger, shop):
    product = ProductFactory(shop=shop, slug="neu")
    answer = stranger.get(f"/produkt/{product.pk}/alt/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/produkt/{product.pk}/neu/")


def test_hidden_gone_and_never_there(stranger, shop):
    product = ProductFactory(shop=shop, is_visible=False)
    paths = [f"/produkt/{product.pk}/{product.slug}/", "/produkt/999999/x/", "/produkt/99999999999999999999/x/", "/waren/nichts/"]
    assert [stranger.get(path).status_code for path in paths] == [404] * 4


def test_search_engines_read_the_product(stranger, shop):
    product = ProductFactory(shop=shop, name="Tee </script>", slug="tee", cents=1290)
    [data] = data_of(stranger.get(f"/produkt/{product.pk}/tee/"))
    assert (data["name"], data["offers"]["price"]) == ("Tee </script>", "12.90")


@pytest.mark.parametrize("count", [1, 3])
def test_a_product_page_costs_the_same_for_one_and_for_many(stranger, shop, django_assert_num_queries, count):
    category = CategoryFactory(parent=CategoryFactory())
    product = ProductFactory(shop=shop, category=category)
    for _number in range(count):
        ProductFactory(shop=town_shop(), category=category)
    stranger.get(f"/produkt/{product.pk}/{product.slug}/")
    with django_assert_num_queries(14):
        answer = stranger.get(f"/produkt/{product.pk}/{product.slug}/")
    assert "Auch in anderen Läden" in words(answer)


# ---------------------------------------------------------------- Warengruppen
def test_a_category_shows_what_is_in_it_and_below(stranger, shop):
    shoes = CategoryFactory(name="Schuhe", slug="schuhe")
    ladies = CategoryFactory(name="Damenschuhe", slug="damenschuhe", parent=shoes)
    ProductFactory(shop=shop, name="Pumps", category=ladies)
    ProductFactory(shop=shop, name="Einlage", category=shoes)
    ProductFactory(shop=shop, name="Brot")
    text = words(stranger.get("/waren/schuhe/"))
    assert "2 Produkte in den Läden der Stadt" in text
    assert ("Pumps" in text, "Einlage" in text, "Damenschuhe 1" in text, "Brot" in text) == (True, True, True, False)
    assert "Einlage" not in words(stranger.get("/waren/damenschuhe/"))
    assert "Schuhe 2" in words(stranger.get("/waren/"))


def test_an_empty_category_says_that_the_town_may_have_it(stranger):
    CategoryFactory(slug="leer")
    assert "Das heißt nicht, dass es das in der Stadt nicht gibt." in words(stranger.get("/waren/leer/"))
    assert "Noch steht nichts im Netz" in words(stranger.get("/waren/"))


def test_a_long_category_has_pages(stranger, shop):
    category = CategoryFactory(slug="viel")
    for number in range(25):
        ProductFactory(shop=shop, name=f"Ding {number:02}", category=category)
    first, second = words(stranger.get("/waren/viel/")), words(stranger.get("/waren/viel/?seite=2"))
    assert ("Ding 24" in first, "Ding 00" in first, "Ding 00" in second) == (True, False, True)
    assert stranger.get("/waren/viel/?seite=999999999999999999999").status_code == 200
    assert stranger.get("/waren/viel/?seite=x").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_categories_cost_the_same_for_one_and_for_many(stranger, django_assert_num_queries, count):
    root = CategoryFactory(slug="wurzel")
    for _number in range(count):
        ProductFactory(shop=town_shop(), category=CategoryFactory(parent=root))
    stranger.get("/waren/wurzel/")
    with django_assert_num_queries(12):
        stranger.get("/waren/wurzel/")
    with django_assert_num_queries(3):
        stranger.get("/waren/")


# ---------------------------------------------------------------- the town's calendar
def test_the_calendar_holds_holidays_and_what_the_town_adds(stranger):
    CityDay.objects.create(day=date(2026, 12, 13), kind=CityDayKind.OPEN_SUNDAY, title="Advent", hours="13:00-18:00", note="Parken frei")
    CityDay.objects.create(day=date(2026, 12, 4), kind=CityDayKind.LONG_NIGHT, title="Lange Einkaufsnacht", hours="08:00-23:00")
    CityDay.objects.create(day=date(2027, 7, 10), kind=CityDayKind.CLOSURE, title="Schlossplatzfest")
    CityDay.objects.create(day=date(2027, 7, 11), kind=CityDayKind.EVENT, title="Markt")
    CityDay.objects.create(day=date(2026, 11, 23), kind=CityDayKind.EVENT, title="Gestern")
    text = words(stranger.get("/stadtkalender/"))
    for part in (
        "Advent Verkaufsoffener Sonntag, 13:00 – 18:00 Parken frei",
        "Lange Einkaufsnacht 8:00 – 23:00",
        "Schlossplatzfest Die Läden sind geschlossen",
        "Heilige Drei Könige Feiertag, die Läden sind geschlossen",
        "Dezember 2026",
        "Fronleichnam",
    ):
        assert part in text, part
    assert "Gestern" not in text
    assert "Mariä Himmelfahrt" not in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_costs_two_queries(stranger, django_assert_num_queries, count):
    for number in range(count):
        CityDay.objects.create(day=date(2026, 12, 1 + number), kind=CityDayKind.EVENT, title=f"Markt {number}")
    with django_assert_num_queries(2):
        assert stranger.get("/stadtkalender/").status_code == 200


# ---------------------------------------------------------------- what crawlers get
def test_the_sitemap_lists_what_is_public(stranger, shop_page, shop):
    paused = town_shop(slug="pause", status=ShopStatus.PAUSED)
    storefront(paused)
    category = CategoryFactory(slug="schuhe")
    product = ProductFactory(shop=shop, slug="pumps", category=category)
    ProductFactory(shop=shop, slug="versteckt", is_visible=False)
    text = stranger.get("/sitemap.xml").content.decode()
    listed = [address.removeprefix("http://testserver") for address in re.findall(r"<loc>(.*?)</loc>", text)]
    assert sorted(listed) == sorted(
        [
            "/",
            "/laeden/",
            "/lernen/",
            "/laeden/schuhhaus-amberg/",
            "/laeden/schuhhaus-amberg/waren/",
            "/waren/schuhe/",
            f"/produkt/{product.pk}/pumps/",
        ]
    )


def test_robots_stay_out_of_what_is_personal(stranger):
    answer = stranger.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert {"User-agent: *", "Disallow: /konto/", "Disallow: /en/konto/", "Sitemap: http://testserver/sitemap.xml"} <= set(lines)


@pytest.mark.parametrize("path", ["/waren/", "/stadtkalender/", "/laeden/schuhhaus-amberg/impressum/", "/laeden/schuhhaus-amberg/waren/"])
def test_pages_are_read_and_not_written(stranger, shop, path):
    assert stranger.post(path).status_code == 405
    assert Product.objects.count() == 0


# ---------------------------------------------------------------- what others add, and where it is
def test_upper_floors_hang_badges_on_a_shop(stranger, shop_page, shop, at):
    asked = []

    def badges(shop_id, at):
        asked.append((shop_id, at))
        return [("Digital fit", "seal")]

    with hooks.register_temporarily("shop_page_badges", badges):
        text = words(stranger.get("/laeden/schuhhaus-amberg/"))
    assert "Digital fit" in text
    assert asked == [(shop.pk, at)]


def test_a_picture_in_the_story_has_its_words_unless_it_only_decorates(stranger, shop_page, shop):
    pictures = [
        Picture.objects.create(title="Foto", shop=shop, file="original_images/foto.jpg", width=80, height=60) for _number in range(2)
    ]
    values = [
        {"image": pictures[0].pk, "alt_text": "Die Werkstatt", "decorative": False},
        {"image": pictures[1].pk, "alt_text": "", "decorative": True},
    ]
    ShopPage.objects.update(
        story=json.dumps([{"type": "picture", "value": value, "id": str(number)} for number, value in enumerate(values)])
    )
    answer = stranger.get("/laeden/schuhhaus-amberg/").content.decode()
    assert re.findall(r'<figure class="told">.*?alt="(.*?)"', answer, flags=re.DOTALL) == ["Die Werkstatt", ""]


def test_a_real_map_is_only_asked_by_whoever_follows_the_link(stranger, shop_page):
    Shop.objects.update(latitude=50.26, longitude=10.96)
    answer = stranger.get("/laeden/schuhhaus-amberg/").content.decode()
    assert "https://www.openstreetmap.org/?mlat=50.26000&amp;mlon=10.96000#map=19/50.26000/10.96000" in answer
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="https?://(?!testserver)', answer) == []


# ---------------------------------------------------------------- before it is public
def test_the_preview_shows_a_shop_in_preparation(shop_page, shop):
    Shop.objects.update(status=ShopStatus.DRAFT)
    draft = ShopPage.objects.get(pk=shop_page.pk)
    draft.tagline = "Noch nicht veröffentlicht."
    picture = Picture.objects.create(title="Foto", shop=shop, file="original_images/foto.jpg", width=800, height=600)
    draft.pictures = [ShopPagePicture(picture=picture, alt="Der Laden von außen")]
    answer = draft.make_preview_request()
    assert answer.status_code == 200
    assert "Noch nicht veröffentlicht." in words(answer)
    assert 'alt="Der Laden von außen"' in answer.content.decode()


def test_a_long_gallery_unfolds(stranger, shop_page, shop):
    for number in range(5):
        picture = Picture.objects.create(title="Foto", shop=shop, file="original_images/foto.jpg", width=800, height=600)
        ShopPagePicture.objects.create(page=shop_page, picture=picture, alt=f"Bild {number}", sort_order=number)
    answer = stranger.get("/laeden/schuhhaus-amberg/").content.decode()
    assert [f'alt="Bild {number}"' in answer for number in range(5)] == [True] * 5
    assert answer.index("Weitere Bilder") < answer.index('alt="Bild 3"')
