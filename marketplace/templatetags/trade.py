"""What order pages draw and link."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marketplace.domain.pickup import desk_url, qr_path
from shops.domain.queries import shop_url
from shops.models import Shop

register = template.Library()
QUIET = 4  # modules of white around a QR code, as ISO/IEC 18004 asks


@register.simple_tag
def qr(code: str) -> SafeString:
    """Draw a pickup code to be scanned at the counter: it opens the shop's own desk with the code filled in."""
    size, path = qr_path(text=desk_url(code=code))
    whole = size + 2 * QUIET
    return format_html(
        '<svg class="qr" viewBox="{} {} {} {}" role="img" aria-label="{}" focusable="false" shape-rendering="crispEdges">'
        '<path fill="currentColor" d="{}"/></svg>',
        -QUIET,
        -QUIET,
        whole,
        whole,
        _("QR-Code zum Abholcode %(code)s, für den Laden zum Scannen") % {"code": code},
        path,
    )


@register.simple_tag
def shop_address(shop: Shop) -> str:
    """Return the address of a shop's page."""
    return shop_url(shop.slug)
