"""The accounts of the fictional town: one password for all, because it is printed on the door."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from marketplace.domain.demo.data import Table
from marketplace.models import User
from shops.enums import Role

PASSWORD = "Marktplatz-im-Morgenlicht"  # noqa: S105 - of people who do not exist, on localhost


@dataclass(frozen=True)
class Account:
    """Somebody to sign in as: the role it shows, and where one then looks."""

    role: str
    name: str
    email: str
    shop: str = ""


@cache
def _hashed() -> str:
    """Hash the one password once: each hash takes a third of a second on purpose."""
    return make_password(PASSWORD)


def person(*, name: str, email: str, is_staff: bool = False) -> User:
    """Return the person with this address, made with a confirmed address and the password of the demo if need be."""
    known = User.objects.filter(email__iexact=email).first()
    if known is not None:
        return known
    user: User = User.objects.create(name=name, email=email, password=_hashed(), is_staff=is_staff, is_superuser=is_staff)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def townsfolk(town: Table) -> dict[str, User]:
    """Return those who belong to no shop, by the role they show."""
    return {one["role"]: person(name=one["name"], email=one["email"], is_staff=one["role"] == "staff") for one in town["person"]}


def people_of(shop: Table) -> list[tuple[User, Role]]:
    """Return a shop's people with their roles, the owner first."""
    helpers = [(person(**helper), Role.HELPER) for helper in shop.get("helper", ())]
    return [(person(**shop["owner"]), Role.OWNER), *helpers]


def accounts(town: Table, shops: list[Table]) -> list[dict[str, str]]:
    """Return one account for every role, as plain data."""
    return [asdict(account) for account in _accounts(town, shops)]


def _accounts(town: Table, shops: list[Table]) -> Iterator[Account]:
    known = {
        member["email"]: Account(role="", name=member["name"], email=member["email"], shop=shop["name"])
        for shop in shops
        for member in (shop["owner"], *shop.get("helper", ()))
    }
    for one in town["person"]:
        if one["role"] == "staff":
            yield Account(role="staff", name=one["name"], email=one["email"])
    for role, email in town["shown"].items():
        yield Account(role=role, name=known[email].name, email=email, shop=known[email].shop)
    for one in town["person"]:
        if one["role"] != "staff":
            yield Account(role=one["role"], name=one["name"], email=one["email"])
