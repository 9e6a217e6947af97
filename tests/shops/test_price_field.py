"""Prices as people write them."""

import pytest
from django import forms

from shops.forms.fields import PriceField


@pytest.mark.parametrize(
    ("written", "cents"),
    [("12,90", 1290), ("12,9", 1290), ("12", 1200), ("0", 0), ("1.234,50 €", 123450), ("12.90", 1290), (" 7 € ", 700), ("1.234", 123400)],
)
def test_a_price_is_read_as_meant(written, cents):
    assert PriceField().clean(written) == cents


@pytest.mark.parametrize("written", ["-1", "1e9", "NaN", "12,999", "1,5,0", "zwölf", "\uff11\uff12", "1.23.4", "=1+1", "12,90 $"])
def test_anything_else_is_refused(written):
    with pytest.raises(forms.ValidationError, match="Bitte als Betrag angeben"):
        PriceField().clean(written)


def test_a_slip_of_the_finger_is_refused():
    with pytest.raises(forms.ValidationError, match="Höchstens"):
        PriceField().clean("1.000.000,00")


def test_empty_is_no_price():
    assert PriceField(required=False).clean("") is None


@pytest.mark.parametrize(("stored", "shown"), [(1290, "12,90"), (5, "0,05"), ("quatsch", "quatsch"), (None, None)])
def test_a_stored_price_is_shown_in_german(stored, shown):
    assert PriceField().prepare_value(stored) == shown
