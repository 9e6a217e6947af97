"""The week at the desk: shown as a grid, taken at once, confirmed with one tap, taken back for 30 days."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shops.domain import hours
from shops.domain.hours.desk import DeskHours, desk_hours
from shops.forms.hours import EMPTY, WeekForm
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member
def edit(request: MemberRequest) -> HttpResponse:
    """Show the week, and take it: right hours are live at once, wrong ones come back as they were typed."""
    desk = desk_hours(shop=request.shop, at=request.at)
    if request.method != "POST":
        asked = desk.grid is not None or "raster" in request.GET
        form = WeekForm(grid=desk.grid or EMPTY, holidays=desk.hours.holidays, notes=desk.notes) if asked else None
        return _screen(request, desk, form)
    if {"grow", "copy"} & set(request.POST):
        return _screen(request, desk, _rearranged(request, desk))
    form = WeekForm(request.POST, holidays=desk.hours.holidays)
    if not form.is_valid():
        return _screen(request, desk, form, status=422)
    return publish(request, form.cleaned_data["expression"], form.cleaned_data["holidays"])


def publish(request: MemberRequest, expression: str, holidays: hours.HolidayHours) -> HttpResponse:
    """Make hours live and say so; what the law says to them stands on the screen that follows."""
    hours.publish_hours(shop=request.shop, expression=expression, holidays=holidays, at=request.at, actor=request.user)
    messages.success(request, _("Ihre Zeiten sind bestätigt und gelten ab sofort."))
    return redirect("desk:hours")


@for_member
@require_POST
def confirm(request: MemberRequest) -> HttpResponse:
    """Say with one tap that the hours are still right."""
    hours.confirm_hours(shop=request.shop, at=request.at, actor=request.user)
    messages.success(request, _("Danke, Ihre Zeiten sind bestätigt."))
    return redirect("desk:hours")


@for_member
@require_POST
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring back what stood before a change."""
    if hours.take_back(shop=request.shop, event_id=pk, at=request.at, actor=request.user):
        messages.success(request, _("Zurückgenommen: es gilt wieder, was vorher stand."))
    else:
        messages.info(request, _("Das lässt sich nicht mehr zurücknehmen: inzwischen gilt etwas anderes."))
    return redirect("desk:hours")


def _rearranged(request: MemberRequest, desk: DeskHours) -> WeekForm:
    """Show what was typed with one more pair of times for a day, or with Monday copied; nothing is checked or kept yet."""
    grow = request.POST.get("grow", "")
    day = int(grow) if grow in tuple("0123456") else None
    return WeekForm.rearranged(request.POST, holidays=desk.hours.holidays, grow=day, copy="copy" in request.POST)


def _screen(request: MemberRequest, desk: DeskHours, form: WeekForm | None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"desk": desk, "form": form, "shop": request.shop}
    return render(request, "shops/desk/hours.html", context, status=status)
