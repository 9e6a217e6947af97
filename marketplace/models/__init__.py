from marketplace.models.pages import HomePage, InfoPage
from marketplace.models.town import TownSettings
from marketplace.models.user import User

__all__ = ["HomePage", "InfoPage", "TownSettings", "User"]
