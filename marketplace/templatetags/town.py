"""What the home page shows of the town as it is now; each tag pulls one part."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import template
from django.template import Context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shops.domain.almanac import CalendarDay, calendar_days
from shops.domain.calendar import local_day
from shops.domain.queries import cards, newest_of_each_shop, shops_by_quarter
from shops.domain.street import street
from shops.results import ProductCard, QuarterCard, ShopCard
from training.domain.queries import LessonLink, first_lessons

register = template.Library()

# Which furniture stands before the house of this number.
PROPS = {2: "linde", 6: "laterne", 10: "rad", 13: "brunnen", 17: "linde"}
FRESH = 5
STRIP = 3
LESSONS = 3


@dataclass(frozen=True)
class Plot:
    """A house of the street, and what stands before it."""

    shop: ShopCard
    prop: str


@dataclass(frozen=True)
class Townscape:
    """All public shops as the home page shows them."""

    plots: list[Plot]
    count: int
    open_count: int
    quarters: list[QuarterCard]


@register.simple_tag(takes_context=True)
def townscape(context: Context) -> Townscape:
    """Return the street with its open states, and the same shops by quarter."""
    shops = street(at=context["request"].at)
    return Townscape(
        plots=[Plot(shop=shop, prop=PROPS.get(number, "")) for number, shop in enumerate(shops)],
        count=len(shops),
        open_count=sum(shop.is_open for shop in shops),
        quarters=shops_by_quarter(shops=shops),
    )


@register.simple_tag(takes_context=True)
def whats_new(context: Context) -> list[ProductCard]:
    """Return the newest goods of the town, from as many shops as possible."""
    return cards(product_ids=newest_of_each_shop(limit=FRESH), at=context["request"].at)


@register.simple_tag(takes_context=True)
def calendar_strip(context: Context) -> list[CalendarDay]:
    """Return the next days of the calendar: the next of each look first, so that an open Sunday is not lost behind holidays."""
    at = context["request"].at
    days = calendar_days(at=at, until=local_day(at) + timedelta(days=366))
    firsts: dict[str, CalendarDay] = {}
    for day in days:
        firsts.setdefault(day.kind, day)
    chosen = list(firsts.values())[:STRIP]
    chosen += [day for day in days if day not in chosen][: STRIP - len(chosen)]
    return sorted(chosen, key=lambda day: day.day)


@register.simple_tag(takes_context=True)
def tomorrow(context: Context, days: list[CalendarDay]) -> str:
    """Say that the shops are shut tomorrow, or nothing."""
    next_day = local_day(context["request"].at) + timedelta(days=1)
    return _("Morgen ist Feiertag.") if any(day.day == next_day and day.kind == "shut" for day in days) else ""


@register.simple_tag
def lessons_to_begin_with() -> list[LessonLink]:
    """Return the lessons a shopkeeper would begin with."""
    return first_lessons(limit=LESSONS)


@register.filter
def starred(text: Any) -> SafeString:
    """Show *these words* of a headline in the town's colour."""
    parts = str(text).split("*")
    if len(parts) % 2 == 0:  # a star without its partner is a star
        return escape(text)
    return mark_safe("".join(f"<em>{escape(part)}</em>" if index % 2 else escape(part) for index, part in enumerate(parts)))


@register.filter
def by_comma(text: str) -> list[str]:
    """Split what editors wrote with commas between."""
    return [part.strip() for part in text.split(",") if part.strip()]


@register.filter
def briefly(say: str) -> str:
    """Shorten the state for the small signs under the houses."""
    return say.replace(_("Geöffnet"), _("Offen"))
