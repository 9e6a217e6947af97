"""Forms look like the town by themselves, and errors stand at their fields."""

import pytest
from django import forms
from django.utils.html import escape

from tests.marketplace.markup import rendered, text_of


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="So steht er auf der Liste.")
    phone = forms.CharField(label="Telefon", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    terms = forms.BooleanField(label="Gelesen")
    mode = forms.ChoiceField(label="Weg", choices=[("a", "Reservieren"), ("b", "Bestellen")], widget=forms.RadioSelect)
    when = forms.DateField(label="Tag", widget=forms.SelectDateWidget(years=[2026]), required=False)

    def clean(self):
        if self.cleaned_data.get("name") == "Niemand":
            raise forms.ValidationError("So heißt niemand.")


def test_every_form_looks_like_the_town_by_itself():
    form = Sample()
    assert str(form) == form.as_div()
    html = str(form)
    assert '<label for="id_name">Name</label>' in " ".join(html.split()).replace('<label for="id_name" >', '<label for="id_name">')
    assert 'class="input"' in html
    assert html.count("<fieldset") == 2
    assert 'type="hidden" name="secret"' in html
    assert '<label class="check" for="id_terms">' in html


def test_hint_and_error_belong_to_their_field():
    form = Sample({"phone": "1"})
    html = str(form["name"].as_field_group())
    assert 'class="field field--error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_mode_error"' in str(form["mode"].as_field_group())


def test_the_summary_lists_fields_from_two_errors_on():
    assert (
        text_of(str(Sample({"name": "x"})), "ul")[0]
        == "Gelesen: Dieses Feld muss ausgefüllt werden. Weg: Dieses Feld muss ausgefüllt werden."
    )
    one = Sample({"name": "x", "mode": "a"})
    assert 'role="alert"' not in str(one)
    nobody = str(Sample({"name": "Niemand", "mode": "a", "terms": "on"}))
    assert text_of(nobody, "li")[0] == "So heißt niemand."


def test_only_what_may_stay_empty_among_others_is_marked():
    form = Sample()
    assert "freiwillig" in str(form["phone"].as_field_group())
    assert "freiwillig" not in str(form["name"].as_field_group())

    class Filter(forms.Form):
        q = forms.CharField(required=False)

    assert "freiwillig" not in str(Filter()["q"].as_field_group())


@pytest.mark.parametrize(("look", "paint"), [("choice", 'class="choice"'), ("size", 'class="size"'), ("", 'class="check"')])
def test_radios_are_rows_cards_or_chips(look, paint):
    html = rendered('{% include "components/field.html" with field=form.mode look=look only %}', form=Sample(), look=look)
    assert html.count(paint) == 2


def test_what_people_typed_is_escaped_in_forms():
    form = Sample({"name": "<script>", "mode": "<script>"})
    assert "<script>" not in str(form)
    assert escape("<script>") in str(form)
