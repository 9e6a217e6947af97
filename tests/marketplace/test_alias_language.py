"""A German page that nobody has translated appears in English as an alias, and says that its words are German."""

import pytest
from wagtail.models import Locale

from marketplace.models import InfoPage


@pytest.fixture
def about(home) -> InfoPage:
    page = home.add_child(instance=InfoPage(title="Über uns", slug="ueber-uns", lead="Wer hier arbeitet."))
    english, _ = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(english, alias=True)
    page.copy_for_translation(english, alias=True)
    return page


def test_an_alias_marks_its_words_as_german(about, stranger):
    html = stranger.get("/en/ueber-uns/").content.decode()
    assert '<html lang="en">' in html
    assert '<div class="wrap narrow" lang="de">' in " ".join(html.split())


def test_the_original_needs_no_mark(about, stranger):
    html = " ".join(stranger.get("/ueber-uns/").content.decode().split())
    assert '<div class="wrap narrow"' in html
    assert '<div class="wrap narrow" lang=' not in html
