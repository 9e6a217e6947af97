"""In the CMS an owner has one thing, the own storefront; everything else is shut, and trying changes nothing (SURVIVAL 24 to 27)."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision

from marketplace.middleware import ALLOWED, DIVERSIONS
from marketplace.models import User
from shops.domain.pages import mirror
from shops.domain.pictures import add_picture
from shops.enums import ShopStatus
from shops.models import Picture, Shop, ShopIndexPage, ShopPage
from tests.factories.shops import MemberFactory
from tests.house.addresses import cms_addresses
from tests.shops.making_pictures import picture

EDITORS = ("wagtailadmin_pages:edit", "wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:revisions_revert")
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def page_data(**changes):
    """What Wagtail's editor sends for a storefront."""
    return {
        "title": "Schuhhaus Amberg",
        "tagline": "Neue Zeile.",
        "story_title": "",
        "story-count": "0",
        "pictures-TOTAL_FORMS": "0",
        "pictures-INITIAL_FORMS": "0",
        "pictures-MIN_NUM_FORMS": "0",
        "pictures-MAX_NUM_FORMS": "12",
        "brands": "",
        "services": "",
        "ask_for": "",
    } | changes


def snapshot():
    """Everything an owner must not be able to move."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "path", "title", "slug", "live", "locked", "latest_revision", "owner")),
        "storefronts": list(ShopPage.objects.order_by("pk").values_list("pk", "shop", "tagline", "alias_of")),
        "revisions": Revision.objects.count(),
        "people": list(User.objects.order_by("pk").values_list("pk", "email", "is_staff", "is_superuser", "is_active", "password")),
        "groups": list(Group.objects.order_by("pk").values_list("pk", "name", "user", "permissions")),
        "rights": list(GroupPagePermission.objects.order_by("pk").values_list("group", "page", "permission")),
        "pictures": list(Picture.objects.order_by("pk").values_list("pk", "title", "shop")),
        "log": PageLogEntry.objects.count(),
        "shops": list(Shop.objects.order_by("pk").values_list("pk", "name", "status")),
    }


@pytest.fixture
def pages(shop_page, other_page):
    """Both storefronts with a draft each, and a picture each."""
    for page in (shop_page, other_page):
        page.tagline = "Geheimer Entwurf"
        page.save_revision()
        add_picture(shop=page.shop, file=__import__("io").BytesIO(picture()), name=f"{page.slug}.jpg", title=f"Foto {page.slug}")
    return shop_page, other_page


@pytest.fixture
def client(owner, signed_in) -> Client:
    return signed_in(owner)


def arguments(address, page, photo, person):
    """Fill the places of an address with existing things."""
    by_name = {
        "image_id": photo.pk,
        "page_id": page.pk,
        "parent_page_id": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": ShopIndexPage.objects.get().pk,
        "object_id": page.pk,
        "revision_id": page.latest_revision_id,
        "app_label": "shops",
        "model_name": "shoppage",
        "app_name": "shops",
        "content_type_app_name": "shops",
        "content_type_model_name": "shoppage",
        "action": "delete",
        "action_name": "delete",
    }
    if "images" in address.route:
        by_name["pk"] = photo.pk
    elif "users" in address.route:
        by_name["pk"] = person.pk
    return by_name


def test_every_address_of_the_cms_is_on_the_list_or_shut(pages, client, owner, other_owner):
    """Walks all of Wagtail as an owner, once with the own things and once with those of another shop."""
    own, foreign = pages
    before, reached = snapshot(), set()
    walked = 0
    for address in cms_addresses():
        if address.name in ("cms_login", "wagtailadmin_login"):
            continue
        for page, person in ((own, owner), (foreign, other_owner)):
            photo = Picture.objects.get(shop=page.shop)
            path = special_path(address, page) if address.is_regex else address.path(**arguments(address, page, photo, person))
            for method in ("get", "post"):
                data = page_data(title="") if method == "post" and address.name in EDITORS else {"external-link-chooser-url": ""}
                response = getattr(client, method)(path, data)
                walked += 1
                if response.status_code != 403:
                    reached.add(address.name)
                    assert address.name in ALLOWED or address.name in DIVERSIONS, (method, path, response.status_code)
                    assert page is own or not any(name in path for name in (f"/{foreign.pk}/", f"/{photo.pk}/")), (method, path)
    assert reached == set(ALLOWED) | set(DIVERSIONS)
    assert snapshot() == before
    print(f"\n{len(cms_addresses())} addresses of the CMS, {walked} requests as owner, {len(reached)} reached")


def special_path(address, page):
    """Give a path for the addresses that are regular expressions."""
    if address.name == "wagtailadmin_pages:revisions_compare":
        return reverse(address.name, args=[page.pk, "earliest", "latest"])
    if address.name.startswith("wagtailadmin_api:"):
        return "/" + address.route.replace("^", "").replace("<int:pk>", str(page.pk)).replace("<str:action_name>", "delete")
    return "/cms/irgendwas/anderes/"


FOREIGN = [
    ("edit", ["wagtailadmin_pages:edit"]),
    ("publish", ["wagtailadmin_pages:edit"]),
    ("preview", ["wagtailadmin_pages:preview_on_edit"]),
    ("draft", ["wagtailadmin_pages:view_draft"]),
    ("history", ["wagtailadmin_pages:history", "wagtailadmin_pages:history_results", "wagtailadmin_pages:usage"]),
    ("copy", ["wagtailadmin_pages:copy"]),
    ("move", ["wagtailadmin_pages:move", "wagtailadmin_pages:set_page_position"]),
    ("delete", ["wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish"]),
    ("convert", ["wagtailadmin_pages:convert_alias", "wagtailadmin_pages:lock", "wagtailadmin_pages:set_privacy"]),
]


@pytest.mark.parametrize(("what", "names"), FOREIGN, ids=[what for what, _ in FOREIGN])
def test_another_shops_page_cannot_be_touched(pages, client, what, names):
    foreign, before = pages[1], snapshot()
    for name in names:
        path = reverse(name, args=[foreign.pk])
        assert client.get(path).status_code == 403
        assert client.post(path, page_data(**{"action-publish": "1"} if what == "publish" else {})).status_code == 403
        assert client.post(path, page_data(), **SCRIPT).status_code == 403
    assert snapshot() == before


def test_another_shops_revisions_are_shut(pages, client):
    own, foreign = pages
    before = snapshot()
    revision = foreign.latest_revision_id
    for page in (own, foreign):
        for name in ("wagtailadmin_pages:revisions_view", "wagtailadmin_pages:revisions_revert"):
            response = client.get(reverse(name, args=[page.pk, revision]))
            assert response.status_code in (403, 404)
            assert "Geheimer Entwurf" not in response.content.decode()
    assert client.get(reverse("wagtailadmin_pages:revisions_compare", args=[foreign.pk, "earliest", "latest"])).status_code == 403
    assert snapshot() == before


@pytest.mark.parametrize("name", ["move", "copy", "delete", "unpublish", "lock", "set_privacy", "usage", "add_subpage"])
def test_even_the_own_page_is_not_moved_copied_or_deleted(pages, client, name):
    before = snapshot()
    path = reverse(f"wagtailadmin_pages:{name}", args=[pages[0].pk])
    assert (client.get(path).status_code, client.post(path, {"confirm": "yes"}).status_code) == (403, 403)
    assert snapshot() == before


@pytest.mark.parametrize(
    "path",
    [
        "/cms/api/main/pages/",
        "/cms/api/main/pages/{page}/",
        "/cms/api/main/images/",
        "/cms/api/main/images/{photo}/",
        "/cms/pages/",
        "/cms/pages/{page}/",
        "/cms/pages/search/?q=Leise",
        "/cms/choose-page/{page}/",
        "/cms/choose-page/search/?q=Leise",
        "/cms/images/",
        "/cms/images/{photo}/",
        "/cms/images/{photo}/preview/original/",
        "/cms/images/chooser/{photo}/select_format/",
        "/cms/images/chooser/chosen/{photo}/",
        "/cms/images/chooser/chosen-multiple/?id={photo}",
        "/cms/documents/",
        "/cms/reports/site-history/",
        "/cms/reports/aging-pages/",
        "/cms/users/",
        "/cms/users/edit/{person}/",
        "/cms/groups/",
        "/cms/snippets/",
        "/cms/laeden/",
        "/cms/laeden/edit/{shop}/",
        "/cms/settings/marketplace/townsettings/",
        "/cms/bulk/wagtailcore/page/delete/?id={page}",
        "/cms/collections/",
        "/cms/redirects/",
        "/cms/translation/submit/page/{page}/",
        "/cms/password_reset/",
    ],
)
def test_lists_choosers_reports_and_apis_are_shut(pages, client, other_owner, path):
    foreign, before = pages[1], snapshot()
    photo = Picture.objects.get(shop=foreign.shop)
    path = path.format(page=foreign.pk, photo=photo.pk, person=other_owner.pk, shop=foreign.shop_id)
    for response in (client.get(path), client.post(path), client.get(path, **SCRIPT)):
        assert response.status_code == 403
        assert "Leise Sohle" not in response.content.decode()
    assert snapshot() == before


def test_owner_cannot_raise_the_own_rights(pages, client, owner):
    before = snapshot()
    group = Group.objects.get(name="Laden: schuhhaus-amberg")
    attempts = [
        (reverse("wagtailusers_groups:edit", args=[group.pk]), {"name": group.name, "permissions": ["1", "2"]}),
        (reverse("wagtailusers_groups:add"), {"name": "Alles"}),
        (
            reverse("wagtailusers_users:add"),
            {"email": "neu@example.org", "password1": "x" * 12, "password2": "x" * 12, "is_superuser": "on"},
        ),
        (reverse("wagtailusers_users:edit", args=[owner.pk]), {"email": owner.email, "is_superuser": "on", "groups": [group.pk]}),
        (reverse("wagtailadmin_pages:move", args=[pages[0].pk]), {"new_parent_page": ShopIndexPage.objects.get().pk}),
        (reverse("wagtailadmin_pages:edit", args=[ShopIndexPage.objects.get().pk]), page_data()),
        (reverse("wagtailsites:add"), {}),
        (reverse("mitglieder:add"), {"shop": pages[1].shop_id, "user": owner.pk, "role": "owner"}),
    ]
    for path, data in attempts:
        assert client.post(path, data).status_code == 403, path
    assert snapshot() == before


def test_owner_edits_text_and_publishes(pages, client, owner, stranger):
    path = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    editor = client.get(path)
    assert editor.status_code == 200
    response = client.post(path, page_data(**{"action-publish": "action-publish"}))
    assert (response.status_code, response.url) == (302, path)
    pages[0].refresh_from_db()
    assert (pages[0].tagline, pages[0].live, pages[0].latest_revision.user) == ("Neue Zeile.", True, owner)
    assert PageLogEntry.objects.filter(page=pages[0].pk, action="wagtail.publish", user=owner).exists()


def test_slug_and_shop_never_come_from_an_owner(pages, client):
    path = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    text = client.get(path).content.decode()
    for name in ("slug", "shop", "search_description", "seo_title", "go_live_at", "show_in_menus"):
        assert f'name="{name}"' not in text, name
    client.post(path, page_data(slug="gekapert", shop=str(pages[1].shop_id), **{"action-publish": "1"}))
    pages[0].refresh_from_db()
    assert (pages[0].slug, pages[0].shop.slug, pages[0].tagline) == ("schuhhaus-amberg", "schuhhaus-amberg", "Neue Zeile.")


def test_staff_see_the_slug(pages, staff, signed_in):
    assert 'name="slug"' in signed_in(staff).get(reverse("wagtailadmin_pages:edit", args=[pages[0].pk])).content.decode()


def test_owner_publishes_only_while_the_shop_is_public(pages, client, staff, signed_in):
    Shop.objects.filter(pk=pages[0].shop_id).update(status=ShopStatus.PAUSED)
    pages[0].unpublish()
    path = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    for each in (client, signed_in(staff)):
        each.post(path, page_data(**{"action-publish": "1"}))
        pages[0].refresh_from_db()
        assert pages[0].live is False


def test_a_live_page_of_a_shop_that_is_not_public_is_not_served(pages, stranger):
    assert stranger.get(pages[0].url).status_code == 200
    Shop.objects.filter(pk=pages[0].shop_id).update(status=ShopStatus.PAUSED)
    assert ShopPage.objects.get(pk=pages[0].pk).live
    assert stranger.get(pages[0].url).status_code == 404


def test_pictures_of_another_shop_are_neither_shown_nor_taken(pages, client, shop):
    own, foreign = (Picture.objects.get(shop=page.shop) for page in pages)
    listed = client.get(reverse("wagtailimages_chooser:choose_results"))
    assert "Foto schuhhaus-amberg" in listed.content.decode()
    assert "Foto leise-sohle" not in listed.content.decode()
    assert client.get(reverse("wagtailimages_chooser:chosen", args=[own.pk])).json()["result"]["title"] == "Foto schuhhaus-amberg"
    assert client.get(reverse("wagtailimages_chooser:chosen", args=[foreign.pk])).status_code == 403

    def hang(photo):
        row = {"pictures-TOTAL_FORMS": "1", "pictures-0-picture": photo.pk, "pictures-0-alt": "Schuhe", "pictures-0-ORDER": "1"}
        return client.post(reverse("wagtailadmin_pages:edit", args=[pages[0].pk]), page_data(**row, **{"action-publish": "1"}))

    assert "Ein Bild gehört nicht zu diesem Laden." in hang(foreign).content.decode()
    assert ShopPage.objects.get(pk=pages[0].pk).pictures.count() == 0
    assert hang(own).status_code == 302
    assert ShopPage.objects.get(pk=pages[0].pk).pictures.get().picture == own

    story = {"story-count": "1", "story-0-type": "picture", "story-0-deleted": "", "story-0-order": "0", "story-0-value-image": foreign.pk}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[pages[0].pk]), page_data(**story, **{"story-0-value-alt_text": "x"}))
    assert "Ein Bild gehört nicht zu diesem Laden." in response.content.decode()


def test_the_own_page_in_english_becomes_the_owners_to_write(pages, client, owner, other_owner, signed_in):
    from wagtail.models import Locale

    english, _ = Locale.objects.get_or_create(language_code="en")
    for page in (ShopIndexPage.objects.get().get_parent().specific, ShopIndexPage.objects.get()):
        page.copy_for_translation(english, alias=True)
    mirror(pages[0])
    alias = ShopPage.objects.get(shop=pages[0].shop, locale=english)
    assert alias.alias_of_id == pages[0].pk
    convert = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    assert signed_in(other_owner).post(convert).status_code == 403
    assert client.get(convert).status_code == 200
    assert client.post(convert).status_code == 302
    path = reverse("wagtailadmin_pages:edit", args=[alias.pk])
    client.post(path, page_data(title="Amberg Shoes", tagline="Shoes for all.", **{"action-publish": "1"}))
    alias.refresh_from_db()
    assert (alias.title, alias.live, alias.alias_of_id) == ("Amberg Shoes", True, None)


def test_the_cms_opens_at_the_own_page(pages, client, owner, shop, other_shop, shopper, signed_in):
    assert client.get("/cms/").url == reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    assert client.get("/cms/account/").url == "/konto/"
    assert client.get("/cms/choose-page/?allow_external_link=true").url == "/cms/choose-external-link/?allow_external_link=true"
    MemberFactory(shop=other_shop, user=owner)
    assert client.get("/cms/").url == "/konto/"
    assert signed_in(shopper).get("/cms/").status_code == 403


def test_strangers_are_led_to_the_login(site, stranger):
    for path in ("/cms/", "/cms/pages/1/edit/", "/cms/irgendwas/"):
        assert stranger.get(path).url == f"/konto/login/?next={path}"
        assert stranger.get(path, **SCRIPT).status_code == 403


def test_a_helper_edits_the_page_too_and_a_former_member_does_not(pages, helper, signed_in):
    client = signed_in(helper)
    path = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    assert client.get(path).status_code == 200
    helper.memberships.all().delete()
    assert client.get(path).status_code == 403
    assert client.post(path, page_data()).status_code == 403


def test_staff_need_a_second_factor_where_the_town_asks_for_it(pages, staff, signed_in, settings):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    client = signed_in(staff)
    assert client.get("/cms/").status_code == 200
    settings.TOWN_STAFF_MFA = True
    assert client.get("/cms/").url == "/konto/2fa/"
    assert client.post(reverse("wagtailadmin_pages:delete", args=[pages[0].pk])).url == "/konto/2fa/"
    assert Page.objects.filter(pk=pages[0].pk).exists()
    TOTP.activate(staff, generate_totp_secret())
    assert client.get("/cms/").status_code == 200


def test_two_pages_of_a_shop_in_one_language_are_refused(pages):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="in dieser Sprache schon eine Seite"):
        ShopIndexPage.objects.get().add_child(instance=ShopPage(title="Noch eine", slug="noch-eine", shop=pages[0].shop))
    assert ShopPage.objects.filter(shop=pages[0].shop).count() == 1


def test_the_cms_makes_no_storefront(pages, staff, signed_in):
    index = ShopIndexPage.objects.get()
    client, before = signed_in(staff), ShopPage.objects.count()
    path = reverse("wagtailadmin_pages:add", args=["shops", "shoppage", index.pk])
    assert client.post(path, page_data(slug="x", **{"action-publish": "1"})).status_code in (302, 403)
    copy = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": index.pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[pages[0].pk]), copy)
    assert ShopPage.objects.count() == before
