"""Who reaches what: one row for each of our addresses. An address without a row fails the build.

A row names a rule, and for an address with places in it what to put there: `things` gets one side of the scene, your own shop's or the
other one's. `post` gives the data of a POST that would do something. Add your row to the dictionary of your package, under the
address's name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROLES = ("stranger", "shopper", "learner", "helper", "owner", "other_owner", "staff")
MEMBERS_OF = {"ours": ("learner", "helper", "owner"), "theirs": ("other_owner",)}

IN, LOGIN, SHUT, GONE = "in", "login", "403", "404"
Rule = Callable[[str, str], str]


def anyone(role: str, side: str) -> str:
    """Everybody gets in."""
    return IN


def nobody(role: str, side: str) -> str:
    """There is nothing to find for anybody: a sample that does not exist."""
    return GONE


def people(role: str, side: str) -> str:
    """Whoever has signed in."""
    return LOGIN if role == "stranger" else IN


def members(role: str, side: str) -> str:
    """Members of any shop, for their own; what is another shop's is not found."""
    if role == "stranger":
        return LOGIN
    if role in ("shopper", "staff"):
        return SHUT
    return IN if side == "" or role in MEMBERS_OF[side] else GONE


def owners(role: str, side: str) -> str:
    """Members who are owners."""
    return SHUT if role in ("helper", "learner") else members(role, side)


def members_unsaid(role: str, side: str) -> str:
    """Members; another shop's thing is answered like one that is gone, by a sentence on the own screen."""
    return members(role, "")


def holders(role: str, side: str) -> str:
    """Whoever has such a thing; nobody of the cast has a second factor."""
    return LOGIN if role == "stranger" else GONE


def learners(role: str, side: str) -> str:
    """Whoever takes part in the course; of those who have signed in, staff do not."""
    return GONE if role == "staff" else people(role, side)


def own_shop(role: str, side: str) -> str:
    """Members of this shop; for all others it does not exist."""
    if role == "stranger":
        return LOGIN
    return IN if role in MEMBERS_OF[side] else GONE


def staff(role: str, side: str) -> str:
    """The town's staff; for all others the page does not exist."""
    return IN if role == "staff" else GONE


@dataclass(frozen=True)
class Row:
    """One address: its rule, what stands in its places, and what a POST sends."""

    rule: Rule
    things: Callable[[Any], list[Any]] | None = None
    post: Callable[[Any], dict[str, Any]] = field(default=lambda side: {})
    path: Callable[[Any], str] | None = None  # for addresses that are regular expressions
    bearer: bool = False  # whoever holds the address may see and do what it leads to: links that cannot be guessed
    get: Rule | None = None  # when a GET is answered otherwise than a POST


def pk(name: str) -> Callable[[Any], list[Any]]:
    """Return what puts the key of one thing of the side into the address."""
    return lambda side: [getattr(side, name).pk]


