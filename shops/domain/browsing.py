"""The tree of Warengruppen as people walk through it: trails, counts, and what stands in a branch."""

from django.db.models import Count, QuerySet
from django.urls import reverse

from shops.enums import ShopStatus
from shops.models import Category, Product
from shops.results import CategoryCard


def visible_products() -> QuerySet[Product]:
    """Return the products everyone may see: not hidden, and of a public shop."""
    return Product.objects.filter(is_visible=True, shop__status=ShopStatus.LIVE)


def products_in(category: Category) -> QuerySet[Product]:
    """Return the visible products of a Warengruppe and of all below it, the newest first."""
    return visible_products().filter(category__path__startswith=category.path).order_by("-created_at", "-id")


def trail_to(category: Category) -> list[Category]:
    """Return the Warengruppen from the root down to this one; one query, none for a root."""
    step = Category.steplen
    paths = [category.path[:end] for end in range(step, len(category.path), step)]
    above = list(Category.objects.filter(path__in=paths).order_by("path")) if paths else []
    return [*above, category]


def category_cards() -> list[CategoryCard]:
    """Return the whole tree with counts rolled up, branches without a single product left out; two queries."""
    direct = visible_products().values_list("category__path").annotate(count=Count("pk")).order_by()
    counts: dict[str, int] = {}
    for path, count in direct:
        for end in range(Category.steplen, len(path) + 1, Category.steplen):
            counts[path[:end]] = counts.get(path[:end], 0) + count
    grown: dict[str, CategoryCard] = {}
    roots: list[CategoryCard] = []
    for category in Category.objects.filter(path__in=counts).order_by("path"):
        grown[category.path] = card = _card(category, counts[category.path])
        above = grown.get(category.path[: -Category.steplen])
        (above.children if above else roots).append(card)
    return roots


def branch_of(cards: list[CategoryCard], category: Category) -> CategoryCard:
    """Return the card of this Warengruppe from the tree, or an empty one when nothing stands in it."""
    for card in cards:
        if card.category_id == category.pk:
            return card
        if (found := branch_of(card.children, category)).count:
            return found
    return _card(category, 0)


def _card(category: Category, count: int) -> CategoryCard:
    url = reverse("shops:category", args=[category.slug])
    return CategoryCard(category_id=category.pk, slug=category.slug, name=category.name, motif=category.motif, url=url, count=count)
