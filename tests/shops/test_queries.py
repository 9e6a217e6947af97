from datetime import timedelta
from decimal import Decimal

import pytest

from shops.domain.browsing import branch_of, category_cards, products_in, trail_to
from shops.domain.places import metres_between, on_plan, spread, walking_minutes
from shops.domain.prices import set_price
from shops.domain.queries import cards, live_shops, newest_of_each_shop, newest_products, product_detail, shop_cards, shops_by_quarter
from shops.domain.street import by_way_from_market, nearest, neighbourhood, pins, street
from shops.enums import ShopStatus
from shops.models import Picture, PictureRendition, ProductPicture, Stock, TraderProfile
from shops.renditions import SPECS, WIDTHS
from tests.factories.shops import CategoryFactory, HoursFactory, ProductFactory, QuarterFactory, ShopFactory, TraderFactory

DAY = timedelta(days=1)
MARKET = (50.2586, 10.9645)


def town_shop(**fields):
    shop = ShopFactory(**fields)
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    return shop


def with_picture(product, alt="Ein Schuh"):
    picture = Picture.objects.create(title="Foto", shop=product.shop, file="original_images/foto.jpg", width=1600, height=1200)
    for spec, width in zip(SPECS, WIDTHS, strict=True):
        PictureRendition.objects.create(
            image=picture, filter_spec=spec, file=f"images/foto-{width}.webp", width=width, height=width * 3 // 4, focal_point_key=""
        )
    ProductPicture.objects.create(product=product, picture=picture, alt=alt)
    return picture


# ---------------------------------------------------------------- shops
def test_only_live_shops_are_public(db):
    live = ShopFactory()
    for status in (ShopStatus.DRAFT, ShopStatus.SUBMITTED, ShopStatus.PAUSED, ShopStatus.CLOSED):
        ShopFactory(status=status)
    assert list(live_shops()) == [live]


def test_the_street_goes_quarter_by_quarter_and_by_address(db, at):
    late, early = QuarterFactory(name="Spital", position=2), QuarterFactory(name="Markt", position=1)
    third, first = ShopFactory(quarter=late, street="Alte Gasse 1"), ShopFactory(quarter=early, street="Markt 1")
    second = ShopFactory(quarter=early, street="Markt 9")
    assert [card.shop_id for card in street(at=at)] == [first.pk, second.pk, third.pk]


def test_a_shop_card_says_all_that_a_list_shows(shop, at):
    shop.quarter = QuarterFactory(name="Am Markt", slug="markt")
    shop.latitude, shop.longitude = 50.2612, 10.9645
    [card] = shop_cards(shops=[shop], at=at)
    assert (card.seed, card.name, card.sign, card.monogram) == (str(shop.pk), "Schuhhaus Amberg", "Schuhhaus Amberg", "SA")
    assert (card.kind, card.motif, card.street, card.url) == ("Fachgeschäft", "feinkost", "Spitalgasse 12", "/laeden/schuhhaus-amberg/")
    assert (card.state, card.say, card.is_open) == ("open", "Geöffnet bis 18:00", True)
    assert (card.metres, card.distance, card.walk) == (290, "290 m", "6 Min.")
    assert (card.quarter, card.quarter_slug) == ("Am Markt", "markt")


def test_what_a_shop_chose_for_its_house_wins(db, at):
    shop = ShopFactory(name="Blumenfachgeschäft Schrumpf", sign="Beim Schrumpf", monogram="XX")
    [card] = shop_cards(shops=[shop], at=at)
    assert (card.sign, card.monogram) == ("Beim Schrumpf", "XX")


def test_a_shop_without_place_and_hours_still_has_a_card(db, at):
    [card] = shop_cards(shops=[ShopFactory()], at=at)
    assert (card.metres, card.distance, card.walk, card.place) == (None, "", "", None)
    assert (card.state, card.say) == ("unknown", "Zeiten nicht bestätigt")


def test_far_away_is_told_in_kilometres(db, at):
    [card] = shop_cards(shops=[ShopFactory(latitude=50.2586, longitude=11.0)], at=at)
    assert (card.metres, card.distance) == (2520, "2,5 km")


