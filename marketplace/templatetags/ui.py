"""Filters and tags of the town's look, known in every template without loading them."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from math import cos, pi, sin
from pathlib import Path
from typing import Any, Final

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.forms.utils import flatatt
from django.template import Context
from django.urls import get_script_prefix, translate_url
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from marketplace.models import TownSettings
from marketplace.templatetags import words
from shops import money

register = template.Library()

ICONS: Final[dict[str, str]] = tomllib.loads((Path(__file__).parent / "icons.toml").read_text())
PASSED_ON: Final = ("hx_", "aria_", "data_")  # keywords of a component that are attributes of its outer element
SHARES: Final = {1: 1.0, 2: 0.75, 3: 0.4, 4: 0.0}  # of the waning disc


# ---------------------------------------------------------------- words
@register.filter
def euro(cents: int | None) -> str:
    """Show cents as 12,90 €."""
    return "" if cents is None else money.euro(cents)


@register.filter
def shy(text: Any) -> str:
    """Let long German words be divided at the end of a line."""
    return words.shy(str(text))


@register.filter
def at_break(address: str) -> SafeString:
    """Let an e-mail address be broken behind its @."""
    return mark_safe(escape(address).replace("@", "@<wbr>"))


@register.filter
def age_words(said_at: datetime | None, at: datetime) -> str:
    """Show how long ago something was said: vor 3 Wochen."""
    return words.age_words(said_at, at) if said_at else ""


@register.filter
def age_class(said_at: datetime | None, at: datetime) -> int:
    """Give how far a statement has faded, 1 fresh to 4 old, for classes and the disc."""
    return words.age_class(said_at, at)


@register.filter
def confirmed_words(said_at: datetime | None, at: datetime) -> str:
    """Show a statement's age as a sentence: vor 3 Wochen bestätigt."""
    return words.confirmed_words(said_at, at)


@register.filter
def short_day(when: date | datetime | None) -> str:
    """Show a day as Di 5.1."""
    return words.short_day(when) if when else ""


@register.filter
def long_day(when: date | datetime | None) -> str:
    """Show a day as Dienstag, 5. Januar."""
    return words.long_day(when) if when else ""


@register.filter
def clock(when: datetime | None) -> str:
    """Show a time as 9:00 on the town's clock."""
    return words.clock(when) if when else ""


@register.filter
def moment(when: datetime | None) -> str:
    """Show a moment as Di 5. Januar, 18:00."""
    return words.moment(when) if when else ""


# ---------------------------------------------------------------- signs
@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a sign; it is decoration, the words stand beside it.

    The path is written into the page: it weighs less than a request and shows at once.
    """
    return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{ICONS[name]}"/></svg>')


@register.simple_tag
def icon_names() -> list[str]:
    """Give the names of all signs, for the style guide."""
    return list(ICONS)


@register.simple_tag
def disc(age: int, kind: str = "shelf") -> SafeString:
    """Draw the waning disc: full when confirmed today, empty when months ago; a question is a speech mark instead."""
    share = SHARES[age]
    if kind == "ask":
        fill = '<path d="M2 2.5h12v8.5H8l-3.5 3v-3H2z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>'
    elif share == 1:
        fill = '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>'
    else:
        angle = 2 * pi * share - pi / 2
        edge = f"A6.5 6.5 0 {int(share > 0.5)} 1 {8 + 6.5 * cos(angle):.1f} {8 + 6.5 * sin(angle):.1f}z"
        slice_ = f'<path d="M8 8V1.5{edge}" fill="currentColor"/>' if share else ""
        fill = f'<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.6"/>{slice_}'
    return mark_safe(f'<svg class="avail__disc" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{fill}</svg>')


@register.simple_tag
def spark(values: Sequence[float], label: str, *, width: int = 96, height: int = 26, top: float = 0) -> SafeString:
    """Draw a small line of figures; neighbours that are to be compared get the same top."""
    peak = top or max(values, default=0) or 1
    step = width / max(1, len(values) - 1)
    points = [f"{i * step:.1f} {height - 3 - value * (height - 6) / peak:.1f}" for i, value in enumerate(values)]
    d = "M" + "L".join(points) if points else ""
    area, dot = f"{d}V{height}H0z" if points else "", f"M{points[-1]}h0" if points else ""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" preserveAspectRatio="none"'
    lines = f'<path class="spark__area" d="{area}"/><path class="spark__line" d="{d}"/><path class="spark__dot" d="{dot}"/>'
    return mark_safe(f'<svg class="spark" {size} role="img" aria-label="{escape(label)}" focusable="false">{lines}</svg>')


# ---------------------------------------------------------------- components and forms
@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, **given: Any) -> SafeString:
    """Render components/<name>.html with what stands between the tags as `body`.

    Only what is given reaches the component, so that nothing of the page becomes an option by accident. Keywords that
    begin with hx_, aria_ or data_ become attributes of its outer element.
    """
    attributes = {key.replace("_", "-"): value for key, value in given.items() if key.startswith(PASSED_ON)}
    options = {key: value for key, value in given.items() if not key.startswith(PASSED_ON)}
    passed = {key: context[key] for key in ("request", "csrf_token") if key in context}
    inner = context.new({**passed, **options, "body": mark_safe(content.strip()), "attributes": mark_safe(flatatt(attributes).strip())})
    return context.template.engine.get_template(f"components/{name}.html").render(inner)  # type: ignore[union-attr]


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """Render a field's widget with the classes of components/field.css; forms themselves name none."""
    inside = field.field.widget
    if isinstance(inside, (CheckboxInput, CheckboxSelectMultiple, RadioSelect)):
        return field.as_widget()
    return field.as_widget(attrs={"class": f"input {inside.attrs.get('class', '')}".strip()})


