"""The town's calendar: on which days the shops are shut, may open longer, or have a market before the door."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shops.domain.almanac import calendar_days
from shops.domain.calendar import local_day
from shops.requests import TownRequest

AHEAD = timedelta(days=366)


@require_safe
def calendar(request: TownRequest) -> HttpResponse:
    """Show the days of the coming year, month by month."""
    days = calendar_days(at=request.at, until=local_day(request.at) + AHEAD)
    return render(request, "shops/calendar.html", {"days": days})
