"""Hours as text at the desk: a value from elsewhere is read, shown in plain words, and published on a second tap."""

from django.http import HttpResponse
from django.shortcuts import render

from shops.domain import hours
from shops.domain.hours.desk import current_hours
from shops.forms.hours import PasteForm
from shops.requests import MemberRequest
from shops.views.desk import for_member
from shops.views.desk.hours import publish


@for_member
def paste(request: MemberRequest) -> HttpResponse:
    """Read a value; where spaces behind commas change the meaning, the likely one is shown and the letter stays one tap away."""
    current, calendar = current_hours(shop=request.shop, at=request.at)
    form = PasteForm(request.POST or None, initial={"text": hours.osm_string(current) if current.expression else ""})
    if request.method != "POST" or not form.is_valid():
        return render(request, "shops/desk/hours_paste.html", {"form": form, "shop": request.shop}, status=422 if form.errors else 200)
    read = form.read if "literal" in request.POST else form.likely
    holidays = read.holidays or current.holidays
    if "publish" in request.POST:
        return publish(request, read.value, holidays)
    shown = hours.ShopHours(request.shop.pk, read.value, holidays, request.at, current.special)
    grid, profile = hours.grid_of(read.value), hours.profile_of(request.shop.category.profile)
    context = {
        "form": form,
        "shop": request.shop,
        "read": read,
        "literal": "literal" in request.POST,
        "value": hours.osm_string(shown),
        "holiday_words": ": ".join(filter(None, (str(holidays.policy.label), holidays.expression))),
        "rows": hours.week(hours=shown, calendar=calendar, at=request.at),
        "notes": [*hours.week_notes(grid=grid, profile=profile).values()] if grid else [],
        "holiday_note": hours.holiday_note(holidays=holidays, profile=profile),
    }
    return render(request, "shops/desk/hours_paste.html", context)