@pytest.mark.parametrize("count", [1, 3])
def test_the_street_costs_four_queries(db, at, django_assert_num_queries, count):
    for _number in range(count):
        town_shop()
    with django_assert_num_queries(4):
        assert len(street(at=at)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_quarters_cost_one_query(db, at, django_assert_num_queries, count):
    for _number in range(count):
        town_shop(quarter=QuarterFactory())
    found = street(at=at)
    with django_assert_num_queries(1):
        quarters = shops_by_quarter(shops=found)
    assert [(len(quarter.shops), quarter.open_count) for quarter in quarters] == [(1, 1)] * count


def test_a_shop_without_quarter_stands_in_the_street_but_in_no_quarter(db, at):
    ShopFactory()
    assert shops_by_quarter(shops=street(at=at)) == []


# ---------------------------------------------------------------- neighbours and the plan
def test_neighbours_stand_on_both_sides_and_the_street_is_a_ring(db, at):
    shops = [town_shop(street=f"Gasse {number}") for number in range(3)]
    place = neighbourhood(shop=shops[0], at=at)
    assert place.shop.shop_id == shops[0].pk
    assert [card.shop_id for card in place.right] == [shops[1].pk, shops[2].pk]
    assert [card.shop_id for card in place.left] == [shops[1].pk, shops[2].pk]


def test_a_long_street_shows_four_on_each_side(db, at):
    shops = [ShopFactory(street=f"Gasse {number}") for number in range(9)]
    place = neighbourhood(shop=shops[4], at=at)
    assert [card.shop_id for card in place.left] == [shop.pk for shop in shops[:4]]
    assert [card.shop_id for card in place.right] == [shop.pk for shop in shops[5:]]
    assert len(place.near) == 3


def test_a_shop_in_preparation_has_a_place_in_the_preview(db, at):
    draft = ShopFactory(status=ShopStatus.DRAFT)
    place = neighbourhood(shop=draft, at=at)
    assert (place.shop.shop_id, place.left, place.right, place.near) == (draft.pk, [], [], [])


def test_the_nearest_come_first_and_without_places_the_same_quarter(db, at):
    quarter = QuarterFactory()
    here = ShopFactory(latitude=50.2586, longitude=10.9645)
    far, near = ShopFactory(latitude=50.27, longitude=10.9645), ShopFactory(latitude=50.259, longitude=10.9645)
    lost, neighbour, homeless = ShopFactory(), ShopFactory(quarter=quarter), ShopFactory(quarter=quarter)
    own, *others = shop_cards(shops=[here, far, near, lost], at=at)
    assert [card.shop_id for card in nearest(to=own, among=others, count=2)] == [near.pk, far.pk]
    own, *others = shop_cards(shops=[homeless, lost, neighbour], at=at)
    assert [card.shop_id for card in nearest(to=own, among=others, count=2)] == [neighbour.pk, lost.pk]


def test_the_directory_begins_at_the_market(db, at):
    far, near = ShopFactory(latitude=50.27, longitude=10.9645), ShopFactory(latitude=50.259, longitude=10.9645)
    second, first = ShopFactory(name="Zett"), ShopFactory(name="ähm")
    found = by_way_from_market(shop_cards(shops=[second, first, far, near], at=at))
    assert [card.shop_id for card in found] == [near.pk, far.pk, second.pk, first.pk]


def test_distances():
    assert metres_between(MARKET, MARKET) == 0
    assert metres_between(MARKET, (50.2676, 10.9645)) == 1000
    assert [walking_minutes(metres) for metres in (0, 50, 280, 1000)] == [1, 1, 5, 18]


def test_the_plan_draws_all_to_one_scale_within_reach():
    north_east = (50.2676, 10.9785)
    [centre, corner, nowhere] = on_plan([MARKET, north_east, None], centre=MARKET, width=720, height=620, reach=(0.2, 0.3))
    assert centre == (0.0, 0.0)
    assert nowhere is None
    assert corner[0] == pytest.approx(0.2)
    assert -0.3 < corner[1] < 0
    assert on_plan([], centre=MARKET, width=720, height=620) == []


def test_one_near_shop_does_not_fill_the_plan():
    [spot] = on_plan([(50.25869, 10.9645)], centre=MARKET, width=720, height=620)
    assert spot == (0.0, pytest.approx(-0.00645, abs=1e-4))


def test_pins_do_not_cover_each_other():
    spots = spread([(0.0, 0.0), (0.0, 0.0), (0.01, 0.0)], apart=(0.1, 0.2))
    for index, first in enumerate(spots):
        for later in spots[index + 1 :]:
            assert abs(first[0] - later[0]) >= 0.099 or abs(first[1] - later[1]) >= 0.199
    assert spread([(0.0, 0.0), (0.5, 0.0)], apart=(0.1, 0.2)) == [(0.0, 0.0), (0.5, 0.0)]


def test_a_pin_knows_whether_its_shop_is_open(shop, at):
    closed = ShopFactory(latitude=50.27, longitude=10.9645)
    [first, second] = pins(shop_cards(shops=[shop, closed], at=at))
    assert (first[0], first[1], first[2]) == (0.0, 0.0, True)
    assert second[1] < 0
    assert second[2] is False


# ---------------------------------------------------------------- cards
def test_a_card_says_all_that_a_list_shows(shop, owner, at):
    product = ProductFactory(
        shop=shop, name="Tee", slug="tee", cents=1290, content=Decimal(100), content_unit="g", category=CategoryFactory(motif="tee")
    )
    product.availability.said_by = owner
    product.availability.save()
    with_picture(product)
    [card] = cards(product_ids=[product.pk], at=at)
    assert (card.name, card.url, card.motif, card.seed) == ("Tee", f"/produkt/{product.pk}/tee/", "tee", str(product.pk))
    assert (card.cents, card.unit, card.note) == (1290, "129,00 €/kg", "inkl. MwSt., Abholung 0 €")
    assert (card.lowest_cents, card.cut, card.left) == (None, None, None)
    assert (card.kind, card.days, card.said_at, card.who) == ("shelf", None, at, "Jana Amberg")
    assert (card.shop.shop_id, card.shop.say) == (shop.pk, "Geöffnet bis 18:00")
    assert (card.picture.alt, card.picture.src) == ("Ein Schuh", "/media/images/foto-480.webp")
    assert card.picture.srcset == "/media/images/foto-480.webp 480w, /media/images/foto-1200.webp 1200w"


def test_the_order_asked_for_is_kept_and_what_nobody_may_see_is_left_out(shop, at):
    first, second, hidden = ProductFactory(shop=shop), ProductFactory(shop=shop), ProductFactory(shop=shop, is_visible=False)
    elsewhere = ProductFactory(shop=ShopFactory(status=ShopStatus.PAUSED))
    found = cards(product_ids=[second.pk, hidden.pk, first.pk, elsewhere.pk, 10**9], at=at)
    assert [card.product_id for card in found] == [second.pk, first.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_cards_cost_seven_queries(db, at, django_assert_num_queries, count):
    products = [ProductFactory(shop=town_shop(), on_hand=3) for _number in range(count)]
    for product in products:
        with_picture(product)
    with django_assert_num_queries(7):
        assert len(cards(product_ids=[product.pk for product in products], at=at)) == count


def test_no_ids_cost_nothing(db, at, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert cards(product_ids=[], at=at) == []


def test_a_reduction_shows_the_lowest_price_before_it(shop, at):
    product = ProductFactory(shop=shop, cents=14900)
    set_price(product=product, cents=12900, at=at + DAY)
    [card] = cards(product_ids=[product.pk], at=at + 2 * DAY)
    assert (card.cents, card.lowest_cents, card.cut) == (12900, 14900, 13)


def test_without_a_price_there_is_none_and_no_unit_price(shop, at):
    product = ProductFactory(shop=shop, content=Decimal(1), content_unit="kg")
    set_price(product=product, cents=None, at=at + DAY)
    [card] = cards(product_ids=[product.pk], at=at + 2 * DAY)
    assert (card.cents, card.unit) == (None, "")


def test_a_small_business_shows_no_tax(shop, at):
    TraderProfile.objects.filter(shop=shop).update(small_business=True)
    [card] = cards(product_ids=[ProductFactory(shop=shop).pk], at=at)
    assert card.note == "keine MwSt. (§ 19 UStG), Abholung 0 €"


@pytest.mark.parametrize(("on_hand", "reserved", "left", "kind"), [(3, 1, 2, "shelf"), (3, 3, 0, "ask"), (0, 0, 0, "ask")])
def test_a_count_of_nothing_overrules_what_was_said(shop, at, on_hand, reserved, left, kind):
    product = ProductFactory(shop=shop)
    Stock.objects.create(product=product, on_hand=on_hand, reserved=reserved)
    [card] = cards(product_ids=[product.pk], at=at)
    assert (card.left, card.kind) == (left, kind)


def test_a_product_nobody_said_anything_about_asks(shop, at):
    product = ProductFactory(shop=shop)
    product.availability.delete()
    [card] = cards(product_ids=[product.pk], at=at)
    assert (card.kind, card.said_at, card.who) == ("ask", None, "")


# ---------------------------------------------------------------- what is new, what is alike
def test_the_newest_come_first(shop, other_shop, at):
    old = ProductFactory(shop=shop, created_at=at - DAY)
    new, theirs = ProductFactory(shop=shop), ProductFactory(shop=other_shop)
    ProductFactory(shop=shop, is_visible=False)
    assert newest_products(limit=2) == [theirs.pk, new.pk]
    assert newest_products(limit=9, shop_id=shop.pk) == [new.pk, old.pk]


def test_the_window_of_the_town_shows_many_shops(shop, other_shop, at):
    mine = [ProductFactory(shop=shop) for _number in range(3)]
    theirs = ProductFactory(shop=other_shop, created_at=at - DAY)
    assert newest_of_each_shop(limit=2) == [mine[2].pk, theirs.pk]
    assert newest_of_each_shop(limit=3) == [mine[2].pk, theirs.pk, mine[1].pk]


def test_a_product_page_has_its_way_pictures_and_what_others_have(shop, other_shop, at):
    root = CategoryFactory(name="Schuhe")
    leaf = CategoryFactory(name="Damenschuhe", parent=root)
    product = ProductFactory(shop=shop, category=leaf, gtin="4006381333931")
    with_picture(product)
    alike = ProductFactory(shop=other_shop, category=leaf)
    same = ProductFactory(shop=other_shop, gtin="4006381333931", created_at=at - DAY)
    ProductFactory(shop=shop, category=leaf)
    detail = product_detail(pk=product.pk, at=at)
    assert (detail.product, detail.card.product_id) == (product, product.pk)
    assert [category.name for category in detail.trail] == ["Schuhe", "Damenschuhe"]
    assert [picture.alt for picture in detail.pictures] == ["Ein Schuh"]
    assert [card.product_id for card in detail.others] == [same.pk, alike.pk]


def test_products_without_a_number_are_not_the_same_thing(shop, other_shop, at):
    product, stranger = ProductFactory(shop=shop), ProductFactory(shop=other_shop)
    assert product.gtin == stranger.gtin == ""
    assert product_detail(pk=product.pk, at=at).others == []


@pytest.mark.parametrize("fields", [{"is_visible": False}, {"shop__status": ShopStatus.PAUSED}])
def test_what_nobody_may_see_has_no_page(db, at, fields):
    assert product_detail(pk=ProductFactory(**fields).pk, at=at) is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_product_page_costs_twelve_queries(db, at, django_assert_num_queries, count):
    root = CategoryFactory()
    category = CategoryFactory(parent=root)
    product = ProductFactory(shop=town_shop(), category=category)
    with_picture(product)
    for _number in range(count):
        with_picture(ProductFactory(shop=town_shop(), category=category))
    with django_assert_num_queries(12):
        assert len(product_detail(pk=product.pk, at=at).others) == count


# ---------------------------------------------------------------- Warengruppen
def test_the_tree_counts_what_is_below_and_leaves_out_what_is_empty(shop, at, django_assert_num_queries):
    shoes, empty = CategoryFactory(name="Schuhe"), CategoryFactory(name="Leer")
    ladies, men = CategoryFactory(name="Damen", parent=shoes), CategoryFactory(name="Herren", parent=shoes)
    ProductFactory(shop=shop, category=shoes)
    ProductFactory(shop=shop, category=ladies)
    ProductFactory(shop=shop, category=men, is_visible=False)
    with django_assert_num_queries(2):
        [root] = category_cards()
    assert (root.name, root.count, root.url) == ("Schuhe", 2, f"/waren/{shoes.slug}/")
    assert [(child.name, child.count) for child in root.children] == [("Damen", 1)]
    assert branch_of([root], ladies).count == 1
    assert (branch_of([root], empty).name, branch_of([root], empty).count) == ("Leer", 0)
    assert products_in(shoes).count() == 2
    assert trail_to(shoes) == [shoes]
    assert trail_to(ladies) == [shoes, ladies]
