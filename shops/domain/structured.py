"""What search engines read of shops and products: schema.org as plain data, ready to be written as JSON; pure."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from shops.domain.queries import ProductDetail
from shops.models import Shop
from shops.results import PictureCard, ProductCard

Data = dict[str, Any]
AVAILABILITY = {"shelf": "InStock", "usually": "LimitedAvailability", "days": "BackOrder"}
# What would end the script element or open a comment in HTML, and the two line ends that old engines trip over.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_json(data: Data) -> SafeString:
    """Write data so that nothing in it can leave a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))


def local_business(*, shop: Shop, url: str, root: str, hours: Data, pictures: list[PictureCard], about: str = "") -> Data:
    """Describe a shop as a LocalBusiness; `hours` are its schema.org properties, `root` makes addresses whole."""
    data: Data = {
        "@context": "https://schema.org",
        "@type": ["LocalBusiness", "Store"],
        "@id": f"{root}{url}#laden",
        "name": shop.name,
        "description": about,
        "url": root + url,
        "telephone": shop.phone,
        "email": shop.email,
        "sameAs": shop.website,
        "address": postal_address(street=shop.street, postcode=shop.postcode, city=shop.city),
        "image": [absolute(picture.src, root) for picture in pictures],
        **hours,
    }
    if shop.latitude is not None and shop.longitude is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": shop.latitude, "longitude": shop.longitude}
    return {key: value for key, value in data.items() if value}


def product_data(*, detail: ProductDetail, root: str) -> Data:
    """Describe a product with the offer of its shop."""
    product, card = detail.product, detail.card
    data: Data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": f"{root}{card.url}#produkt",
        "name": product.name,
        "description": product.description,
        "sku": product.sku,
        "gtin": product.gtin,
        "category": " > ".join(category.name for category in detail.trail),
        "image": [absolute(picture.src, root) for picture in detail.pictures],
    }
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": product.brand}
    if card.cents is not None:
        data["offers"] = offer(card=card, root=root)
    return {key: value for key, value in data.items() if value}


def offer(*, card: ProductCard, root: str) -> Data:
    """Describe what one shop asks for a product and whether it says to have it; "ask us" claims nothing."""
    says = "OutOfStock" if card.left == 0 else AVAILABILITY.get(card.kind)
    data: Data = {
        "@type": "Offer",
        "url": root + card.url,
        "price": f"{card.cents // 100}.{card.cents % 100:02d}" if card.cents is not None else None,
        "priceCurrency": "EUR",
        "availability": f"https://schema.org/{says}" if says else None,
        "seller": {"@type": "Store", "@id": f"{root}{card.shop.url}#laden", "name": card.shop.name},
    }
    return {key: value for key, value in data.items() if value}


def postal_address(*, street: str, postcode: str, city: str) -> Data:
    """Describe an address in this country."""
    return {"@type": "PostalAddress", "streetAddress": street, "postalCode": postcode, "addressLocality": city, "addressCountry": "DE"}


def absolute(address: str, root: str) -> str:
    """Make an address whole, unless the storage gives whole ones already."""
    return address if address.startswith(("http://", "https://")) else root + address
