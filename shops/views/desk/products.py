"""Goods at the desk: a list with one-tap statements, and one form to add or change a product."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from shops.domain import availability, products
from shops.domain.pictures import add_picture
from shops.domain.shelf import desk_products, products_of
from shops.enums import AvailabilityKind
from shops.forms.products import ProductForm
from shops.models import Product
from shops.requests import LONGEST_KEY, MemberRequest
from shops.views.back import back
from shops.views.desk import for_member

PER_PAGE = 30


@for_member
def product_list(request: MemberRequest) -> HttpResponse:
    """Show the shop's goods, those with the oldest statement first."""
    words = request.GET.get("q", "").strip()[:80]
    page = Paginator(desk_products(shop=request.shop, words=words), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "shops/desk/products.html", {"page": page, "words": words, "shop": request.shop})


@for_member
def product_new(request: MemberRequest) -> HttpResponse:
    """Add a product: photo, name, price and availability are enough."""
    return product_form(request, Product(shop=request.shop))


@for_member
def product_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a product of the own shop."""
    return product_form(request, get_object_or_404(products_of(request.shop), pk=pk))


def product_form(request: MemberRequest, product: Product) -> HttpResponse:
    """Show and take the product form; nothing is written unless all of it is right."""
    form = ProductForm(request.POST or None, request.FILES or None, instance=product)
    if request.method == "POST" and form.is_valid() and (saved := save(request, form)):
        messages.success(request, _("„%(name)s“ ist eingetragen.") % {"name": saved.name})
        return redirect("desk:product_new" if "another" in request.POST else "desk:products")
    context = {"form": form, "product": product if product.pk else None, "shop": request.shop}
    return render(request, "shops/desk/product_form.html", context, status=422 if form.errors else 200)


def save(request: MemberRequest, form: ProductForm) -> Product | None:
    """Take the photo in and write the product; None when photo or price is refused, with the reason at its field."""
    data = form.cleaned_data
    hang: list[tuple[Any, str]] = []
    if photo := data["photo"]:
        try:
            picture = add_picture(shop=request.shop, file=photo, name=photo.name, title=data["name"], alt=data["alt"], actor=request.user)
        except ValidationError as refused:
            form.add_error("photo", refused)
            return None
        hang = [(picture, data["alt"])]
    at, actor = request.at, request.user
    said = {"cents": data["price"], "kind": data["kind"], "days": data["days"]}
    if not form.instance.pk:
        return products.add_product(shop=request.shop, at=at, actor=actor, pictures=hang, **said, **form.facts())
    try:
        product = products_of(request.shop).get(pk=form.instance.pk)
        return products.restate_product(product=product, at=at, actor=actor, pictures=hang, **said, **form.facts())
    except ValidationError as refused:
        form.add_error("price", refused)
        return None


@for_member
@require_POST
def product_say(request: MemberRequest, pk: int) -> HttpResponse:
    """Say in one tap that a product is there, or that one should ask."""
    product = get_object_or_404(products_of(request.shop), pk=pk)
    kind = request.POST.get("kind")
    if kind not in (AvailabilityKind.SHELF, AvailabilityKind.USUALLY, AvailabilityKind.ASK):
        return HttpResponse(_("Unbekannte Angabe."), status=400)
    availability.say_availability(product=product, kind=kind, at=request.at, actor=request.user)
    messages.success(request, _("„%(name)s“: %(said)s, gerade bestätigt.") % {"name": product.name, "said": AvailabilityKind(kind).label})
    return back(request, "desk:products")


@for_member
@require_POST
def products_confirm(request: MemberRequest) -> HttpResponse:
    """Confirm the marked statements in one tap."""
    ids = [int(value) for value in request.POST.getlist("product") if value.isascii() and value.isdigit() and len(value) <= LONGEST_KEY]
    renewed = availability.confirm_availabilities(shop=request.shop, product_ids=ids, at=request.at, actor=request.user)
    words = ngettext("%(count)d Angabe ist bestätigt.", "%(count)d Angaben sind bestätigt.", len(renewed))
    messages.success(request, words % {"count": len(renewed)})
    return back(request, "desk:products")


@for_member
@require_POST
def product_hide(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a product out of the town's sight, or put it back."""
    product = get_object_or_404(products_of(request.shop), pk=pk)
    if product.is_visible:
        products.hide_product(product=product, at=request.at, actor=request.user)
        messages.success(request, _("„%(name)s“ ist nicht mehr zu sehen. Sie können es jederzeit wieder zeigen.") % {"name": product.name})
    else:
        products.show_product(product=product, at=request.at, actor=request.user)
        messages.success(request, _("„%(name)s“ ist wieder zu sehen.") % {"name": product.name})
    return back(request, "desk:products")