@register.filter
def shape(field: BoundField) -> str:
    """Say how a field is laid out: check, options, group or line."""
    inside = field.field.widget
    if isinstance(inside, (CheckboxSelectMultiple, RadioSelect)):
        return "options"
    if isinstance(inside, CheckboxInput):
        return "check"
    return "group" if inside.use_fieldset else "line"


@register.filter
def is_optional(field: BoundField) -> bool:
    """Say whether a field may stay empty in a form where others may not; filters and searches mark nothing."""
    return not field.field.required and not field.field.disabled and any(other.required for other in field.form.fields.values())


@register.filter
def pieces(total: int, done: int) -> list[str]:
    """Cut a progress bar into its pieces: on, the next one, and the rest."""
    return ["on" if i < done else "next" if i == done else "" for i in range(total)]


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """Give the pages worth a link: the ends and the neighbours, None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [None if number == page.paginator.ELLIPSIS else int(number) for number in numbers]


@register.simple_tag(takes_context=True)
def page_address(context: Context, key: str, number: int) -> str:
    """Give this address with another page; the first page has no number in its address."""
    query = context["request"].GET.copy()
    query.pop(key, None)
    if number > 1:
        query[key] = str(number)
    return f"?{query.urlencode()}"


# ---------------------------------------------------------------- ways
@register.simple_tag
def way(path: str) -> str:
    """Give the address of a page by its path below the language: way "laeden/" is /laeden/ or /en/laeden/."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    return f"{get_script_prefix()}{prefix}{path}"


@register.simple_tag(takes_context=True)
def current(context: Context, path: str, *, exact: bool = False) -> SafeString:
    """Mark a way on which one is: aria-current when this address begins with it, or is it when asked exactly."""
    request, there = context.get("request"), way(path)
    on_it = request is not None and (request.path == there if exact or not path else request.path.startswith(there))
    return mark_safe('aria-current="page"' if on_it else "")


@register.simple_tag(takes_context=True)
def in_language(context: Context, code: str) -> str:
    """Give the address of this page in another language."""
    return translate_url(context["request"].get_full_path(), code)


# ---------------------------------------------------------------- the town
@register.simple_tag(takes_context=True)
def town(context: Context) -> TownSettings:
    """Give name, claim, contact and colours of the town: one query a page, none for a second call."""
    request = context.get("request")
    found = getattr(request, "_town", None) or TownSettings.objects.order_by("pk").first() or TownSettings()
    if request is not None:
        request._town = found
    return found
