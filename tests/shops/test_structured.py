import json
from datetime import timedelta
from decimal import Decimal

import pytest

from shops.domain.hours import calendar_at, opening_hours_data, shop_hours
from shops.domain.queries import product_detail
from shops.domain.structured import absolute, as_json, local_business, product_data
from shops.models import Product, SpecialDay, Stock
from shops.results import PictureCard
from tests.factories.shops import CategoryFactory, ProductFactory, ShopFactory

ROOT = "https://stadt.example"
CLAIMS = [("shelf", "InStock"), ("usually", "LimitedAvailability"), ("days", "BackOrder"), ("ask", None)]
NASTY = ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "zwei\u2028Zeilen\u2029", '"quoted" \\ back', "]]>"]


def hours_of(shop, at):
    return opening_hours_data(hours=shop_hours(shop_ids=[shop.pk], at=at)[shop.pk], calendar=calendar_at(at=at), at=at)


def test_a_shop_is_a_local_business_with_its_hours_and_special_days(shop, at):
    shop.latitude, shop.longitude, shop.website = 50.26, 10.96, "https://amberg.example"
    tomorrow = (at + timedelta(days=1)).date()
    SpecialDay.objects.create(shop=shop, day=tomorrow, hours="", note="Inventur")
    picture = PictureCard(src="/media/laden.webp", srcset="", width=480, height=360, alt="Der Laden")
    data = local_business(shop=shop, url="/laeden/x/", root=ROOT, hours=hours_of(shop, at), pictures=[picture], about="Schuhe.")
    assert data.pop("openingHoursSpecification") == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "09:00",
            "closes": "18:00",
            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        }
    ]
    special = data.pop("specialOpeningHoursSpecification")
    assert special[0] == {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
        "validFrom": tomorrow.isoformat(),
        "validThrough": tomorrow.isoformat(),
    }
    assert data == {
        "@context": "https://schema.org",
        "@type": ["LocalBusiness", "Store"],
        "@id": f"{ROOT}/laeden/x/#laden",
        "name": "Schuhhaus Amberg",
        "description": "Schuhe.",
        "url": f"{ROOT}/laeden/x/",
        "telephone": "09561 0000-0",
        "email": "post@schuhhaus-amberg.example",
        "sameAs": "https://amberg.example",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Spitalgasse 12",
            "postalCode": "96450",
            "addressLocality": "Coburg",
            "addressCountry": "DE",
        },
        "image": [f"{ROOT}/media/laden.webp"],
        "geo": {"@type": "GeoCoordinates", "latitude": 50.26, "longitude": 10.96},
    }


def test_what_is_not_known_is_not_said(db):
    data = local_business(shop=ShopFactory(phone="", email=""), url="/x/", root=ROOT, hours={}, pictures=[])
    assert set(data) == {"@context", "@type", "@id", "name", "url", "address"}


def test_a_product_carries_the_offer_of_its_shop(shop, at):
    product = ProductFactory(
        shop=shop,
        name="Tee",
        slug="tee",
        description="Erste Pflückung.",
        sku="T1",
        gtin="4006381333931",
        brand="Blattgold",
        cents=1290,
        content=Decimal(100),
        content_unit="g",
        category=CategoryFactory(name="Tee", parent=CategoryFactory(name="Lebensmittel")),
    )
    assert product_data(detail=product_detail(pk=product.pk, at=at), root=ROOT) == {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": f"{ROOT}/produkt/{product.pk}/tee/#produkt",
        "name": "Tee",
        "description": "Erste Pflückung.",
        "sku": "T1",
        "gtin": "4006381333931",
        "category": "Lebensmittel > Tee",
        "brand": {"@type": "Brand", "name": "Blattgold"},
        "offers": {
            "@type": "Offer",
            "url": f"{ROOT}/produkt/{product.pk}/tee/",
            "price": "12.90",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
            "seller": {"@type": "Store", "@id": f"{ROOT}/laeden/schuhhaus-amberg/#laden", "name": "Schuhhaus Amberg"},
        },
    }


@pytest.mark.parametrize(("said", "claim"), CLAIMS)
def test_no_more_is_claimed_than_the_shop_says(shop, at, said, claim):
    product = ProductFactory(shop=shop, said=said)
    offer = product_data(detail=product_detail(pk=product.pk, at=at), root=ROOT)["offers"]
    assert offer.get("availability") == (f"https://schema.org/{claim}" if claim else None)


def test_sold_out_and_without_a_price(shop, at):
    product = ProductFactory(shop=shop)
    Stock.objects.create(product=product, on_hand=0)
    assert product_data(detail=product_detail(pk=product.pk, at=at), root=ROOT)["offers"]["availability"] == "https://schema.org/OutOfStock"
    Product.objects.get(pk=product.pk).prices.all().delete()
    assert "offers" not in product_data(detail=product_detail(pk=product.pk, at=at), root=ROOT)


@pytest.mark.parametrize(
    "nasty", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "zwei\u2028Zeilen\u2029", '"quoted" \\ back', "]]>"]
)
def test_nothing_leaves_the_script_element(nasty):
    text = as_json({"name": nasty})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"name": nasty}


def test_whole_addresses_stay_as_they_are():
    assert absolute("/media/a.webp", ROOT) == f"{ROOT}/media/a.webp"
    assert absolute("https://bilder.example/a.webp", ROOT) == "https://bilder.example/a.webp"
