"""What people paste, and what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from shops.domain.hours import HolidayHours, HoursError, NormalisedHours, normalise, osm_string
from shops.domain.hours.schedule import ShopHours
from shops.enums import HolidayPolicy

CLOSED = HolidayHours(HolidayPolicy.CLOSED)


def own(expression: str) -> HolidayHours:
    return HolidayHours(HolidayPolicy.OWN, expression)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Sa[1]  09:00-14:00", "Sa[1] 09:00-14:00"),
        ("fr 8:00-13:00", "Fr 08:00-13:00"),
        ("mo-fr 10:00-19:00; sa 10:00-18:00", "Mo-Fr 10:00-19:00; Sa 10:00-18:00"),
        (" Mo\u00a009:00–18:00 ;; ", "Mo 09:00-18:00"),
        ("Apr - Sep We 16:00-23:00;Oct - Mar We 16:00-22:00", "Apr-Sep We 16:00-23:00; Oct-Mar We 16:00-22:00"),
        ("Mo: 9.30 - 12.00 Uhr", "Mo 09:30-12:00"),
        ("Mo-Fr 9-18 Uhr", "Mo-Fr 09:00-18:00"),
        ("Montag bis Freitag 9:00 bis 18:00 Uhr; Sa. 9:30-14:00", "Mo-Fr 09:00-18:00; Sa 09:30-14:00"),
        ("Di und Do 14:00-18:00", "Tu,Th 14:00-18:00"),
        ("Mo-Fr 09:00-12:00 , 14:00-18:00 , Sa 09:00-12:00", "Mo-Fr 09:00-12:00,14:00-18:00, Sa 09:00-12:00"),
        ("tu 9:00-16:00,th 9:00-16:00", "Tu 09:00-16:00, Th 09:00-16:00"),
        ("Mo 10:00-12:00; So geschlossen", "Mo 10:00-12:00; Su off"),
        ("Sa[-1] +1 day 10:00-12:00", "Sa[-1] +1 day 10:00-12:00"),
        ("(sunset - 01:00)-24:00", "(sunset-01:00)-24:00"),
        ('Mo 10:00-12:00 "nur;  PH mit Termin"', 'Mo 10:00-12:00 "nur;  PH mit Termin"'),
    ],
)
def test_a_value_is_mended_and_shown_back(written, value):
    read = normalise(written)
    assert (read.value, read.holidays) == (value, None)
    assert read.is_mended is (written.strip() != value)
    assert normalise(value).value == value


@pytest.mark.parametrize(
    ("written", "value", "holidays"),
    [
        ("Mo-Sa 09:00-18:00; PH off", "Mo-Sa 09:00-18:00", CLOSED),
        ("PH off; Mo-Sa 09:00-18:00", "Mo-Sa 09:00-18:00", CLOSED),
        ("Mo-Sa 09:00-18:00; Su,PH off", "Mo-Sa 09:00-18:00; Su off", CLOSED),
        ("Mo-Fr 9:00-18:00; Feiertags geschlossen", "Mo-Fr 09:00-18:00", CLOSED),
        ("Mo-Fr 12:00-18:00; Sa,PH 12:00-17:00", "Mo-Fr 12:00-18:00; Sa 12:00-17:00", own("12:00-17:00")),
        ("PH,Sa-Su,Mo 10:00-12:00", "Sa-Su,Mo 10:00-12:00", own("10:00-12:00")),
        ("Mo-Fr 09:00-18:00; PH 10:00-12:00,14:00-16:00", "Mo-Fr 09:00-18:00", own("10:00-12:00,14:00-16:00")),
        ("Mo-Fr 09:00-18:00; PH", "Mo-Fr 09:00-18:00", own("00:00-24:00")),
        ("Mo-Fr 09:00-18:00, PH 14:00-16:00", "Mo-Fr 09:00-18:00", own(", 14:00-16:00")),
        ("Mo-Sa 07:00-19:00; PH Su off", "Mo-Sa 07:00-19:00", own("Su off")),
        ("00:00-24:00; Tu-Su,PH 08:30-09:00 off", "00:00-24:00; Tu-Su 08:30-09:00 off", own("08:30-09:00 off")),
        ('Mo-Fr 08:00-11:00 || Tu-Th,PH open "Notdienst"', 'Mo-Fr 08:00-11:00 || Tu-Th open "Notdienst"', own('|| open "Notdienst"')),
        ("PH off; Mo 10:00-11:00; PH Su 10:00-12:00", "Mo 10:00-11:00", own("off; Su 10:00-12:00")),
    ],
)
def test_holidays_move_into_the_policy_and_back(written, value, holidays):
    read = normalise(written)
    assert (read.value, read.holidays) == (value, holidays)
    returned = normalise(osm_string(ShopHours(1, read.value, read.holidays)))
    assert (returned.value, returned.holidays) == (value, holidays)


@pytest.mark.parametrize(
    ("written", "position", "snippet", "reason"),
    [
        ("Tu 07:00-016:00", 9, "016", "Das ist keine Uhrzeit."),
        ("Mo 09:70-10:00", 3, "09:70", "Diese Uhrzeit gibt es nicht."),
        ("Feb 30 off", 4, "30", "Diesen Tag gibt es nicht."),
        ("Apr 28-31 off", 7, "31", "Diesen Tag gibt es nicht."),
        ("Xy 09:00-10:00", 0, "Xy", "Das kennt die Schreibweise nicht."),
        ("Mo  09:00-10:00; Xy off", 17, "Xy", "Das kennt die Schreibweise nicht."),
        ('Mo 09:00-10:00 "x', 15, '"', "Hier beginnt ein Hinweis"),
        ('Mo 09:00-10:00 "a\x00b"', 15, '"a\x00b"', "Im Hinweis stehen unsichtbare Steuerzeichen."),
        ("Mo-Fr 10:00-12:00 14:00-16:00", 18, "14:00", "Diese Uhrzeit passt hier nicht."),
        ("mo  10-12", 4, "10", "Diese Zahl passt hier nicht."),
        ("2026-2025 Mo off", 0, "2026", "Diese Angabe ist in sich nicht stimmig."),
        ("Mo 10:00-12:00; SH off", 16, "SH", "Schulferien (SH) stehen in keinem Kalender"),
        ("Mo 10:00-12:00; Dec PH off", 20, "PH", "PH steht hier zusammen mit anderen Angaben."),
        ("Mo-Fr PH off", 6, "PH", "PH steht hier zusammen mit anderen Angaben."),
        ("PH +1 day off; Mo 09:00-10:00", 0, "PH", "Tage vor oder nach einem Feiertag gehen nicht."),
        ("Sa,PH Su 09:00-10:00; Mo 09:00-10:00", 3, "PH", "PH steht hier mit zwei Angaben von Tagen."),
        ("PH Jan off; Mo 09:00-10:00", 0, "PH", "Nach PH folgen Zeiten"),
        ("PH off", 0, "PH", "Es fehlen die Zeiten der Woche."),
        (f'Mo 09:00-10:00; PH open "{"x" * 120}"', 16, "PH", "Diese Angabe für Feiertage (PH) ist zu lang"),
    ],
)
def test_a_refusal_says_why_and_where(written, position, snippet, reason):
    error = normalise(written)
    assert isinstance(error, HoursError)
    assert (error.position, error.snippet) == (position, snippet)
    assert error.reason.startswith(reason)
    assert str(error) == f"Bei „{snippet}“ (Zeichen {position + 1}): {error.reason}"


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        ("", 0, "Hier steht noch nichts."),
        (" \n\t", 0, "Hier steht noch nichts."),
        ("Mo-Fr 09:00", 11, "Am Ende fehlt etwas"),
        ("Mo 09:00-10:00,", 15, "Am Ende fehlt etwas"),
    ],
)
def test_a_refusal_at_the_end_says_so(written, position, said):
    error = normalise(written)
    assert (error.position, error.snippet) == (position, "")
    assert str(error).startswith(said)


def test_a_value_too_long_is_refused_unread():
    assert normalise("Mo 09:00-10:00; " * 80).position == 1000


def test_spaces_behind_commas_are_read_by_the_letter_and_the_other_meaning_is_offered():
    """The library, like the specification, opens all of Monday here."""
    read = normalise("Mo, We 08:00-12:00; PH off")
    assert (read.value, read.meant) == ("Mo, We 08:00-12:00", "Mo,We 08:00-12:00; PH off")
    assert normalise(read.meant) == NormalisedHours("Mo,We 08:00-12:00", CLOSED, read.meant)
    assert normalise("Mo,We 08:00-12:00, Fr 10:00-12:00").meant == ""


ALPHABET = st.sampled_from(
    ["Mo", "tu", "So", "Su[-1]", "PH", "SH", "Jan", "Feb 30", "2026", "-", ",", ", ", ";", "||", " ", "off", "open", '"x"', '"', "09:00",
     "9.30", "25:61", "Uhr", "+", "/", "(", ")", "week ", "easter", "sunset", "24/7", "1 day", "[", "]", "٣", "９", "\x00", "\ud800", "ß"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(ALPHABET, max_size=14).map("".join)))
def test_nothing_one_can_type_breaks_the_reading(written):
    read = normalise(written)
    if isinstance(read, HoursError):
        assert read.reason
        assert 0 <= read.position <= len(written)
        assert read.snippet == "" or written[read.position :].startswith(read.snippet)
        return
    assert OpeningHours(read.value)
    assert "PH" not in read.value.replace('"', " ").split()
    assert normalise(read.value).value == read.value


DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
TIMES = st.tuples(st.integers(6, 13), st.integers(14, 23)).map(lambda pair: f"{pair[0]:02}:00-{pair[1]:02}:30")
RULES = st.lists(st.tuples(st.lists(st.sampled_from([*DAYS, "PH"]), min_size=1, max_size=3, unique=True), TIMES), min_size=1, max_size=4)


@given(RULES)
def test_what_goes_out_for_openstreetmap_comes_back_the_same(rules):
    read = normalise("; ".join(f"{','.join(days)} {times}" for days, times in rules))
    if isinstance(read, HoursError):
        assert read.reason.startswith("Es fehlen die Zeiten der Woche.")
        return
    returned = normalise(osm_string(ShopHours(1, read.value, read.holidays or HolidayHours(HolidayPolicy.WEEKDAY))))
    assert (returned.value, returned.holidays) == (read.value, read.holidays)
