"""The life of a shop: every step leaves its reason, and nothing is public before the town and the law allow it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import GroupPagePermission, ModelLogEntry, PageLogEntry

from shops.domain import lifecycle
from shops.domain.pages import add_storefront
from shops.enums import ShopStatus
from shops.models import Shop, ShopEvent, TraderProfile
from shops.signals import shop_changed
from tests.factories.shops import MemberFactory, ShopFactory, TraderFactory


@pytest.fixture
def draft(site):
    shop = ShopFactory(name="Neuer Laden", slug="neuer-laden", status=ShopStatus.DRAFT)
    TraderFactory(shop=shop)
    add_storefront(shop=shop, tagline="Ganz neu.")
    return shop


@pytest.fixture
def heard():
    """The ids that shop_changed told of, each with whether it was told inside a transaction."""
    ids = []

    def listen(shop_id, **kwargs):
        ids.append((shop_id, transaction.get_connection().in_atomic_block))

    shop_changed.connect(listen)
    yield ids
    shop_changed.disconnect(listen)


def rights(shop):
    return sorted(
        GroupPagePermission.objects.filter(group__name=f"Laden: {shop.slug}").values_list("permission__codename", flat=True).distinct()
    )


def test_a_shop_is_submitted_and_published_with_its_page(draft, owner, staff, at, heard):
    MemberFactory(shop=draft, user=owner)
    page = draft.pages.get()
    assert (page.live, rights(draft)) == (False, ["change_page"])

    lifecycle.submit_shop(shop=draft, actor=owner, at=at)
    lifecycle.publish_shop(shop=draft, actor=staff, at=at)

    draft.refresh_from_db()
    page.refresh_from_db()
    assert (draft.status, draft.updated_at, page.live) == (ShopStatus.LIVE, at, True)
    assert rights(draft) == ["change_page", "publish_page"]
    steps = ShopEvent.objects.filter(shop=draft).order_by("id").values_list("action", "before", "after", "actor_id", "at")
    assert list(steps) == [
        ("shops.submit", "draft", "submitted", owner.pk, at),
        ("shops.publish", "submitted", "live", staff.pk, at),
    ]
    logged = ModelLogEntry.objects.filter(object_id=draft.pk, action__startswith="shops.").order_by("id")
    assert [(entry.action, entry.user_id) for entry in logged] == [("shops.submit", owner.pk), ("shops.publish", staff.pk)]
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish", user=staff).count() == 1
    assert set(heard) == {(draft.pk, True)}


def test_pausing_takes_the_page_off_and_resuming_brings_it_back(draft, owner, staff, at):
    lifecycle.submit_shop(shop=draft, actor=owner, at=at)
    lifecycle.publish_shop(shop=draft, actor=staff, at=at)

    lifecycle.pause_shop(shop=draft, actor=staff, at=at, reason="  Umbau bis März  ")
    page = draft.pages.get()
    assert (page.live, rights(draft)) == (False, ["change_page"])
    assert ShopEvent.objects.filter(shop=draft).first().reason == "Umbau bis März"
    assert ModelLogEntry.objects.get(object_id=draft.pk, action="shops.pause").data["reason"] == "Umbau bis März"

    lifecycle.resume_shop(shop=draft, actor=staff, at=at)
    page.refresh_from_db()
    assert (page.live, page.tagline, rights(draft)) == (True, "Ganz neu.", ["change_page", "publish_page"])

    lifecycle.close_shop(shop=draft, actor=staff, at=at, reason="Ruhestand")
    page.refresh_from_db()
    assert (page.live, Shop.objects.get(pk=draft.pk).status) == (False, ShopStatus.CLOSED)
    assert lifecycle.possible_steps(draft) == []


@pytest.mark.parametrize("step", ["send_back_shop", "pause_shop", "close_shop"])
def test_a_step_against_the_shop_needs_a_reason(draft, staff, at, step):
    with pytest.raises(ValidationError, match="Bitte einen Grund angeben"):
        getattr(lifecycle, step)(shop=draft, actor=staff, at=at, reason="  ")
    draft.refresh_from_db()
    assert (draft.status, ShopEvent.objects.filter(shop=draft).count()) == (ShopStatus.DRAFT, 0)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"represented_by": ""}, "Vertreten durch"),
        ({"certified_at": None}, "Selbstauskunft vom"),
        ({"no_vat_id_reason": ""}, "Umsatzsteuer-ID"),
        ({"no_register_reason": ""}, "Register und Nummer"),
    ],
)
def test_no_shop_goes_on_with_incomplete_facts(draft, owner, at, change, named):
    TraderProfile.objects.filter(shop=draft).update(**change)
    with pytest.raises(ValidationError, match=f"Es fehlen Anbieterangaben: {named}."):
        lifecycle.submit_shop(shop=draft, actor=owner, at=at)
    draft.refresh_from_db()
    assert (draft.status, ShopEvent.objects.filter(shop=draft).count()) == (ShopStatus.DRAFT, 0)


def test_a_shop_without_any_facts_stays_a_draft(site, owner, at):
    shop = ShopFactory(status=ShopStatus.DRAFT)
    with pytest.raises(ValidationError, match="Name des Unternehmens, Vertreten durch"):
        lifecycle.submit_shop(shop=shop, actor=owner, at=at)


def test_facts_that_vanish_between_submitting_and_approval_stop_the_approval(draft, owner, staff, at):
    lifecycle.submit_shop(shop=draft, actor=owner, at=at)
    TraderProfile.objects.filter(shop=draft).update(legal_name="")
    with pytest.raises(ValidationError, match="Name des Unternehmens"):
        lifecycle.publish_shop(shop=draft, actor=staff, at=at)
    assert (Shop.objects.get(pk=draft.pk).status, draft.pages.get().live) == (ShopStatus.SUBMITTED, False)


def test_of_two_who_decide_one_wins_and_the_other_is_told(draft, owner, staff, at):
    lifecycle.submit_shop(shop=draft, actor=owner, at=at)
    late = Shop.objects.get(pk=draft.pk)
    lifecycle.send_back_shop(shop=draft, actor=staff, at=at, reason="Foto fehlt")
    with pytest.raises(ValidationError, match="Der Stand des Ladens ist „in Vorbereitung“"):
        lifecycle.publish_shop(shop=late, actor=staff, at=at)
    assert Shop.objects.get(pk=draft.pk).status == ShopStatus.DRAFT
    assert list(ShopEvent.objects.filter(shop=draft).values_list("action", flat=True)) == ["shops.send_back", "shops.submit"]


def test_a_draft_cannot_be_published_past_the_town(draft, staff, at):
    with pytest.raises(ValidationError, match="Das geht nicht mehr"):
        lifecycle.publish_shop(shop=draft, actor=staff, at=at)
    assert Shop.objects.get(pk=draft.pk).status == ShopStatus.DRAFT
