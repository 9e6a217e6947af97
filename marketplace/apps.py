from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class MarketplaceConfig(AppConfig):
    name = "marketplace"
    default = True
    verbose_name = "Handel"

    def ready(self) -> None:
        """Connect the receivers: what follows a change."""
        import marketplace.receivers  # noqa: F401


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with forms that fit the town's user; it stands in INSTALLED_APPS in place of wagtail.users."""

    default = False
    user_viewset = "marketplace.views.people.PeopleViewSet"
