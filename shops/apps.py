from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "shops"
    verbose_name = "Läden"

    def ready(self) -> None:
        """Connect the receivers: what follows a change."""
        import shops.receivers  # noqa: F401
