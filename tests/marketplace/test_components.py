"""The components: what they say, and the markup where something reads it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator

import marketplace
from tests.marketplace.markup import at_address, rendered, text_of

COMPONENTS = Path(marketplace.__file__).parent / "templates" / "components"
AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # 10:40 in Coburg


def test_a_component_takes_a_body_and_attributes():
    html = rendered(
        '{% component "alert" kind="warn" title="Achtung" hx_get="/x/" aria_live="polite" %}<p>{{ word }}</p>{% endcomponent %}',
        word="<Tee>",
    )
    assert 'class="alert alert--warn"' in html
    assert 'aria-live="polite" hx-get="/x/"' in html
    assert '<p class="alert__title">Achtung</p>' in html
    assert "<p>&lt;Tee&gt;</p>" in html


def test_nothing_of_the_page_becomes_an_option_by_accident():
    html = rendered('{% component "alert" %}Ja{% endcomponent %}', title="Fremd", kind="error", role="alert")
    assert "Fremd" not in html
    assert 'class="alert alert--info"' in html
    assert "role=" not in html


def test_a_component_with_a_form_gets_the_token():
    html = at_address("/", '{% component "toast" text="Gespeichert" undo_url="/zurueck/" %}{% endcomponent %}')
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'action="/zurueck/"' in html


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"cents": 1290, "note": None}, ["Preis: 12,90 €", "inkl. MwSt."]),
        ({"cents": 1290, "unit": "129,00 €/kg", "note": None}, ["Preis: 12,90 €", "129,00 €/kg · inkl. MwSt."]),
        ({"cents": 1290, "unit": "129,00 €/kg", "note": ""}, ["Preis: 12,90 €", "129,00 €/kg"]),
        ({"cents": 1290, "unit": "", "note": ""}, ["Preis: 12,90 €"]),
        (
            {"cents": 12900, "lowest_cents": 14900, "cut": 13, "note": None},
            ["Preis: 129,00 €−13 %", "Niedrigster Preis der letzten 30 Tage: 149,00 €", "inkl. MwSt."],
        ),
        ({"cents": None}, ["Preis im Laden"]),
    ],
)
def test_a_price_says_all_the_law_wants(given, lines):
    html = rendered('{% include "components/price.html" %}', **given)
    assert text_of(html, "p") == lines


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"kind": "shelf", "said_at": AT}, "Im Regal, heute bestätigt"),
        ({"kind": "usually", "said_at": AT - timedelta(days=4), "who": "Jana Amberg"}, "Meist da, vor 4 Tagen bestätigt von Jana Amberg"),
        ({"kind": "days", "days": 3, "said_at": AT}, "In 3 Tagen, heute bestätigt"),
        ({"kind": "days", "days": 1, "said_at": AT}, "In 1 Tag, heute bestätigt"),
        ({"kind": "ask", "said_at": None}, "Bitte fragen, der Laden antwortet selbst"),
        ({"kind": "ask", "note": "Antwort meist in 2 Stunden"}, "Bitte fragen, Antwort meist in 2 Stunden"),
        ({"kind": "shelf", "word": "Größe 39: Im Regal", "said_at": AT}, "Größe 39: Im Regal, heute bestätigt"),
        ({"kind": "shelf", "said_at": None, "who": "Jana"}, "Im Regal, noch nicht bestätigt"),
    ],
)
def test_availability_names_kind_age_and_who(given, shown):
    html = rendered('{% include "components/availability.html" %}', **{"at": AT, "said_at": None, **given})
    assert text_of(html, "p") == [shown]


@pytest.mark.parametrize("state", ["open", "closing", "closed", "holiday", "unknown"])
def test_a_sign_has_word_shape_and_colour(state):
    html = rendered('{% include "components/sign.html" %}', state=state, say="Wort & mehr")
    assert f'class="sign sign--{state}"' in html
    assert "<svg" in html
    assert "<span>Wort &amp; mehr</span>" in html


def test_a_photo_keeps_its_place_and_a_missing_one_is_drawn():
    photo = SimpleNamespace(src="/a.webp", srcset="/a.webp 400w, /b.webp 800w", width=1400, height=900, alt='Der "Laden"')
    html = rendered('{% include "components/picture.html" %}', picture=photo)
    assert 'width="1400"' in html
    assert 'alt="Der &quot;Laden&quot;"' in html
    assert 'loading="lazy"' in html
    assert '<svg class="motif' in rendered('{% include "components/picture.html" %}', picture=None, motif="schuhe", seed="7")


def test_pages_keep_the_rest_of_the_address():
    page = Paginator(range(140), 10).page(2)
    html = at_address("/suche/?q=tee&seite=2&preis=5", '{% include "components/pagination.html" %}', page=page)
    assert 'href="?q=tee&amp;preis=5"' in html
    assert 'href="?q=tee&amp;preis=5&amp;seite=3"' in html
    assert text_of(html, "li") == ["Zurück", "Seite 1", "Seite 2", "Seite 3", "…", "Seite 14", "Weiter"]


def test_enter_in_a_stepper_sends_the_value_and_takes_nothing_away():
    html = rendered('{% include "components/stepper.html" with name="menge" value=1 label="Menge" only %}')
    first = html[html.index("<button") :]
    assert first[: first.index(">")] == '<button class="stepper__enter" tabindex="-1" aria-hidden="true"'


def test_one_page_needs_no_ways():
    assert "<nav" not in at_address("/", '{% include "components/pagination.html" %}', page=Paginator(range(3), 10).page(1))


def test_large_numbers_in_attributes_stay_numbers():
    html = rendered('{% include "components/button.html" with label="x" name="pk" value=12345 only %}')
    assert 'value="12345"' in html


def test_every_component_says_what_it_takes_and_stands_in_the_style_guide():
    guide = (COMPONENTS.parent / "marketplace" / "style_guide.html").read_text()
    inside = {"form", "field_notes", "errors", "picture", "facets", "messages"}  # shown by another one, or by every page
    for file in COMPONENTS.glob("*.html"):
        assert file.read_text().startswith("{% comment %}"), f"{file.name} begins with its parameters"
        shown = f'"components/{file.name}"' in guide or f'component "{file.stem}"' in guide
        assert shown or file.stem in inside, f"{file.name} is missing in the style guide"
