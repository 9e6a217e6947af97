"""Who acts for a shop, what its owner states about it, and what the town did to it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, Locale

from shops.domain.diary import town_edits
from shops.domain.members import add_member, members_of, remove_member
from shops.domain.pages import add_storefront
from shops.enums import Role, ShopStatus
from shops.models import Shop, ShopEvent, ShopIndexPage, ShopMember, ShopPage, TraderProfile
from tests.factories.marketplace import UserFactory
from tests.factories.shops import ShopFactory

FACTS = {
    "legal_name": "Schuhhaus Amberg e. K.",
    "represented_by": "Jana Amberg",
    "street": "Spitalgasse 12",
    "postcode": "96450",
    "city": "Coburg",
    "country": "Deutschland",
    "phone": "09561 0000-0",
    "email": "post@amberg.example",
    "register": "Amtsgericht Coburg, HRA 0000",
    "no_register_reason": "",
    "vat_id": "DE136695976",
    "no_vat_id_reason": "",
}


def test_a_member_gets_the_rights_and_loses_them(shop_page, shop, owner, staff, at):
    helper = UserFactory()
    member = add_member(shop=shop, user=helper, role=Role.HELPER, actor=staff, at=at)
    group = Group.objects.get(name="Laden: schuhhaus-amberg")
    assert set(group.user_set.all()) == {owner, helper}
    assert sorted(GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission__codename")) == [
        (shop_page.pk, "change_page"),
        (shop_page.pk, "publish_page"),
    ]
    assert [m.user for m in members_of(shop=shop)] == [owner, helper]

    remove_member(member=member, actor=staff, at=at)
    assert set(group.user_set.all()) == {owner}
    assert not helper.groups.exists()
    assert list(ShopEvent.objects.filter(shop=shop).values_list("action", flat=True)) == ["shops.member_gone", "shops.member"]


def test_the_last_owner_stays(shop, owner, helper, staff, at):
    only = ShopMember.objects.get(shop=shop, user=owner)
    with pytest.raises(ValidationError, match="Ein Laden braucht mindestens"):
        remove_member(member=only, actor=staff, at=at)
    with pytest.raises(ValidationError, match="Ein Laden braucht mindestens"):
        add_member(shop=shop, user=owner, role=Role.HELPER, actor=staff, at=at)
    assert ShopMember.objects.get(pk=only.pk).role == Role.OWNER
    assert ShopEvent.objects.filter(shop=shop).count() == 0
    add_member(shop=shop, user=helper, role=Role.OWNER, actor=staff, at=at)
    remove_member(member=only, actor=staff, at=at)
    assert list(ShopMember.objects.filter(shop=shop).values_list("user", "role")) == [(helper.pk, Role.OWNER)]


def test_a_deleted_shop_leaves_no_group(db, staff, at):
    shop = ShopFactory(slug="kurz-da")
    add_member(shop=shop, user=UserFactory(), role=Role.OWNER, actor=staff, at=at)
    assert Group.objects.filter(name="Laden: kurz-da").exists()
    shop.delete()
    assert not Group.objects.filter(name="Laden: kurz-da").exists()


def test_owner_states_and_certifies_the_facts(shop, owner, signed_in, clock, at):
    TraderProfile.objects.filter(shop=shop).delete()
    client = signed_in(owner)
    page = client.get(reverse("desk:trader")).content.decode()
    assert "Das fehlt noch" in page
    assert "Selbstauskunft vom" in page
    response = client.post(reverse("desk:trader"), FACTS | {"certify": "on"})
    assert (response.status_code, response.url) == (302, "/theke/anbieter/")
    trader = TraderProfile.objects.get(shop=shop)
    assert (trader.legal_name, trader.certified_at, trader.certified_by, trader.missing()) == ("Schuhhaus Amberg e. K.", at, owner, [])
    assert ShopEvent.objects.get(shop=shop).action == "shops.certify"


def test_gaps_cannot_be_certified_and_say_where_they_are(shop, owner, signed_in):
    before = TraderProfile.objects.get(shop=shop)
    response = signed_in(owner).post(reverse("desk:trader"), FACTS | {"represented_by": "", "register": "", "certify": "on"})
    assert response.status_code == 422
    assert response.context["form"].errors == {"represented_by": ["Das fehlt noch."], "register": ["Das fehlt noch."]}
    after = TraderProfile.objects.get(shop=shop)
    assert (after.legal_name, after.certified_at) == (before.legal_name, before.certified_at)


def test_a_wrong_vat_id_is_refused(shop, owner, signed_in):
    response = signed_in(owner).post(reverse("desk:trader"), FACTS | {"vat_id": "DE123456789"})
    assert "Diese Umsatzsteuer-ID stimmt nicht." in str(response.context["form"].errors["vat_id"])


def test_facts_of_a_public_shop_stay_complete_and_certified(shop, owner, signed_in):
    response = signed_in(owner).post(reverse("desk:trader"), FACTS)
    assert response.status_code == 422
    assert "Ihr Laden ist öffentlich" in response.content.decode()
    assert TraderProfile.objects.get(shop=shop).legal_name == "Musterladen e. K."


def test_changed_facts_of_a_draft_end_the_certification(shop, owner, signed_in):
    Shop.objects.filter(pk=shop.pk).update(status=ShopStatus.DRAFT)
    signed_in(owner).post(reverse("desk:trader"), FACTS)
    trader = TraderProfile.objects.get(shop=shop)
    assert (trader.legal_name, trader.certified_at, trader.certified_by) == ("Schuhhaus Amberg e. K.", None, None)


def test_control_characters_are_gone_from_facts(shop, owner, signed_in):
    signed_in(owner).post(reverse("desk:trader"), FACTS | {"legal_name": "Schuh\u202ehaus\u200b A\u0308mberg\x07", "certify": "on"})
    assert TraderProfile.objects.get(shop=shop).legal_name == "Schuhhaus Ämberg"


def test_a_helper_does_not_reach_the_facts(shop, helper, signed_in):
    client = signed_in(helper)
    assert client.get(reverse("desk:trader")).status_code == 403
    assert client.post(reverse("desk:trader"), FACTS | {"certify": "on"}).status_code == 403
    assert client.post(reverse("desk:submit")).status_code == 403
    assert TraderProfile.objects.get(shop=shop).legal_name == "Musterladen e. K."


def test_owner_submits_a_complete_draft(shop, owner, signed_in):
    Shop.objects.filter(pk=shop.pk).update(status=ShopStatus.DRAFT)
    client = signed_in(owner)
    assert "Zur Prüfung einreichen" in client.get(reverse("desk:trader")).content.decode()
    response = client.post(reverse("desk:submit"), follow=True)
    assert "Ihr Laden liegt jetzt bei der Stadt." in response.content.decode()
    assert Shop.objects.get(pk=shop.pk).status == ShopStatus.SUBMITTED
    again = client.post(reverse("desk:submit"), follow=True)
    assert "Das geht nicht mehr" in again.content.decode()


def test_owner_cannot_submit_what_is_incomplete(shop, owner, signed_in):
    Shop.objects.filter(pk=shop.pk).update(status=ShopStatus.DRAFT)
    TraderProfile.objects.filter(shop=shop).update(phone="")
    response = signed_in(owner).post(reverse("desk:submit"), follow=True)
    assert "Es fehlen Anbieterangaben: Telefon." in response.content.decode()
    assert Shop.objects.get(pk=shop.pk).status == ShopStatus.DRAFT


def test_the_desk_shows_what_the_town_changed(shop_page, shop, owner, other_owner, staff, signed_in, at):
    log(instance=shop, action="shops.pause", user=staff, timestamp=at, data={"reason": "Umbau"})
    log(instance=shop, action="shops.submit", user=owner, timestamp=at)
    log(instance=shop_page, action="wagtail.publish", user=staff, timestamp=at + timedelta(hours=1))
    edits = town_edits(shop=shop)
    assert [(edit.who, edit.what, edit.at) for edit in edits] == [
        ("Stadt Coburg", "Veröffentlicht", at + timedelta(hours=1)),
        ("Stadt Coburg", "Pausiert: Umbau", at),
    ]
    page = signed_in(owner).get(reverse("desk:members")).content.decode()
    assert "Pausiert: Umbau" in page
    assert "Jana Amberg" in page
    foreign = signed_in(other_owner).get(reverse("desk:members")).content.decode()
    assert "Umbau" not in foreign
    assert "Jana Amberg" not in foreign
    assert "Noch nichts." in foreign


def test_the_list_of_members_costs_the_same_for_one_and_three(shop_page, shop, owner, signed_in, django_assert_num_queries):
    client = signed_in(owner)
    client.get(reverse("desk:members"))
    with django_assert_num_queries(9):
        client.get(reverse("desk:members"))
    for _ in range(2):
        add_member(shop=shop, user=UserFactory(), role=Role.HELPER, actor=owner, at=shop.created_at)
    with django_assert_num_queries(9):
        client.get(reverse("desk:members"))


def test_a_storefront_is_mirrored_in_every_language_that_has_the_directory(site, at):
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in (site.root_page.specific, ShopIndexPage.objects.get()):
        page.copy_for_translation(english, alias=True)
    shop = ShopFactory(slug="zweisprachig")
    page = add_storefront(shop=shop, tagline="Hier.")
    alias = ShopPage.objects.get(shop=shop, locale=english)
    assert (page.live, alias.alias_of_id, alias.live, alias.tagline) == (True, page.pk, True, "Hier.")
    assert GroupPagePermission.objects.filter(group__name="Laden: zweisprachig", page=alias.pk).count() == 2


def test_without_a_directory_there_is_no_storefront(db):
    with pytest.raises(ValidationError, match="Es gibt noch kein Verzeichnis der Läden"):
        add_storefront(shop=ShopFactory())
