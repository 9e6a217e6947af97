"""Shops and their life cycle in the CMS."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import registry

from shops.domain import lifecycle
from shops.domain.register import change_shop, register_shop
from shops.forms.cms import ShopForm, StepForm
from shops.models import Shop
from shops.requests import PersonRequest
from shops.views.cms import ByDomain, listing

STEP = "laeden:step"
LABELS = {
    "shops.submit": gettext_lazy("Für den Laden zur Prüfung einreichen"),
    "shops.send_back": gettext_lazy("An den Laden zurückgeben"),
    "shops.publish": gettext_lazy("Öffentlich machen"),
    "shops.pause": gettext_lazy("Pausieren"),
    "shops.resume": gettext_lazy("Wieder öffentlich machen"),
    "shops.close": gettext_lazy("Für immer schließen"),
}


class ShopIndex(listing("category", "quarter")):  # type: ignore[misc]
    """All shops; those that wait for the town can be filtered by their state."""

    def get_list_more_buttons(self, instance: Shop) -> list[Button]:
        step = Button(_("Stand ändern"), url=reverse(STEP, args=[instance.pk]), icon_name="check", priority=5)
        return [*super().get_list_more_buttons(instance), step]


class ShopCreate(ByDomain, CreateView):
    """A new shop, in preparation."""

    def save_instance(self) -> Shop:
        return register_shop(shop=self.form.save(commit=False), **self.hand)


class ShopEdit(ByDomain, EditView):
    """What the register says about a shop."""

    def save_instance(self) -> Shop:
        return change_shop(shop=self.form.save(commit=False), changed=self.form.changed_data, **self.hand)

    @cached_property
    def header_buttons(self) -> list[Button]:
        step = HeaderButton(label=_("Stand ändern"), url=reverse(STEP, args=[self.object.pk]), icon_name="check")
        return [*super().header_buttons, step]


class ShopStep(WagtailAdminTemplateMixin, FormView):
    """One step in the life of a shop, with its reason; below it what happened so far."""

    template_name = "shops/cms/step.html"
    form_class = StepForm
    header_icon = "home"
    _show_breadcrumbs = True

    request: PersonRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("shops.change_shop"):
            raise PermissionDenied
        self.shop = get_object_or_404(Shop, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Stand ändern")

    def get_page_subtitle(self) -> str:
        return self.shop.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.shop.name}
        above = [
            {"url": reverse("laeden:index"), "label": str(Shop._meta.verbose_name_plural)},
            {"url": reverse("laeden:edit", args=[self.shop.pk]), "label": self.shop.name},
        ]
        return [*super().get_breadcrumbs_items(), *above, here]

    def get_form_kwargs(self) -> dict[str, Any]:
        steps = [(step.action, LABELS[step.action]) for step in lifecycle.possible_steps(self.shop)]
        return {**super().get_form_kwargs(), "choices": steps}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = lifecycle.missing_labels(self.shop.trader) if hasattr(self.shop, "trader") else []
        history = registry.get_logs_for_instance(self.shop).select_related("user")[:30]
        said = {"submit_button_label": _("Stand ändern"), "submit_button_active_label": _("Einen Augenblick")}
        return super().get_context_data(shop=self.shop, missing=missing, history=history, **said, **kwargs)

    def form_valid(self, form: StepForm) -> HttpResponse:
        step = lifecycle.STEPS[form.cleaned_data["action"]]
        try:
            lifecycle.take(step=step, shop=self.shop, actor=self.request.user, at=self.request.at, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error("reason" if refused.code == "reason" else None, refused)
            return self.form_invalid(form)
        messages.success(self.request, _("„%(name)s“: %(state)s.") % {"name": self.shop.name, "state": self.shop.get_status_display()})
        return redirect("laeden:step", self.shop.pk)


class ShopViewSet(ModelViewSet):
    """Shops."""

    model = Shop
    name = url_prefix = "laeden"
    menu_label = gettext_lazy("Läden")
    icon = "home"
    list_display = [
        "name",
        "category",
        "quarter",
        Column("get_status_display", label=gettext_lazy("Stand"), sort_key="status"),
        DateColumn("updated_at", label=gettext_lazy("geändert"), sort_key="updated_at"),
    ]
    list_filter = ["status", "quarter"]
    search_fields = ["name", "slug", "street"]
    ordering = ["name"]
    copy_view_enabled = False
    index_view_class = ShopIndex
    add_view_class = ShopCreate
    edit_view_class = ShopEdit

    def get_form_class(self, for_update: bool = False) -> type[ShopForm]:
        return ShopForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("stand/<key:pk>/", ShopStep.as_view(), name="step")]