ACCOUNT = {
    "admin_login": Row(people),  # these three lead strangers to the one login
    "": Row(people),  # /django-admin/login/
    "page_login": Row(people),
    "account_home": Row(people),
    "choose_shop": Row(own_shop, pk("shop")),
}
DESK = {
    "desk:today": Row(members),
    "desk:close_today": Row(members),
    "desk:reopen_today": Row(members),
    "desk:answer_day": Row(members),
    "desk:hours": Row(members),
    "desk:hours_confirm": Row(members),
    "desk:hours_paste": Row(members),
    "desk:hours_take_back": Row(members_unsaid, pk("event")),
    "desk:special_day": Row(members),
    "desk:special_day_accept": Row(members),
    "desk:special_day_remove": Row(members),
    "desk:trader": Row(owners),
    "desk:submit": Row(owners),
    "desk:members": Row(members),
    "desk:products": Row(members),
    "desk:product_new": Row(members),
    "desk:products_confirm": Row(members),
    "desk:product_edit": Row(members, pk("product")),
    "desk:product_say": Row(members, pk("product"), lambda side: {"kind": "ask"}),
    "desk:product_hide": Row(members, pk("product")),
    "desk:counter": Row(members),
    "desk:order": Row(members, lambda side: [side.order.number], lambda side: {"code": side.order.pickup_code}),
    "desk:ready": Row(members, lambda side: [side.order.number]),
    "desk:decline": Row(members, lambda side: [side.order.number], lambda side: {"reason": "Leider verkauft"}),
}
SHOPS = {
    "shops:shop_products": Row(anyone, lambda side: [side.shop.slug]),
    "shops:imprint": Row(anyone, lambda side: [side.shop.slug]),
    "shops:product": Row(anyone, lambda side: [side.product.pk, side.product.slug]),
    "shops:categories": Row(anyone),
    "shops:category": Row(anyone, lambda side: [side.product.category.slug]),
    "shops:calendar": Row(anyone),
}
SEARCH = {
    "search:results": Row(anyone),
    "search:suggestions": Row(anyone),
    "search:how_we_rank": Row(anyone),
}
TRAINING = {
    "training:begin": Row(people, pk("course")),
    "training:shop": Row(own_shop, pk("course"), lambda side: {"shop": side.shop.pk}),
    "training:answer": Row(learners, lambda side: [side.lesson.pk, side.quiz.pk]),
    "training:retry": Row(learners, lambda side: [side.lesson.pk, side.quiz.pk]),
    "training:practice": Row(learners, lambda side: [side.lesson.pk, side.task.pk]),
    "training:read": Row(learners, pk("lesson")),
}
TRADE = {
    "trade:basket": Row(anyone),
    "trade:add": Row(anyone, post=lambda side: {"product": side.product.pk}),
    "trade:tidy": Row(anyone),
    "trade:check": Row(anyone),
    "trade:change": Row(anyone, pk("product")),
    "trade:placed": Row(anyone, lambda side: [side.order.placement], bearer=True),
    "trade:guest": Row(anyone, lambda side: [side.order.token], bearer=True),
    "trade:cancel": Row(anyone, lambda side: [side.order.token], bearer=True),
    "trade:orders": Row(people),
}
TOWN = {
    "media": Row(nobody),
    "robots": Row(anyone),
    "sitemap": Row(anyone),
    "style_guide": Row(staff),
    "offline": Row(anyone),
    "offline_worker": Row(anyone),
    "colours": Row(anyone, path=lambda side: "/farben/0f4c3a-f2a922.css"),
    "town:notice": Row(anyone),
    "wagtail_serve": Row(anyone, path=lambda side: side.page.url),
}
LIBRARIES = {
    "account_login": Row(anyone),
    "account_logout": Row(anyone),
    "account_inactive": Row(anyone),
    "account_signup": Row(anyone),
    "account_reauthenticate": Row(people),
    "account_email": Row(people),
    "account_email_verification_sent": Row(anyone),
    "account_change_password": Row(people),
    "account_set_password": Row(people),
    "account_reset_password": Row(anyone),
    "account_confirm_login_code": Row(people),
    "account_confirm_email": Row(nobody, path=lambda side: "/konto/confirm-email/falsch/", get=anyone),
    "account_reset_password_from_key": Row(anyone, path=lambda side: "/konto/password/reset/key/1-falsch/"),
    "account_reset_password_from_key_done": Row(anyone),
    "account_reset_password_done": Row(anyone),
    "mfa_index": Row(people),
    "mfa_authenticate": Row(people),
    "mfa_reauthenticate": Row(people),
    "mfa_activate_totp": Row(people),
    "mfa_deactivate_totp": Row(holders),
    "mfa_view_recovery_codes": Row(holders),
    "mfa_generate_recovery_codes": Row(people),
    "mfa_download_recovery_codes": Row(holders),
    "mfa_list_webauthn": Row(people),
    "mfa_add_webauthn": Row(people),
    "mfa_reauthenticate_webauthn": Row(people),
    "mfa_remove_webauthn": Row(people, lambda side: [1]),
    "mfa_edit_webauthn": Row(people, lambda side: [1]),
    "mfa_login_webauthn": Row(people),
    "wagtaildocs_serve": Row(nobody, path=lambda side: "/dokumente/1/x.pdf"),
    "wagtaildocs_authenticate_with_password": Row(nobody, lambda side: [1]),
    "wagtailcore_authenticate_with_password": Row(nobody, lambda side: [1, 1]),
    "wagtailcore_login": Row(people),
}
ROWS: dict[str, Row] = {**ACCOUNT, **DESK, **SHOPS, **SEARCH, **TRAINING, **TRADE, **TOWN, **LIBRARIES}
