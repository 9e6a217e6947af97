"""What happens to the products of a shop. They have no drafts: what is written is live at once, logged, and can be taken back."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shops.domain.availability import write_statement
from shops.domain.prices import write_price
from shops.enums import AvailabilityKind
from shops.models import Category, Picture, Product, ProductPicture, Shop, ShopEvent
from shops.signals import products_changed, products_removed

if TYPE_CHECKING:
    from marketplace.models import User

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class ProductFacts(TypedDict, total=False):
    """What a person may state about a product, beside price, availability and pictures, which are rows of their own."""

    category: Category
    name: str
    sku: str
    gtin: str
    brand: str
    description: str
    vat_rate: int
    content: Decimal | None
    content_unit: str
    maker: str
    safety_note: str
    withdrawal_exception: str


def slug_of(name: str) -> str:
    """Return the readable part of a product's address, German letters written out."""
    return slugify(name.translate(UMLAUTS))[:80].strip("-") or "produkt"


@transaction.atomic
def add_product(
    *,
    shop: Shop,
    at: datetime,
    actor: "User | None" = None,
    cents: int | None = None,
    kind: str = AvailabilityKind.ASK,
    days: int | None = None,
    pictures: Sequence[tuple[Picture, str]] = (),
    **facts: Unpack[ProductFacts],
) -> Product:
    """Add a product with its first price, its first statement and its pictures (each with the words for those who cannot see it)."""
    product = Product(shop=shop, slug=slug_of(facts["name"]), created_at=at, updated_at=at, **facts)
    product.save(force_insert=True)
    _hang(product, pictures)
    write_price(product=product, cents=cents, at=at)
    write_statement(product=product, kind=kind, days=days, at=at, actor=actor)
    _log(product, "shops.product_added", at, actor)
    products_changed.send(sender=Product, product_ids=[product.pk])
    return product


@transaction.atomic
def change_product(*, product: Product, at: datetime, actor: "User | None" = None, **facts: Unpack[ProductFacts]) -> Product:
    """Change the stated facts; only the given fields are written, so that two people at two fields do not undo each other."""
    changed = [name for name, value in facts.items() if getattr(product, name) != value]
    if not changed:
        return product
    for name in changed:
        setattr(product, name, facts[name])  # type: ignore[literal-required]
    product.slug, product.updated_at = slug_of(product.name), at
    product.save(update_fields=[*changed, "slug", "updated_at"])
    _log(product, "shops.product_changed", at, actor, reason=", ".join(changed))
    products_changed.send(sender=Product, product_ids=[product.pk])
    return product


@transaction.atomic
def restate_product(
    *,
    product: Product,
    at: datetime,
    actor: "User | None" = None,
    cents: int | None,
    kind: str,
    days: int | None = None,
    pictures: Sequence[tuple[Picture, str]] = (),
    **facts: Unpack[ProductFacts],
) -> Product:
    """Write everything a person says about a product at once: facts, price, statement, and new pictures before those it has.

    ValidationError when somebody else set another price in the meantime; then nothing is written.
    """
    change_product(product=product, at=at, actor=actor, **facts)
    try:
        write_price(product=product, cents=cents, at=at)
    except ValueError:
        raise ValidationError(_("Der Preis wurde gerade von jemand anderem geändert. Bitte sehen Sie ihn noch einmal an.")) from None
    write_statement(product=product, kind=kind, days=days, at=at, actor=actor)
    if pictures:
        older = [(hung.picture, hung.alt) for hung in product.pictures.select_related("picture")]
        replace_pictures(product=product, pictures=[*pictures, *older], at=at, actor=actor)
    products_changed.send(sender=Product, product_ids=[product.pk])
    return product


@transaction.atomic
def replace_pictures(*, product: Product, pictures: Sequence[tuple[Picture, str]], at: datetime, actor: "User | None" = None) -> None:
    """Give a product these pictures in this order; a picture of another shop is refused."""
    product.pictures.all().delete()
    _hang(product, pictures)
    _log(product, "shops.product_pictures", at, actor)
    products_changed.send(sender=Product, product_ids=[product.pk])


@transaction.atomic
def hide_product(*, product: Product, at: datetime, actor: "User | None" = None, reason: str = "") -> bool:
    """Take a product off the shelf of the town; return False when it was hidden already."""
    if not Product.objects.filter(pk=product.pk, is_visible=True).update(is_visible=False, updated_at=at):
        return False
    product.is_visible, product.updated_at = False, at
    _log(product, "shops.product_hidden", at, actor, reason=reason)
    products_removed.send(sender=Product, product_ids=[product.pk])
    return True


@transaction.atomic
def show_product(*, product: Product, at: datetime, actor: "User | None" = None) -> bool:
    """Put a hidden product back; return False when it was visible already."""
    if not Product.objects.filter(pk=product.pk, is_visible=False).update(is_visible=True, updated_at=at):
        return False
    product.is_visible, product.updated_at = True, at
    _log(product, "shops.product_shown", at, actor)
    products_changed.send(sender=Product, product_ids=[product.pk])
    return True


def _log(product: Product, action: str, at: datetime, actor: "User | None", reason: str = "") -> None:
    words = f"{product.pk} {product.name}: {reason}" if reason else f"{product.pk} {product.name}"
    ShopEvent.objects.create(shop_id=product.shop_id, at=at, actor=actor, action=action, reason=words)


def _hang(product: Product, pictures: Sequence[tuple[Picture, str]]) -> None:
    if any(picture.shop_id != product.shop_id for picture, _alt in pictures):
        raise ValueError("a picture of another shop")
    ProductPicture.objects.bulk_create(
        ProductPicture(product=product, picture=picture, alt=alt, position=position) for position, (picture, alt) in enumerate(pictures)
    )
