"""What shops hands to templates and to the floors above: small frozen answers, ready to be shown."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class PictureCard:
    """A picture in two widths, made beforehand as WebP."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class ShopCard:
    """A shop with its face and its open state: in the street, in lists, beside a product."""

    shop_id: int
    slug: str
    name: str
    sign: str
    monogram: str
    motif: str
    kind: str
    street: str
    url: str
    state: str
    say: str
    quarter_id: int | None = None
    quarter: str = ""
    quarter_slug: str = ""
    metres: int | None = None
    walk: str = ""
    place: tuple[float, float] | None = None
    until: datetime | None = None

    @property
    def seed(self) -> str:
        """What the house is drawn from: it never changes as long as the shop lives."""
        return str(self.shop_id)

    @property
    def is_open(self) -> bool:
        """Tell whether one can go in now."""
        return self.state in ("open", "closing")

    @property
    def distance(self) -> str:
        """Return "280 m" or "1,4 km" as the crow flies from the market, or nothing for a shop without a place."""
        if self.metres is None:
            return ""
        return f"{self.metres} m" if self.metres < 1000 else f"{self.metres / 1000:.1f} km".replace(".", ",")


@dataclass(frozen=True)
class ProductCard:
    """A product as a list shows it: price, who says it is there and how old that is, and the shop."""

    product_id: int
    slug: str
    name: str
    url: str
    motif: str
    picture: PictureCard | None
    cents: int | None
    unit: str
    lowest_cents: int | None
    cut: int | None
    note: str
    kind: str
    days: int | None
    said_at: datetime | None
    who: str
    left: int | None
    shop: ShopCard
    category_id: int = 0
    distance: str = ""
    why: str = ""

    @property
    def seed(self) -> str:
        """What the still life is drawn from when there is no photo."""
        return str(self.product_id)


@dataclass(frozen=True)
class CategoryCard:
    """A Warengruppe with the number of things one finds in it and below it."""

    category_id: int
    slug: str
    name: str
    motif: str
    url: str
    count: int
    children: list["CategoryCard"] = field(default_factory=list)


@dataclass(frozen=True)
class QuarterCard:
    """A quarter with its shops, the open ones counted."""

    quarter_id: int
    slug: str
    name: str
    shops: list[ShopCard] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        """Return how many of its shops are open now."""
        return sum(shop.is_open for shop in self.shops)
