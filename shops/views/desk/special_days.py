"""Single days at the desk: added by hand, confirmed or joined with one tap, removed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shops.domain import hours
from shops.domain.calendar import local_day
from shops.domain.hours.coming import CONFIRM, JOIN, ComingDay, coming_days
from shops.domain.hours.desk import current_hours
from shops.forms.hours import SpecialDayForm
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member
def add(request: MemberRequest) -> HttpResponse:
    """Add or change a special day; `?tag=2026-12-24` begins with what stands there."""
    current, calendar = current_hours(shop=request.shop, at=request.at)
    initial = _standing(coming_days(hours=current, calendar=calendar, at=request.at), request.GET.get("tag", ""))
    form = SpecialDayForm(request.POST or None, initial=initial, today=local_day(request.at))
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "shop": request.shop, "chosen": initial.get("day")}
        return render(request, "shops/desk/special_day.html", context, status=422 if form.errors else 200)
    day, spans, note = (form.cleaned_data[name] for name in ("day", "hours", "note"))
    hours.add_special_day(shop=request.shop, day=day, hours=spans, note=note, at=request.at, actor=request.user)
    messages.success(request, _("Der Tag ist eingetragen und steht jetzt überall so."))
    profile = hours.profile_of(request.shop.category.profile)
    if law := hours.day_note(day=day, spans=hours.pairs_of(spans), calendar=calendar, profile=profile):
        messages.warning(request, law)
    return redirect("desk:hours")


@for_member
@require_POST
def accept(request: MemberRequest) -> HttpResponse:
    """Confirm a holiday's hours, or join what the town proposes; only days on the owner's list can be accepted."""
    current, calendar = current_hours(shop=request.shop, at=request.at)
    days = coming_days(hours=current, calendar=calendar, at=request.at)
    offered = {each.day.isoformat(): each for each in days if each.action in (CONFIRM, JOIN)}
    day = offered.get(request.POST.get("day", ""))
    if day is None:
        return HttpResponse(_("Nach diesem Tag ist nicht gefragt."), status=400)
    try:
        hours.add_special_day(shop=request.shop, day=day.day, hours=day.hours, note=day.note, at=request.at, actor=request.user)
    except hours.HoursRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(title)s: eingetragen, so steht es jetzt überall.") % {"title": day.note})
    return redirect("desk:hours")


@for_member
@require_POST
def remove(request: MemberRequest) -> HttpResponse:
    """Let a special day be like its weekday again."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return HttpResponse(_("Diesen Tag gibt es nicht."), status=400)
    if hours.remove_special_day(shop=request.shop, day=day, at=request.at, actor=request.user):
        messages.success(request, _("Der Tag ist wieder wie jeder andere."))
    return redirect("desk:hours")


def _standing(days: list[ComingDay], wanted: str) -> dict[str, Any]:
    """Find what stands for a day on the owner's list."""
    for each in days:
        if each.day.isoformat() == wanted:
            return {"day": each.day, "hours": each.hours.replace(",", ", "), "note": each.note}
    return {}
