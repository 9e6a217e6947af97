"""The addresses of shops: what everyone sees, and what an owner edits at the desk (mounted under /theke/)."""

from django.urls import URLPattern, path

from shops.views import calendar, imprint, products

app_name = "shops"
urlpatterns: list[URLPattern] = [
    path("laeden/<slug:slug>/waren/", products.shop_products, name="shop_products"),
    path("laeden/<slug:slug>/impressum/", imprint.imprint, name="imprint"),
    path("produkt/<int:pk>/<slug:slug>/", products.product, name="product"),
    path("waren/", products.categories, name="categories"),
    path("waren/<slug:slug>/", products.category, name="category"),
    path("stadtkalender/", calendar.calendar, name="calendar"),
]
desk_urlpatterns: list[URLPattern] = []
