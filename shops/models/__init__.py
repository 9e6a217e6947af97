from shops.models.availability import Availability, Stock, StockMove
from shops.models.calendar import CityDay
from shops.models.category import Category
from shops.models.hours import HoursEvent, OpeningHours, SpecialDay
from shops.models.pages import ShopIndexPage, ShopPage, ShopPagePicture
from shops.models.picture import Picture, PictureRendition
from shops.models.price import PricePeriod
from shops.models.product import Product, ProductPicture
from shops.models.shop import Quarter, Shop, ShopEvent, ShopMember
from shops.models.trader import TraderProfile

__all__ = [
    "Availability",
    "Category",
    "CityDay",
    "HoursEvent",
    "OpeningHours",
    "Picture",
    "PictureRendition",
    "PricePeriod",
    "Product",
    "ProductPicture",
    "Quarter",
    "Shop",
    "ShopEvent",
    "ShopIndexPage",
    "ShopMember",
    "ShopPage",
    "ShopPagePicture",
    "SpecialDay",
    "Stock",
    "StockMove",
    "TraderProfile",
]
