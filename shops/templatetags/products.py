"""What the pages of products show live."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from shops.domain.queries import ProductDetail
from shops.domain.structured import product_data
from shops.templatetags.shops import data_block, root_of

register = template.Library()


@register.simple_tag(takes_context=True)
def product_ld(context: Context, detail: ProductDetail) -> SafeString:
    """Write a product and its offer for search engines."""
    return data_block(product_data(detail=detail, root=root_of(context)))
