"""The addresses of finding."""

from django.urls import URLPattern, path

from search.views.ranking import how_we_rank
from search.views.results import results
from search.views.suggestions import suggestions

app_name = "search"
urlpatterns: list[URLPattern] = [
    path("suche/", results, name="results"),
    path("suche/vorschlaege/", suggestions, name="suggestions"),
    path("so-sortieren-wir/", how_we_rank, name="how_we_rank"),
]
