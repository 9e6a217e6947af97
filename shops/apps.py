from django.apps import AppConfig
from django.urls import register_converter


class ShopsConfig(AppConfig):
    name = "shops"
    verbose_name = "Läden"

    def ready(self) -> None:
        """Connect the receivers, which are what follows a change, and let addresses name rows as <key:…>."""
        import shops.receivers  # noqa: F401
        from shops.requests import RowKey

        register_converter(RowKey, "key")
