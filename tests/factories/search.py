"""Documents and words for tests of finding, and a way to put products into the index."""

from typing import Any

import factory

from search.documents import Source
from search.domain.indexing import index_products
from search.query import Word
from shops.enums import AvailabilityKind
from shops.models import Product
from tests.factories.shops import AT, ProductFactory


class SourceFactory(factory.Factory):
    """What a shop says about a bread, unless a test says otherwise."""

    class Meta:
        model = Source

    product_id = factory.Sequence(lambda n: n + 1)
    name = "Bauernbrot, 1 kg"
    shop_id = 1
    shop_name = "Bäckerei Kornblum"
    categories = ((1, "Lebensmittel"), (2, "Brot und Brötchen"))
    cents = 590
    kind = AvailabilityKind.SHELF
    said_at = updated_at = AT


class WordFactory(factory.Factory):
    """A word whose forms are all the same."""

    class Meta:
        model = Word

    text = "brot"
    exact = folded = stem = factory.SelfAttribute("text")


def indexed(**fields: Any) -> Product:
    """Make a product and put it into the index, as the desk would."""
    product = ProductFactory(**fields)
    index_products(product_ids=[product.pk])
    return product
