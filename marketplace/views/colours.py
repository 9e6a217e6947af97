"""The town's two colours as a stylesheet of their own; only a town that changed them loads it."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from marketplace.validators import contrast

LIGHT, DARK = "#fffbf0", "#241a05"  # what is written on a colour

# Tints and shades follow from the colour, mixed as the eye sees it; at night the colour is lifted towards white, so that
# every colour that is readable on paper (marketplace.validators) is readable there too.
SHEET: Final = """@layer tokens {{
:root {{
--town: {town};
--town-deep: color-mix(in oklab, {town} 78%, black);
--town-tint: color-mix(in oklab, {town} 12%, #fbf7ee);
--on-town: #fffbf0;
--foot: {town};
--on-foot-2: color-mix(in oklab, {town} 16%, #fffbf0);
--accent: {accent};
--accent-tint: color-mix(in oklab, {accent} 24%, #fffdf8);
--accent-ink: color-mix(in oklab, {accent} 45%, black);
--on-accent: {on_accent};
}}
@media screen and (prefers-color-scheme: dark) {{
:root {{
--town: color-mix(in oklab, {town} 42%, white);
--town-deep: color-mix(in oklab, {town} 25%, white);
--town-tint: color-mix(in oklab, {town} 30%, #141b20);
--on-town: #0d1512;
--foot: color-mix(in oklab, {town} 22%, #0a0e10);
--on-foot-2: color-mix(in oklab, {town} 25%, #e8e4da);
--accent: {accent};
--accent-tint: color-mix(in oklab, {accent} 20%, #141b20);
--accent-ink: color-mix(in oklab, {accent} 55%, white);
--on-accent: {on_accent};
}}
}}
}}
"""


def colours(request: HttpRequest, town: str, accent: str) -> HttpResponse:
    """Return the tokens that follow from the town's colour and its accent, both rrggbb.

    The address names the colours, so the answer never changes and may be kept for good.
    """
    on_accent = max(LIGHT, DARK, key=lambda words: contrast(f"#{accent}", words))
    sheet = SHEET.format(town=f"#{town}", accent=f"#{accent}", on_accent=on_accent)
    return HttpResponse(sheet, content_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})
