from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Connect the receivers: what follows a change."""
        import search.receivers  # noqa: F401
