"""Facets from one count of groups: each is counted without its own selection, and what is chosen stays, even at zero."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from search.backends.base import Group, Where
from search.documents import BANDS, KINDS, unpack
from search.query import CATEGORY, SHOP, Anything, Expression, every, tokens
from search.results import FacetOption, Facets, Filters
from shops.enums import AvailabilityKind
from shops.models import Category, Shop

MOST_SHOPS = 20
KIND_OF = {number: kind for kind, number in KINDS.items()}
OPEN_NOW, UNKNOWN_TOO = "offen", "unbekannt"
CATEGORIES, SHOPS, PRICE, AVAILABILITY, TODAY = "categories", "shops", "price", "availability", "today"


@dataclass(frozen=True, slots=True)
class Branch:
    """A Warengruppe with its place in the tree; the trail runs from the root to itself."""

    pk: int
    slug: str
    name: str
    trail: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters as numbers, and the shops whose doors are open or unknown in this minute."""

    categories: frozenset[int]
    shops: frozenset[int]
    bands: frozenset[int]
    kinds: frozenset[int]
    open_now: bool
    unknown_too: bool
    open: frozenset[int]
    unknown: frozenset[int]

    @property
    def doors(self) -> frozenset[int] | None:
        """Return the shops that the wish for an open door leaves, or None without such a wish."""
        if not self.open_now:
            return None
        return self.open | self.unknown if self.unknown_too else self.open


@dataclass(frozen=True, slots=True)
class Counted:
    """A group taken apart, with the facets whose selection it satisfies."""

    trail: tuple[int, ...]
    band: int
    kind: int
    shop: int
    count: int
    satisfied: frozenset[str]

    def passes(self, *, without: str = "") -> bool:
        """Tell whether it satisfies every selection but one."""
        return self.satisfied | {without} >= ALL


ALL = frozenset({CATEGORIES, SHOPS, PRICE, AVAILABILITY, TODAY})


def tree() -> dict[int, Branch]:
    """Read the tree of Warengruppen in its order; one query."""
    trails: dict[str, tuple[int, ...]] = {}
    branches: dict[int, Branch] = {}
    for pk, path, slug, name in Category.objects.order_by("path").values_list("pk", "path", "slug", "name"):
        trails[path] = (*trails.get(path[: -Category.steplen], ()), pk)
        branches[pk] = Branch(pk, slug, name, trails[path])
    return branches


def choose(filters: Filters, branches: Mapping[int, Branch], *, open: frozenset[int], unknown: frozenset[int]) -> Chosen:  # noqa: A002
    """Turn slugs into numbers; what does not exist counts as not chosen."""
    shops = Shop.objects.filter(slug__in=filters.shops).values_list("pk", flat=True)
    return Chosen(
        categories=frozenset(branch.pk for branch in branches.values() if branch.slug in filters.categories),
        shops=frozenset(shops),
        bands=filters.bands & frozenset(range(len(BANDS) + 2)),
        kinds=frozenset(number for kind, number in KINDS.items() if kind in filters.kinds),
        open_now=filters.open_now,
        unknown_too=filters.unknown_too,
        open=open,
        unknown=unknown,
    )


def where(chosen: Chosen) -> Where:
    """Tell an engine what was chosen."""
    picked: list[Expression] = [
        tokens(prefix, sorted(values)) if values else Anything() for prefix, values in ((CATEGORY, chosen.categories), (SHOP, chosen.shops))
    ]
    return Where(tokens=every(picked), shops=chosen.doors, bands=chosen.bands or None, kinds=chosen.kinds or None)


def count(groups: Iterable[Group], branches: Mapping[int, Branch], chosen: Chosen) -> list[Counted]:
    """Take groups apart and note which selections each satisfies."""
    doors = chosen.doors
    found = []
    for group in groups:
        category, band, kind = unpack(group.packed)
        trail = branches[category].trail if category in branches else ()
        tests = {
            CATEGORIES: not chosen.categories or not chosen.categories.isdisjoint(trail),
            SHOPS: not chosen.shops or group.shop in chosen.shops,
            PRICE: not chosen.bands or band in chosen.bands,
            AVAILABILITY: not chosen.kinds or kind in chosen.kinds,
            TODAY: doors is None or group.shop in doors,
        }
        found.append(Counted(trail, band, kind, group.shop, group.count, frozenset(name for name, passed in tests.items() if passed)))
    return found


