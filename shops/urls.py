"""The addresses of shops: what everyone sees, and what an owner edits at the desk (mounted under /theke/)."""

from django.urls import URLPattern

app_name = "shops"
urlpatterns: list[URLPattern] = []
desk_urlpatterns: list[URLPattern] = []
