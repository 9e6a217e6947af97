"""Rows of shops for tests: sensible, public, unless a test says otherwise."""

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from shops import models
from shops.enums import AvailabilityKind, HolidayPolicy, Role, ShopStatus

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # a Tuesday, 10:40 in Coburg


class CategoryFactory(DjangoModelFactory):
    """A root of the tree; `parent=` puts it below another."""

    class Meta:
        model = models.Category

    name = factory.Sequence(lambda n: f"Warengruppe {n}")
    slug = factory.Sequence(lambda n: f"warengruppe-{n}")
    shop_kind = "Fachgeschäft"
    motif = "feinkost"

    @classmethod
    def _create(
        cls, model_class: type[models.Category], *args: Any, parent: models.Category | None = None, **fields: Any
    ) -> models.Category:
        node = model_class(**fields)
        return parent.add_child(instance=node) if parent else model_class.add_root(instance=node)


class QuarterFactory(DjangoModelFactory):
    class Meta:
        model = models.Quarter

    name = factory.Sequence(lambda n: f"Viertel {n}")
    slug = factory.Sequence(lambda n: f"viertel-{n}")


class ShopFactory(DjangoModelFactory):
    class Meta:
        model = models.Shop

    name = factory.Sequence(lambda n: f"Laden {n}")
    slug = factory.Sequence(lambda n: f"laden-{n}")
    category = factory.SubFactory(CategoryFactory)
    status = ShopStatus.LIVE
    street = "Spitalgasse 12"
    postcode = "96450"
    city = "Coburg"
    phone = "09561 0000-0"
    email = factory.LazyAttribute(lambda shop: f"post@{shop.slug}.example")
    created_at = updated_at = AT


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = models.ShopMember

    shop = factory.SubFactory(ShopFactory)
    role = Role.OWNER


class HoursFactory(DjangoModelFactory):
    class Meta:
        model = models.OpeningHours

    shop = factory.SubFactory(ShopFactory)
    expression = "Mo-Sa 09:00-18:00"
    holiday_policy = HolidayPolicy.CLOSED
    confirmed_at = AT


class TraderFactory(DjangoModelFactory):
    """Complete legal facts."""

    class Meta:
        model = models.TraderProfile

    shop = factory.SubFactory(ShopFactory)
    legal_name = "Musterladen e. K."
    represented_by = "Jana Muster"
    street = "Spitalgasse 12"
    postcode = "96450"
    city = "Coburg"
    phone = "09561 0000-0"
    email = "post@muster.example"
    no_register_reason = "Kleingewerbe, nicht eintragungspflichtig"
    no_vat_id_reason = "Kleinunternehmen nach § 19 UStG"
    certified_at = AT


class ProductFactory(DjangoModelFactory):
    """A visible product with its current price and an availability statement."""

    class Meta:
        model = models.Product
        skip_postgeneration_save = True

    shop = factory.SubFactory(ShopFactory)
    category = factory.SubFactory(CategoryFactory)
    name = factory.Sequence(lambda n: f"Produkt {n}")
    slug = factory.Sequence(lambda n: f"produkt-{n}")
    created_at = updated_at = AT

    @factory.post_generation
    def cents(self, create: bool, value: int | None, **kwargs: Any) -> None:
        models.PricePeriod.objects.create(product=self, cents=1290 if value is None else value, valid_from=AT)

    @factory.post_generation
    def said(self, create: bool, value: str | None, **kwargs: Any) -> None:
        kind = AvailabilityKind.SHELF if value is None else value
        models.Availability.objects.create(product=self, kind=kind, days=3 if kind == AvailabilityKind.DAYS else None, said_at=AT)

    @factory.post_generation
    def on_hand(self, create: bool, value: int | None, **kwargs: Any) -> None:
        if value is not None:
            models.Stock.objects.create(product=self, on_hand=value)
