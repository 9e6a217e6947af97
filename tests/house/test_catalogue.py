"""German can never be missing, for it stands in the code; English is complete, or this fails."""

import re

from babel.messages.pofile import read_po

from marketplace.management import catalogue


def test_every_message_has_english_words():
    assert catalogue.untranslated() == []


def test_placeholders_survive_translation():
    wrong = [message.id for message in catalogue.stored() if message.id and list(message.check(catalogue.stored()))]
    assert wrong == []


def test_the_town_says_sie_where_a_library_says_du():
    with (catalogue.po_file().parents[2] / "de/LC_MESSAGES/django.po").open("rb") as handle:
        german = read_po(handle, locale="de")
    words = [message.string for message in german if message.id]
    assert len(words) > 30
    assert [text for text in words if re.search(r"\b(du|dich|dir|dein\w*)\b", text, re.IGNORECASE)] == []
    assert [message.id for message in german if message.id and list(message.check(german))] == []
