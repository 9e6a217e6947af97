"""The town's lists in the CMS: staff keep shops, members, facts, products and the calendar; each act is logged and told."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from shops.enums import Role, ShopStatus
from shops.models import Category, CityDay, OpeningHours, Product, Quarter, Shop, ShopEvent, ShopMember, ShopPage, TraderProfile
from shops.signals import calendar_changed, categories_changed, shop_changed
from tests.factories.marketplace import UserFactory
from tests.factories.shops import CategoryFactory, ProductFactory, QuarterFactory, ShopFactory, TraderFactory

LISTS = ["laeden", "anbieterangaben", "mitglieder", "produkte", "stadtkalender", "viertel", "warengruppen"]


@pytest.fixture
def town(shop_page, staff, signed_in, clock):
    return signed_in(staff)


@pytest.fixture
def heard():
    calls = []
    listeners = []
    for name, signal in (("shop", shop_changed), ("calendar", calendar_changed), ("categories", categories_changed)):

        def listen(sender, signal, name=name, **kwargs):
            calls.append((name, kwargs))

        signal.connect(listen)
        listeners.append((signal, listen))
    yield calls
    for signal, listen in listeners:
        signal.disconnect(listen)


def shop_data(**changes):
    data = {
        "name": "Neuer Laden",
        "slug": "neuer-laden",
        "category": CategoryFactory().pk,
        "quarter": "",
        "street": "Markt 1",
        "postcode": "96450",
        "city": "Coburg",
        "hold_days": 2,
        "delivery_cents": 0,
        "takes_reservations": "on",
    }
    return data | changes


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_in_german(town, owner, shop, name):
    ProductFactory(shop=shop)
    CityDay.objects.create(day="2026-12-06", kind="open_sunday", title="Adventssonntag")
    QuarterFactory()
    response = town.get(reverse(f"{name}:index"))
    assert response.status_code == 200
    rows = response.context["object_list"]
    assert len(rows) >= 1
    if name != "laeden":
        assert town.get(reverse(f"{name}:edit", args=[rows[0].pk])).status_code == 200


@pytest.mark.parametrize("name", ["laeden", "mitglieder", "stadtkalender", "viertel", "warengruppen"])
def test_new_rows_have_a_form(town, name):
    assert town.get(reverse(f"{name}:add")).status_code == 200


@pytest.mark.parametrize(("name", "view"), [("produkte", "add"), ("anbieterangaben", "add")])
def test_what_the_town_does_not_make_has_no_form(town, name, view):
    assert town.get(reverse(f"{name}:{view}")).status_code == 302


@pytest.mark.parametrize(("name", "model"), [("laeden", Shop), ("produkte", Product), ("anbieterangaben", TraderProfile)])
def test_what_the_town_does_not_delete_stays(town, shop, name, model):
    ProductFactory(shop=shop)
    before = model.objects.count()
    town.post(reverse(f"{name}:delete", args=[model.objects.first().pk]))
    assert model.objects.count() == before


def test_a_new_shop_has_its_rows_and_a_page_nobody_sees(town, staff, at, stranger):
    response = town.post(reverse("laeden:add"), shop_data())
    assert response.status_code == 302
    shop = Shop.objects.get(slug="neuer-laden")
    page = ShopPage.objects.get(shop=shop)
    assert (shop.status, shop.created_at, page.live, page.slug) == (ShopStatus.DRAFT, at, False, "neuer-laden")
    assert TraderProfile.objects.get(shop=shop).street == "Markt 1"
    assert OpeningHours.objects.get(shop=shop).expression == ""
    assert ShopEvent.objects.get(shop=shop).actor == staff
    assert ModelLogEntry.objects.get(object_id=shop.pk, content_type__model="shop").action == "wagtail.create"
    assert stranger.get("/laeden/neuer-laden/").status_code == 404


def test_a_shop_is_changed_logged_and_told_and_keeps_its_slug(town, shop, at, heard):
    data = shop_data(name="Schuhhaus Amberg am Markt", slug="anders", category=shop.category.pk, phone="09561 1")
    assert town.post(reverse("laeden:edit", args=[shop.pk]), data).status_code == 302
    shop.refresh_from_db()
    assert (shop.name, shop.slug, shop.phone, shop.street, shop.updated_at) == (
        "Schuhhaus Amberg am Markt",
        "schuhhaus-amberg",
        "09561 1",
        "Markt 1",
        at,
    )
    assert heard == [("shop", {"shop_id": shop.pk})]
    assert ModelLogEntry.objects.get(object_id=shop.pk, action="wagtail.edit").label == "Schuhhaus Amberg am Markt"


def test_staff_approve_a_submitted_shop(town, staff):
    shop = ShopFactory(slug="wartet", status=ShopStatus.SUBMITTED)
    TraderFactory(shop=shop)
    path = reverse("laeden:step", args=[shop.pk])
    page = town.get(path)
    assert [value for value, _label in page.context["form"].fields["action"].choices] == ["shops.send_back", "shops.publish", "shops.close"]
    refused = town.post(path, {"action": "shops.send_back", "reason": " "})
    assert refused.context["form"].errors == {"reason": ["Bitte einen Grund angeben: Der Laden liest ihn."]}
    assert town.post(path, {"action": "shops.pause", "reason": "x"}).context["form"].errors["action"]
    assert Shop.objects.get(pk=shop.pk).status == ShopStatus.SUBMITTED
    assert town.post(path, {"action": "shops.publish", "reason": ""}).status_code == 302
    assert Shop.objects.get(pk=shop.pk).status == ShopStatus.LIVE
    assert ShopEvent.objects.get(shop=shop).actor == staff
    assert "Öffentlich gemacht" in town.get(path).content.decode()


def test_approval_of_incomplete_facts_is_refused_in_words(town):
    shop = ShopFactory(slug="wartet", status=ShopStatus.SUBMITTED)
    TraderFactory(shop=shop, phone="")
    response = town.post(reverse("laeden:step", args=[shop.pk]), {"action": "shops.publish"})
    assert response.context["form"].non_field_errors() == ["Es fehlen Anbieterangaben: Telefon."]
    assert Shop.objects.get(pk=shop.pk).status == ShopStatus.SUBMITTED


def test_members_come_change_and_go(town, shop, owner):
    person = UserFactory()
    assert town.post(reverse("mitglieder:add"), {"shop": shop.pk, "user": person.pk, "role": "helper"}).status_code == 302
    member = ShopMember.objects.get(user=person)
    assert (member.role, person.groups.get().name) == (Role.HELPER, "Laden: schuhhaus-amberg")
    town.post(reverse("mitglieder:edit", args=[member.pk]), {"role": "owner"})
    assert ShopMember.objects.get(user=person).role == Role.OWNER
    town.post(reverse("mitglieder:delete", args=[member.pk]))
    assert not ShopMember.objects.filter(user=person).exists()
    assert not person.groups.exists()
    actions = ShopEvent.objects.filter(shop=shop).order_by("id").values_list("action", flat=True)
    assert list(actions) == ["shops.member", "shops.member", "shops.member_gone"]


def test_the_last_owner_cannot_be_taken_away(town, shop, owner):
    member = ShopMember.objects.get(user=owner)
    response = town.post(reverse("mitglieder:edit", args=[member.pk]), {"role": "helper"})
    assert response.context["form"].non_field_errors() == ["Ein Laden braucht mindestens eine Inhaberin oder einen Inhaber."]
    response = town.post(reverse("mitglieder:delete", args=[member.pk]))
    assert response.status_code == 200
    assert ShopMember.objects.get(pk=member.pk).role == Role.OWNER


def test_facts_of_a_public_shop_stay_complete(town, shop, heard):
    trader = TraderProfile.objects.get(shop=shop)
    data = {
        name: getattr(trader, name) for name in ("legal_name", "represented_by", "street", "postcode", "city", "country", "phone", "email")
    }
    data |= {"no_register_reason": "x", "no_vat_id_reason": "y"}
    refused = town.post(reverse("anbieterangaben:edit", args=[trader.pk]), data | {"phone": ""})
    assert refused.context["form"].non_field_errors() == ["Der Laden ist öffentlich. Es darf nicht fehlen: Telefon."]
    assert town.post(reverse("anbieterangaben:edit", args=[trader.pk]), data | {"phone": "09561 7"}).status_code == 302
    after = TraderProfile.objects.get(pk=trader.pk)
    assert (after.phone, after.certified_at) == ("09561 7", trader.certified_at)
    assert heard == [("shop", {"shop_id": shop.pk})]


def test_a_product_is_taken_down_with_reasons(town, shop, staff):
    product = ProductFactory(shop=shop)
    path = reverse("produkte:edit", args=[product.pk])
    assert "reason" in town.post(path, {}).context["form"].errors
    assert town.post(path, {"reason": "Kein CE-Zeichen"}).status_code == 302
    product.refresh_from_db()
    assert product.is_visible is False
    entry = ModelLogEntry.objects.get(action="shops.product_hidden")
    assert (entry.user, entry.message) == (staff, "Produkt ausgeblendet: Kein CE-Zeichen")
    town.post(path, {"is_visible": "on", "reason": "Zeichen nachgereicht"})
    product.refresh_from_db()
    assert product.is_visible is True


def test_the_calendar_and_the_tree_tell_what_changed(town, heard):
    town.post(reverse("stadtkalender:add"), {"day": "2026-12-06", "kind": "open_sunday", "title": "Advent", "hours": "13:00-18:00"})
    day = CityDay.objects.get()
    parent = CategoryFactory(slug="oben")
    town.post(reverse("warengruppen:add"), {"parent": parent.pk, "name": "Unten", "slug": "unten"})
    below = Category.objects.get(slug="unten")
    assert (below.depth, below.get_parent().pk) == (2, parent.pk)
    town.post(reverse("warengruppen:edit", args=[below.pk]), {"name": "Darunter", "slug": "unten"})
    assert [name for name, _ in heard] == ["calendar", "categories", "categories"]
    assert str(heard[0][1]["days"][0]) == str(day.day)
    assert heard[1:] == [("categories", {"category_ids": [below.pk]})] * 2
    town.post(reverse("viertel:add"), {"name": "Am Markt", "slug": "am-markt", "position": 1})
    assert Quarter.objects.get().name == "Am Markt"


@pytest.mark.parametrize("name", LISTS)
def test_members_reach_none_of_the_lists(shop_page, owner, signed_in, name):
    client = signed_in(owner)
    assert client.get(reverse(f"{name}:index")).status_code == 403
    assert client.post(reverse(f"{name}:add"), {}).status_code == 403
    assert client.post(reverse(f"{name}:edit", args=[1]), {}).status_code == 403
    assert client.post(reverse(f"{name}:delete", args=[1]), {}).status_code == 403


def test_a_list_costs_the_same_for_one_and_three(town, shop, django_assert_num_queries):
    town.get(reverse("laeden:index"))
    with django_assert_num_queries(5):
        town.get(reverse("laeden:index_results"))
    ShopFactory(category=shop.category)
    ShopFactory(category=shop.category)
    with django_assert_num_queries(5):
        town.get(reverse("laeden:index_results"))
