"""The addresses of shops: what everyone sees, and what an owner edits at the desk (mounted under /theke/)."""

from django.urls import URLPattern, path

from shops.views import calendar, imprint, products
from shops.views.desk import hours, hours_paste, members, special_days, today, trader
from shops.views.desk import products as goods

app_name = "shops"
urlpatterns: list[URLPattern] = [
    path("laeden/<slug:slug>/waren/", products.shop_products, name="shop_products"),
    path("laeden/<slug:slug>/impressum/", imprint.imprint, name="imprint"),
    path("produkt/<key:pk>/<slug:slug>/", products.product, name="product"),
    path("waren/", products.categories, name="categories"),
    path("waren/<slug:slug>/", products.category, name="category"),
    path("stadtkalender/", calendar.calendar, name="calendar"),
]
desk_urlpatterns: list[URLPattern] = [
    path("heute-zu/", today.close_today, name="close_today"),
    path("heute-auf/", today.reopen_today, name="reopen_today"),
    path("tag/", today.answer_day, name="answer_day"),
    path("zeiten/", hours.edit, name="hours"),
    path("zeiten/bestaetigen/", hours.confirm, name="hours_confirm"),
    path("zeiten/einfuegen/", hours_paste.paste, name="hours_paste"),
    path("zeiten/zurueck/<key:pk>/", hours.take_back, name="hours_take_back"),
    path("zeiten/tag/", special_days.add, name="special_day"),
    path("zeiten/tag/annehmen/", special_days.accept, name="special_day_accept"),
    path("zeiten/tag/entfernen/", special_days.remove, name="special_day_remove"),
    path("anbieter/", trader.facts, name="trader"),
    path("einreichen/", trader.submit, name="submit"),
    path("mitglieder/", members.members, name="members"),
    path("waren/", goods.product_list, name="products"),
    path("waren/neu/", goods.product_new, name="product_new"),
    path("waren/bestaetigen/", goods.products_confirm, name="products_confirm"),
    path("waren/<key:pk>/", goods.product_edit, name="product_edit"),
    path("waren/<key:pk>/verfuegbarkeit/", goods.product_say, name="product_say"),
    path("waren/<key:pk>/sichtbar/", goods.product_hide, name="product_hide"),
]
