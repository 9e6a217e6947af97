"""The other lists of the town in the CMS: legal facts, people, products, calendar, quarters, Warengruppen."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from shops.domain.members import add_member, remove_member
from shops.domain.products import hide_product, show_product
from shops.forms.cms import CategoryForm, MemberForm, ModerationForm, TownTraderForm
from shops.models import Category, CityDay, Product, Quarter, Shop, ShopMember, TraderProfile
from shops.signals import categories_changed, shop_changed
from shops.views.cms import ByDomain, listing


class Fixed:
    """For lists whose forms are written by hand."""

    form_class: Any
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return self.form_class


class TraderEdit(ByDomain, EditView):
    """Legal facts mended by the town; the shop reads so at its desk."""

    def save_instance(self) -> TraderProfile:
        trader = super().save_instance()
        shop_changed.send(sender=Shop, shop_id=trader.shop_id)
        return trader


class TraderViewSet(Fixed, ModelViewSet):
    """Legal facts."""

    model = TraderProfile
    form_class = TownTraderForm
    name = url_prefix = "anbieterangaben"
    menu_label = gettext_lazy("Anbieterangaben")
    icon = "doc-full"
    list_display = ["shop", "legal_name", "certified_at"]
    search_fields = ["legal_name", "shop__name"]
    index_view_class = listing("shop")
    edit_view_class = TraderEdit
    inspect_view_enabled = True


class MemberCreate(ByDomain, CreateView):
    """Joining a person to a shop."""

    def save_instance(self) -> ShopMember:
        data = self.form.cleaned_data
        return add_member(shop=data["shop"], user=data["user"], role=data["role"], **self.hand)


class MemberEdit(ByDomain, EditView):
    """Another role."""

    def save_instance(self) -> ShopMember:
        member = ShopMember.objects.get(pk=self.object.pk)
        return add_member(shop=member.shop, user=member.user, role=self.form.cleaned_data["role"], **self.hand)


class MemberDelete(ByDomain, DeleteView):
    """The end of a membership."""

    def delete_action(self) -> None:
        remove_member(member=self.object, **self.hand)


class MemberViewSet(Fixed, ModelViewSet):
    """People in shops."""

    model = ShopMember
    form_class = MemberForm
    name = url_prefix = "mitglieder"
    menu_label = gettext_lazy("Mitglieder")
    icon = "user"
    list_display = ["user", "shop", Column("get_role_display", label=gettext_lazy("Rolle"), sort_key="role")]
    list_filter = ["role"]
    search_fields = ["user__email", "user__name", "shop__name"]
    index_view_class = listing("user", "shop")
    add_view_class = MemberCreate
    edit_view_class = MemberEdit
    delete_view_class = MemberDelete


class ProductModerate(ByDomain, EditView):
    """Hiding a product with a statement of reasons, or showing it again."""

    def save_instance(self) -> Product:
        product = Product.objects.get(pk=self.object.pk)
        visible, reason = self.form.cleaned_data["is_visible"], self.form.cleaned_data["reason"]
        moved = show_product(product=product, **self.hand) if visible else hide_product(product=product, reason=reason, **self.hand)
        if moved:
            action = "shops.product_shown" if visible else "shops.product_hidden"
            log(instance=product, action=action, user=self.request.user, timestamp=self.request.at, data={"reason": reason})
        return product


class ProductViewSet(Fixed, ModelViewSet):
    """Products: looked at, and moderated."""

    model = Product
    form_class = ModerationForm
    name = url_prefix = "produkte"
    menu_label = gettext_lazy("Produkte")
    icon = "list-ul"
    list_display = [
        "name",
        "shop",
        "category",
        BooleanColumn("is_visible", label=gettext_lazy("Sichtbar"), sort_key="is_visible"),
        DateColumn("updated_at", label=gettext_lazy("geändert"), sort_key="updated_at"),
    ]
    list_filter = ["is_visible", "shop"]
    search_fields = ["name", "brand", "gtin"]
    inspect_view_enabled = True
    index_view_class = listing("shop", "category")
    edit_view_class = ProductModerate


class CityDayViewSet(ModelViewSet):
    """The town's calendar."""

    model = CityDay
    form_fields = ["day", "kind", "title", "hours", "note"]
    name = url_prefix = "stadtkalender"
    menu_label = gettext_lazy("Stadtkalender")
    icon = "calendar-alt"
    list_display = ["day", "title", Column("get_kind_display", label=gettext_lazy("Art"), sort_key="kind"), "hours"]
    list_filter = ["kind"]
    search_fields = ["title"]
    ordering = ["-day"]


class QuarterViewSet(ModelViewSet):
    """Quarters of the town."""

    model = Quarter
    form_fields = ["name", "slug", "position"]
    name = url_prefix = "viertel"
    menu_label = gettext_lazy("Viertel")
    icon = "site"
    list_display = ["name", "position"]
    copy_view_enabled = False


class Announced(ByDomain):
    """Tells that a Warengruppe changed."""

    def save_instance(self) -> Category:
        category = super().save_instance()  # type: ignore[misc]
        categories_changed.send(sender=Category, category_ids=[category.pk])
        return category


class CategoryCreate(Announced, CreateView):
    """A new Warengruppe, at its place in the tree."""


class CategoryEdit(Announced, EditView):
    """Another name or drawing."""


class CategoryViewSet(Fixed, ModelViewSet):
    """The tree of Warengruppen."""

    model = Category
    form_class = CategoryForm
    name = url_prefix = "warengruppen"
    menu_label = gettext_lazy("Warengruppen")
    icon = "folder-open-inverse"
    list_display = ["name", "shop_kind", Column("depth", label=gettext_lazy("Ebene"))]
    search_fields = ["name", "shop_kind"]
    ordering = ["path"]
    add_view_class = CategoryCreate
    edit_view_class = CategoryEdit
