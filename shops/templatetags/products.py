"""What the pages of products show live."""

from datetime import datetime

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from shops.domain.hours import calendar_at, end_of_nth_opening_day, shop_hours
from shops.domain.queries import ProductDetail
from shops.domain.structured import product_data
from shops.models import Shop
from shops.templatetags.shops import data_block, root_of

register = template.Library()


@register.simple_tag(takes_context=True)
def held_until(context: Context, shop: Shop) -> datetime | None:
    """Return until when a shop would hold what is reserved now; None when its hours do not tell."""
    at = context["request"].at
    hours = shop_hours(shop_ids=[shop.pk], at=at).get(shop.pk)
    return end_of_nth_opening_day(hours=hours, calendar=calendar_at(at=at), at=at, n=shop.hold_days)


@register.simple_tag(takes_context=True)
def product_ld(context: Context, detail: ProductDetail) -> SafeString:
    """Write a product and its offer for search engines."""
    return data_block(product_data(detail=detail, root=root_of(context)))