def facets(counted: Sequence[Counted], branches: Mapping[int, Branch], chosen: Chosen, *, about: bool) -> Facets:
    """Make all facets."""
    by_category = tally(counted, CATEGORIES, lambda one: one.trail)
    by_shop = tally(counted, SHOPS, lambda one: (one.shop,))
    return Facets(
        today=today(counted, chosen, about=about),
        category=tuple(
            FacetOption(branch.slug, branch.name, by_category[pk], pk in chosen.categories, len(branch.trail) - 1, about)
            for pk, branch in branches.items()
            if by_category[pk] or pk in chosen.categories
        ),
        shop=shop_options(by_shop, chosen, about=about),
        price=numbered(tally(counted, PRICE, lambda one: (one.band,)), chosen.bands, band_labels(), about=about),
        availability=numbered(
            tally(counted, AVAILABILITY, lambda one: (one.kind,)),
            chosen.kinds,
            {number: (kind.value, str(kind.label)) for number, kind in KIND_OF.items()},
            about=about,
        ),
    )


def tally(counted: Iterable[Counted], facet: str, keys: Callable[[Counted], Iterable[int]]) -> Counter[int]:
    """Count the values of one facet among what satisfies all the other selections."""
    counts: Counter[int] = Counter()
    for one in counted:
        if one.passes(without=facet):
            for key in keys(one):
                counts[key] += one.count
    return counts


def today(counted: Iterable[Counted], chosen: Chosen, *, about: bool) -> tuple[FacetOption, ...]:
    """Offer the open doors, and beside them the shops of which nobody knows: they are never hidden silently."""
    by_shop = tally(counted, TODAY, lambda one: (one.shop,))
    is_open = sum(count for shop, count in by_shop.items() if shop in chosen.open)
    unknown = sum(count for shop, count in by_shop.items() if shop in chosen.unknown)
    options = [FacetOption(OPEN_NOW, str(_("Jetzt geöffnet")), is_open, chosen.open_now, about=about)]
    if unknown or chosen.unknown_too:
        options.append(FacetOption(UNKNOWN_TOO, str(_("Zeiten unbekannt mitzeigen")), unknown, chosen.unknown_too, about=about))
    return tuple(options)


def shop_options(counts: Counter[int], chosen: Chosen, *, about: bool) -> tuple[FacetOption, ...]:
    """Offer the shops with the most hits, then in the order of their ids; chosen ones always."""
    largest = sorted((pk for pk in counts if counts[pk]), key=lambda pk: (-counts[pk], pk))[:MOST_SHOPS]
    shown = [*largest, *sorted(chosen.shops - set(largest))]
    names = {pk: (slug, name) for pk, slug, name in Shop.objects.filter(pk__in=shown).values_list("pk", "slug", "name")}
    return tuple(FacetOption(*names[pk], counts[pk], pk in chosen.shops, about=about) for pk in shown if pk in names)


def numbered(
    counts: Counter[int], chosen: frozenset[int], labels: Mapping[int, tuple[str, str]], *, about: bool
) -> tuple[FacetOption, ...]:
    """Offer the values of a fixed list that occur or are chosen, in the list's order."""
    return tuple(
        FacetOption(value, label, counts[number], number in chosen, about=about)
        for number, (value, label) in labels.items()
        if counts[number] or number in chosen
    )


def band_labels() -> dict[int, tuple[str, str]]:
    """Name the price bands; goods without a price come last."""
    euros = [bound // 100 for bound in BANDS]
    middle = [_("%(from)s bis %(to)s €") % {"from": low, "to": high} for low, high in pairwise(euros)]
    names = [_("unter %(to)s €") % {"to": euros[0]}, *middle, _("ab %(from)s €") % {"from": euros[-1]}]
    return {number: (str(number), name) for number, name in enumerate(names, start=1)} | {0: ("0", str(_("ohne Preis")))}


def kind_values() -> list[str]:
    """Return the kinds of availability, surest first."""
    return [AvailabilityKind(kind).value for kind in KINDS]
