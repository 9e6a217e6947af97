"""Melden: on every page of a shop or product, for everyone, without an account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.domain.notices import report
from marketplace.forms.notice import NoticeForm
from shops.requests import TownRequest


@never_cache
def notice(request: TownRequest) -> HttpResponse:
    """Show and take the form; afterwards the page in question stands there again, with a message."""
    form = NoticeForm(request.POST or None, initial={"seite": request.GET.get("seite", "/")[:300]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        report(address=data["seite"], reason=data["reason"], text=data["text"], name=data["name"], email=data["email"], at=request.at)
        messages.success(request, _("Danke. Ihre Meldung ist bei der Stadt angekommen."))
        return redirect(data["seite"])
    return render(request, "marketplace/notice/notice.html", {"form": form}, status=422 if form.errors else 200)
