"""The addresses of shops: what everyone sees, and what an owner edits at the desk (mounted under /theke/)."""

from django.urls import URLPattern, path

from shops.views import calendar, imprint, products
from shops.views.desk import products as goods
from shops.views.desk import today

app_name = "shops"
urlpatterns: list[URLPattern] = [
    path("laeden/<slug:slug>/waren/", products.shop_products, name="shop_products"),
    path("laeden/<slug:slug>/impressum/", imprint.imprint, name="imprint"),
    path("produkt/<int:pk>/<slug:slug>/", products.product, name="product"),
    path("waren/", products.categories, name="categories"),
    path("waren/<slug:slug>/", products.category, name="category"),
    path("stadtkalender/", calendar.calendar, name="calendar"),
]
desk_urlpatterns: list[URLPattern] = [
    path("heute-zu/", today.close_today, name="close_today"),
    path("heute-auf/", today.reopen_today, name="reopen_today"),
    path("tag/", today.answer_day, name="answer_day"),
    path("waren/", goods.product_list, name="products"),
    path("waren/neu/", goods.product_new, name="product_new"),
    path("waren/bestaetigen/", goods.products_confirm, name="products_confirm"),
    path("waren/<int:pk>/", goods.product_edit, name="product_edit"),
    path("waren/<int:pk>/verfuegbarkeit/", goods.product_say, name="product_say"),
    path("waren/<int:pk>/sichtbar/", goods.product_hide, name="product_hide"),
]
