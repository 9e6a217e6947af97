"""The hours of shops in their rows: read with a fixed number of queries, changed by verbs, taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from shops.domain.hours import (
    HolidayHours,
    HoursRefused,
    OpenNow,
    add_special_day,
    changes_to_take_back,
    close_today,
    confirm_hours,
    open_shop_ids,
    publish_hours,
    remove_special_day,
    states,
    take_back,
    undo_close_today,
)
from shops.enums import CityDayKind, HolidayPolicy
from shops.models import CityDay, HoursEvent, OpeningHours, SpecialDay
from shops.signals import hours_changed
from tests.factories.shops import HoursFactory, ShopFactory

pytestmark = pytest.mark.django_db
CLOSED = HolidayHours(HolidayPolicy.CLOSED)
TODAY = date(2026, 11, 24)


@pytest.fixture
def heard():
    """Collect what the signal says, and whether it was said inside a transaction."""
    said: list[tuple[int, bool]] = []

    def hear(shop_id: int, **kwargs: object) -> None:
        said.append((shop_id, transaction.get_connection().in_atomic_block))

    hours_changed.connect(hear)
    yield said
    hours_changed.disconnect(hear)


def state(shop, at):
    return states(shop_ids=[shop.pk], at=at)[shop.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_states_of_many_shops_cost_three_queries(django_assert_num_queries, at, count):
    shops = [HoursFactory().shop for _ in range(count)]
    SpecialDay.objects.create(shop=shops[0], day=TODAY, note="Inventur")
    with django_assert_num_queries(3):
        found = states(shop_ids=[shop.pk for shop in shops], at=at)
    assert [found[shop.pk].say for shop in shops] == ["Heute geschlossen", *["Geöffnet bis 18:00"] * (count - 1)]


def test_a_shop_without_hours_is_unknown(at):
    assert state(ShopFactory(), at).say == "Zeiten nicht bestätigt"


def test_the_town_shuts_all_shops(at, shop):
    CityDay.objects.create(day=TODAY, kind=CityDayKind.CLOSURE, title="Bombenentschärfung")
    assert (state(shop, at).say, state(shop, at).note) == ("Heute geschlossen", "Bombenentschärfung")


def test_the_open_shops_of_a_minute_are_known_once(django_assert_num_queries, at):
    early, late = HoursFactory().shop, HoursFactory(expression="Mo-Sa 12:00-18:00").shop
    silent = HoursFactory(confirmed_at=None).shop
    with django_assert_num_queries(5):
        first = open_shop_ids(at=at)
    assert first == OpenNow(frozenset({early.pk}), frozenset({silent.pk}))
    with django_assert_num_queries(1):
        assert open_shop_ids(at=at + timedelta(seconds=10)) == first
    close_today(shop=early, at=at)
    assert open_shop_ids(at=at) == OpenNow(frozenset(), frozenset({silent.pk}))
    assert open_shop_ids(at=at + timedelta(hours=2)).open == {late.pk}


def test_published_hours_are_live_at_once_and_confirmed(shop, owner, at, heard):
    hours = publish_hours(shop=shop, expression="mo-fr 10:00-19:00", holidays=CLOSED, at=at, actor=owner)
    assert (hours.expression, hours.holiday_policy, hours.holiday_expression) == ("Mo-Fr 10:00-19:00", "closed", "")
    assert (hours.confirmed_at, hours.confirmed_by, hours.version) == (at, owner, 2)
    event = HoursEvent.objects.get()
    assert (event.action, event.actor, event.at) == ("published", owner, at)
    assert event.before == {"expression": "Mo-Sa 09:00-18:00", "holiday_policy": "closed", "holiday_expression": ""}
    assert event.after == {"expression": "Mo-Fr 10:00-19:00", "holiday_policy": "closed", "holiday_expression": ""}
    assert heard == [(shop.pk, True)]
    assert state(shop, at).say == "Geöffnet bis 19:00"


def test_ph_in_published_hours_becomes_the_policy(shop, at):
    hours = publish_hours(shop=shop, expression="Mo-Fr 10:00-19:00; PH 10:00-12:00", holidays=HolidayHours(HolidayPolicy.WEEKDAY), at=at)
    assert (hours.expression, hours.holiday_policy, hours.holiday_expression) == ("Mo-Fr 10:00-19:00", "own", "10:00-12:00")


def test_the_first_hours_of_a_shop_make_its_row(at):
    shop = ShopFactory()
    publish_hours(shop=shop, expression="Mo-Fr 10:00-19:00", holidays=CLOSED, at=at)
    assert OpeningHours.objects.get(shop=shop).expression == "Mo-Fr 10:00-19:00"


@pytest.mark.parametrize(
    ("expression", "holidays"),
    [
        ("Mo 9-neun", CLOSED),
        ("PH off", CLOSED),
        ("Mo 09:00-10:00", HolidayHours(HolidayPolicy.OWN, "neun")),
        ("Mo 09:00-10:00", HolidayHours(HolidayPolicy.OWN, f'open "{"x" * 120}"')),
    ],
)
def test_what_cannot_be_read_changes_nothing(shop, at, heard, expression, holidays):
    with pytest.raises(HoursRefused, match="Zeichen"):
        publish_hours(shop=shop, expression=expression, holidays=holidays, at=at)
    assert OpeningHours.objects.get().expression == "Mo-Sa 09:00-18:00"
    assert (HoursEvent.objects.count(), heard) == (0, [])


def test_a_shop_may_say_that_it_keeps_no_regular_hours(shop, at):
    publish_hours(shop=shop, expression="", holidays=CLOSED, at=at)
    assert state(shop, at).state == "unknown"


def test_hours_are_confirmed_with_one_tap(shop, helper, at, heard):
    later = at + timedelta(days=200)
    hours = confirm_hours(shop=shop, at=later, actor=helper)
    assert (hours.expression, hours.confirmed_at, hours.confirmed_by) == ("Mo-Sa 09:00-18:00", later, helper)
    assert [event.action for event in HoursEvent.objects.all()] == ["confirmed"]
    assert heard == [(shop.pk, True)]
    assert changes_to_take_back(shop=shop, at=later) == []


def test_publishing_what_stands_confirms_it(shop, at):
    publish_hours(shop=shop, expression="Mo-Sa 09:00-18:00", holidays=CLOSED, at=at)
    assert [event.action for event in HoursEvent.objects.all()] == ["confirmed"]


def test_closed_today_with_one_tap_and_open_again_with_another(shop, owner, at, heard):
    assert state(shop, at).say == "Geöffnet bis 18:00"
    close_today(shop=shop, at=at, actor=owner)
    assert state(shop, at).say == "Heute geschlossen"
    close_today(shop=shop, at=at, actor=owner)
    assert HoursEvent.objects.count() == 1
    assert undo_close_today(shop=shop, at=at, actor=owner) is True
    assert state(shop, at).say == "Geöffnet bis 18:00"
    assert SpecialDay.objects.count() == 0
    assert undo_close_today(shop=shop, at=at, actor=owner) is False
    assert heard == [(shop.pk, True)] * 2


def test_opening_again_brings_back_the_special_hours_of_today(shop, at):
    add_special_day(shop=shop, day=TODAY, hours="9-13", note="Betriebsausflug", at=at)
    close_today(shop=shop, at=at)
    assert undo_close_today(shop=shop, at=at) is True
    kept = SpecialDay.objects.get()
    assert (kept.hours, kept.note) == ("09:00-13:00", "Betriebsausflug")


def test_today_is_the_towns_day(shop):
    close_today(shop=shop, at=datetime(2026, 12, 30, 23, 30, tzinfo=UTC))
    assert SpecialDay.objects.get().day == date(2026, 12, 31)


def test_a_special_day_is_kept_replaced_and_removed(shop, owner, at, heard):
    day = date(2026, 12, 24)
    add_special_day(shop=shop, day=day, hours="9-12 und 13-14 Uhr", note=" Heiligabend ", at=at, actor=owner)
    add_special_day(shop=shop, day=day, hours="9-14", note="Heiligabend", at=at, actor=owner)
    kept = SpecialDay.objects.get()
    assert (kept.shop, kept.day, kept.hours, kept.note) == (shop, day, "09:00-14:00", "Heiligabend")
    assert remove_special_day(shop=shop, day=day, at=at, actor=owner) is True
    assert remove_special_day(shop=shop, day=day, at=at, actor=owner) is False
    assert SpecialDay.objects.count() == 0
    assert [event.action for event in HoursEvent.objects.all()] == ["day_removed", "day_set", "day_set"]
    assert OpeningHours.objects.get().version == 4
    assert heard == [(shop.pk, True)] * 3


def test_wrong_times_of_a_special_day_change_nothing(shop, at, heard):
    with pytest.raises(HoursRefused, match="Bitte von-bis angeben"):
        add_special_day(shop=shop, day=TODAY, hours="neun", at=at)
    assert (SpecialDay.objects.count(), HoursEvent.objects.count(), heard) == (0, 0, [])


def test_a_change_is_taken_back_within_thirty_days_and_not_later(shop, owner, at):
    publish_hours(shop=shop, expression="Mo 09:00-10:00", holidays=HolidayHours(HolidayPolicy.OWN, "10:00-12:00"), at=at)
    event = HoursEvent.objects.get()
    assert changes_to_take_back(shop=shop, at=at + timedelta(days=31)) == []
    assert take_back(shop=shop, event_id=event.pk, at=at + timedelta(days=31)) is False
    assert changes_to_take_back(shop=shop, at=at + timedelta(days=30)) == [event]
    assert take_back(shop=shop, event_id=event.pk, at=at + timedelta(days=30), actor=owner) is True
    hours = OpeningHours.objects.get()
    assert (hours.expression, hours.holiday_policy, hours.holiday_expression) == ("Mo-Sa 09:00-18:00", "closed", "")
    assert (hours.confirmed_at, hours.confirmed_by) == (at + timedelta(days=30), owner)
    assert take_back(shop=shop, event_id=event.pk, at=at) is False


def test_only_the_last_change_of_a_thing_is_taken_back(shop, at):
    publish_hours(shop=shop, expression="Mo 09:00-10:00", holidays=CLOSED, at=at)
    publish_hours(shop=shop, expression="Tu 09:00-10:00", holidays=CLOSED, at=at)
    add_special_day(shop=shop, day=date(2026, 12, 24), hours="9-14", at=at)
    confirm_hours(shop=shop, at=at)
    day, second, first = HoursEvent.objects.exclude(action="confirmed")
    assert changes_to_take_back(shop=shop, at=at) == [day, second]
    assert take_back(shop=shop, event_id=first.pk, at=at) is False
    assert take_back(shop=shop, event_id=day.pk, at=at) is True
    assert take_back(shop=shop, event_id=second.pk, at=at) is True
    assert OpeningHours.objects.get().expression == "Mo 09:00-10:00"
    assert SpecialDay.objects.count() == 0


def test_the_change_of_another_shop_is_not_found(shop, other_shop, at):
    publish_hours(shop=other_shop, expression="Mo 09:00-10:00", holidays=CLOSED, at=at)
    assert take_back(shop=shop, event_id=HoursEvent.objects.get().pk, at=at) is False
    assert OpeningHours.objects.get(shop=other_shop).expression == "Mo 09:00-10:00"
    assert OpeningHours.objects.get(shop=shop).expression == "Mo-Sa 09:00-18:00"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_changes_costs_three_queries(django_assert_num_queries, shop, at, count):
    for number in range(count):
        add_special_day(shop=shop, day=TODAY + timedelta(days=number), at=at)
    with django_assert_num_queries(3):
        assert len(changes_to_take_back(shop=shop, at=at)) == count
