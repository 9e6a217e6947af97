"""How the order of hits comes about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.ranking import FACTORS, MOST, TIERS


@require_safe
def how_we_rank(request: HttpRequest) -> HttpResponse:
    """Show the tiers and weights that order hits: the page is made from the very numbers that are used."""
    return render(request, "search/how_we_rank.html", {"tiers": TIERS.values(), "factors": FACTORS, "most": MOST})
