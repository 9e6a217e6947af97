"""The tree of Warengruppen as data: loaded from shops/categories.toml, brought up to date, never thinned out."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from shops.models import Category
from shops.signals import categories_changed

DATA = Path(__file__).resolve().parent.parent / "categories.toml"
# A branch without one of these takes its parent's; a motif is always its own.
INHERITED = ("shop_kind", "profile")
FACTS = ("name", "motif", *INHERITED)


@dataclass(frozen=True)
class Branch:
    """One Warengruppe as the data file has it, what it inherits filled in."""

    slug: str
    parent: str | None
    facts: Mapping[str, str]


def read_categories(path: Path = DATA) -> list[Branch]:
    """Read the tree from its data file, parents before their children; a slug that stands twice is refused."""
    branches = list(_branches(tomllib.loads(path.read_text(encoding="utf-8"))["root"], None))
    slugs = [branch.slug for branch in branches]
    if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        raise ValueError(f"{path.name}: more than once: {', '.join(twice)}")
    return branches


@transaction.atomic
def load_categories(*, branches: Sequence[Branch] | None = None) -> list[int]:
    """Bring the tree up to date with the data file and return the ids of what is new or changed.

    Warengruppen that are no longer in the file stay: products may hang on them.
    """
    stored = _by_slug()
    changed = []
    for branch in read_categories() if branches is None else branches:
        parent = stored[branch.parent] if branch.parent else None
        category = stored.get(branch.slug)
        if category is None:
            stored[branch.slug] = category = _plant(branch, parent)
            changed.append(category.pk)
        elif _rewrite(category, branch):
            changed.append(category.pk)
        if _regraft(category, parent):
            changed.append(category.pk)
            stored = _by_slug()
    changed = list(dict.fromkeys(changed))
    if changed:
        categories_changed.send(sender=Category, category_ids=changed)
    return changed


def _by_slug() -> dict[str, Category]:
    return {category.slug: category for category in Category.objects.all()}


def _branches(entries: Sequence[Mapping[str, Any]], parent: Branch | None) -> Iterator[Branch]:
    for entry in entries:
        above = parent.facts if parent else {}
        facts = {name: entry.get(name, above.get(name, "") if name in INHERITED else "") for name in FACTS}
        branch = Branch(slug=entry["slug"], parent=parent.slug if parent else None, facts=facts)
        yield branch
        yield from _branches(entry.get("child", ()), branch)


def _plant(branch: Branch, parent: Category | None) -> Category:
    category = Category(slug=branch.slug, **branch.facts)
    if parent is None:
        planted: Category = Category.add_root(instance=category)
    else:
        planted = Category.objects.get(pk=parent.pk).add_child(instance=category)
    return planted


def _rewrite(category: Category, branch: Branch) -> bool:
    wrong = [name for name, value in branch.facts.items() if getattr(category, name) != value]
    for name in wrong:
        setattr(category, name, branch.facts[name])
    if wrong:
        category.save(update_fields=wrong)
    return bool(wrong)


def _regraft(category: Category, parent: Category | None) -> bool:
    """Move a branch that hangs elsewhere than the file says; its own branches go with it."""
    if category.path[: -Category.steplen] == (parent.path if parent else ""):
        return False
    here = Category.objects.get(pk=category.pk)
    if parent is None:
        here.move(Category.get_last_root_node(), "last-sibling")
    else:
        here.move(Category.objects.get(pk=parent.pk), "last-child")
    return True
