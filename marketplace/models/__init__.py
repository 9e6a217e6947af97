from marketplace.models.basket import Basket, BasketLine
from marketplace.models.demo import DemoTown
from marketplace.models.job import JobRun
from marketplace.models.mail import Mail
from marketplace.models.notice import Notice
from marketplace.models.order import Order, OrderEvent, OrderLine, PickupMiss
from marketplace.models.pages import HomePage, InfoPage
from marketplace.models.town import TownSettings
from marketplace.models.user import User

__all__ = [
    "Basket",
    "BasketLine",
    "DemoTown",
    "HomePage",
    "InfoPage",
    "JobRun",
    "Mail",
    "Notice",
    "Order",
    "OrderEvent",
    "OrderLine",
    "PickupMiss",
    "TownSettings",
    "User",
]
