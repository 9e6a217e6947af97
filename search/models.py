"""The index as rows. Its full-text part belongs to the engine of the database and is made in the first migration."""

from typing import Any

from django.db import models
from django.db.models.lookups import Lookup

from search.query import CATEGORY


class Prefix(Lookup):
    """`key__prefix=`: a scan over the start of a column, in the one form that each database answers from its index."""

    lookup_name = "prefix"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*params, f"{self.rhs}%")

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", (*params, self.rhs, *params, f"{self.rhs}\x7f")


class KeyField(models.CharField):
    """A folded text of [a-z0-9 ] that is looked up by its start."""


KeyField.register_lookup(Prefix)


class IndexRow(models.Model):
    """The narrow row that facets and filters read; on PostgreSQL it also holds the bag as a tsvector."""

    rid = models.BigIntegerField(primary_key=True)
    packed = models.BigIntegerField()
    shop = models.BigIntegerField()
    price = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["price", "rid"], name="search_by_price")]


class IndexedProduct(models.Model):
    """What stands in the index for a product: the bag, needed to take it out again, and what ranking and counting read."""

    product_id = models.BigIntegerField(primary_key=True)
    rid = models.BigIntegerField(unique=True)
    shop_id = models.BigIntegerField(db_index=True)
    bag = models.TextField()
    title = models.CharField(max_length=160)
    title_stems = models.TextField()
    words = models.TextField()
    brand = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8)
    said_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    analyser = models.CharField(max_length=40)

    @property
    def category_ids(self) -> list[int]:
        """Return the product's Warengruppe and all above it."""
        return [int(token.removeprefix(CATEGORY)) for token in self.bag.split() if token.startswith(CATEGORY)]


class IndexedShop(models.Model):
    """A shop as it is found without any product: the stems of its name, kind, brands, services and what to ask for.

    Each list of stems is stored with a space before and behind every stem.
    """

    shop_id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    name_stems = models.TextField()
    stems = models.TextField()
    words = models.TextField()
    brands = models.TextField(blank=True)


class SuggestionKind(models.IntegerChoices):
    """The kinds of suggestions, in their order on the screen."""

    CATEGORY = 1
    BRAND = 2
    SHOP = 3
    PRODUCT = 4


class Suggestion(models.Model):
    """One way to begin typing a thing: a row for each word of its label."""

    kind = models.PositiveSmallIntegerField(choices=SuggestionKind)
    target = models.CharField(max_length=80)
    label = models.CharField(max_length=160)
    key = KeyField(max_length=160, db_index=True)
    count = models.IntegerField(default=0)
    carried = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "target", "key"], name="suggestion_once")]


class VocabularyWord(models.Model):
    """A spelling that the catalogue knows, with the number of entries that use it: the measure of a typo."""

    word = models.CharField(max_length=64, unique=True)
    folded = models.CharField(max_length=64)
    length = models.PositiveSmallIntegerField(db_index=True)
    count = models.IntegerField(default=0)
