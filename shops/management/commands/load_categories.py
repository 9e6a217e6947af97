from typing import Any

from django.core.management.base import BaseCommand

from shops.domain.categories import load_categories
from shops.models import Category


class Command(BaseCommand):
    help = "Brings the tree of Warengruppen up to date with shops/categories.toml; nothing is deleted."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_categories()
        self.stdout.write(f"{Category.objects.count()} Warengruppen, {len(changed)} new or changed.")
