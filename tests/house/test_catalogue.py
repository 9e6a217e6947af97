"""German can never be missing, for it stands in the code; English is complete, or this fails."""

from marketplace.management import catalogue


def test_every_message_has_english_words():
    assert catalogue.untranslated() == []


def test_placeholders_survive_translation():
    wrong = [message.id for message in catalogue.stored() if message.id and list(message.check(catalogue.stored()))]
    assert wrong == []
