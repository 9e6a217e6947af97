"""What the trade hands to templates: small frozen answers, ready to be shown."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from shops.results import ProductCard, ShopCard

if TYPE_CHECKING:
    from marketplace.models import Order


@dataclass(frozen=True)
class BagLine:
    """A number of one product in the basket, as it stands now.

    `problem` is "" or says why it cannot be reserved: "sold_out", "few" (fewer left than wanted), "no_price", "not_taking".
    `was_cents` is the price the shopper saw before, when it is another now.
    """

    line_id: int
    card: ProductCard
    quantity: int
    vat_rate: int
    problem: str = ""
    was_cents: int | None = None
    was_other_vat: bool = False

    @property
    def slot(self) -> str:
        """Return a name for the line's fields that stays the same when the page comes again."""
        return f"stueck-{self.card.product_id}"

    @property
    def cents(self) -> int:
        """Return the price of all of them; nothing without a price."""
        return (self.card.cents or 0) * self.quantity

    @property
    def shown_cents(self) -> int | None:
        """Return what stands beside the line: the price of all of them, or nothing where the shop names it."""
        return None if self.card.cents is None else self.cents

    @property
    def is_changed(self) -> bool:
        """Tell whether price or VAT are not what the shopper saw."""
        return self.was_cents is not None or self.was_other_vat


@dataclass(frozen=True)
class Bag:
    """One shop's part of the basket."""

    shop: ShopCard
    seller: str
    phone: str
    vat_words: str
    held_until: datetime
    lines: list[BagLine]

    @property
    def keepable(self) -> list[BagLine]:
        """Return the lines that can be reserved now."""
        return [line for line in self.lines if not line.problem]

    @property
    def total_cents(self) -> int:
        """Return the sum of what can be reserved now."""
        return sum(line.cents for line in self.keepable)


@dataclass(frozen=True)
class BasketContents:
    """A whole basket: one bag per shop, and the names of what nobody offers any more."""

    bags: list[Bag] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def keepable_bags(self) -> list[Bag]:
        """Return the shops at which something can be reserved now."""
        return [bag for bag in self.bags if bag.keepable]

    @property
    def troubles(self) -> list[BagLine]:
        """Return the lines that cannot be reserved now."""
        return [line for bag in self.bags for line in bag.lines if line.problem]

    @property
    def is_changed(self) -> bool:
        """Tell whether anything costs another price than the shopper saw."""
        return any(line.is_changed for bag in self.bags for line in bag.lines)

    @property
    def vat_words(self) -> str:
        """Return what all shops say about the VAT in their prices, or nothing where they differ."""
        words = {bag.vat_words for bag in self.keepable_bags}
        return words.pop() if len(words) == 1 else ""

    @property
    def total_cents(self) -> int:
        """Return the sum over all shops of what can be reserved now."""
        return sum(bag.total_cents for bag in self.bags)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing lies in it, not even a thing that is gone."""
        return not self.bags and not self.gone


@dataclass(frozen=True)
class RoundStop:
    """A shop on the walk, and how many minutes it is from the stop before; None for a shop without a place on the map."""

    shop: ShopCard
    minutes: int | None


@dataclass(frozen=True)
class Round:
    """The walk that collects everything, with the number of shops that will have closed before one gets there."""

    stops: list[RoundStop] = field(default_factory=list)
    minutes: int = 0
    missed: int = 0
    all_open: bool = False


@dataclass(frozen=True)
class Refusal:
    """A line that a shop could not set aside after all; it stays in the basket.

    `reason` is "sold_out", "few" (with `left`), "changed" or "not_taking".
    """

    shop_name: str
    product_name: str
    reason: str
    left: int = 0


@dataclass(frozen=True)
class Placing:
    """What pressing the button came to: the orders made, the lines refused, or why nothing was tried.

    `obstacle` is "", "changed" (what is there now is shown and confirmed again) or "too_many" (reservations waiting for this
    address).
    """

    orders: "list[Order]" = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    obstacle: str = ""
