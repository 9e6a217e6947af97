"""The one-tap answers about days: shut today, open again, shut on a holiday to come."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shops.domain import hours
from shops.domain.days import open_questions
from shops.requests import MemberRequest
from shops.views.desk import for_member


@for_member
@require_POST
def close_today(request: MemberRequest) -> HttpResponse:
    """Shut the shop for the rest of the day; the desk then offers the way back."""
    hours.close_today(shop=request.shop, at=request.at, actor=request.user)
    messages.success(request, _("Für heute steht überall: geschlossen."))
    return redirect("desk:today")


@for_member
@require_POST
def reopen_today(request: MemberRequest) -> HttpResponse:
    """Bring back what stood for today before the tap."""
    if hours.undo_close_today(shop=request.shop, at=request.at, actor=request.user):
        messages.success(request, _("Zurückgenommen: heute gelten wieder Ihre Zeiten."))
    else:
        messages.info(request, _("Da war nichts zurückzunehmen."))
    return redirect("desk:today")


@for_member
@require_POST
def answer_day(request: MemberRequest) -> HttpResponse:
    """Answer the town's question about a day to come with "yes, shut"; only days that are asked about can be answered."""
    asked = {question.day: question for question in open_questions(shop=request.shop, at=request.at)}
    try:
        question = asked[date.fromisoformat(request.POST.get("day", ""))]
    except (ValueError, KeyError):
        return HttpResponse(_("Nach diesem Tag ist nicht gefragt."), status=400)
    hours.add_special_day(shop=request.shop, day=question.day, note=question.title, at=request.at, actor=request.user)
    messages.success(request, _("%(title)s: geschlossen, so steht es jetzt überall.") % {"title": question.title})
    return redirect("desk:today")
