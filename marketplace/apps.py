from django.apps import AppConfig


class MarketplaceConfig(AppConfig):
    name = "marketplace"
    verbose_name = "Handel"

    def ready(self) -> None:
        """Connect the receivers: what follows a change."""
        import marketplace.receivers  # noqa: F401
