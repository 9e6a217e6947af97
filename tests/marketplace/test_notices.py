import pytest

from marketplace.domain.notices import town_address
from marketplace.models import Mail, Notice, TownSettings

pytestmark = pytest.mark.usefixtures("site", "clock")
GIVEN = {"seite": "/laeden/amberg/", "reason": "unsafe", "text": "Der Stecker glüht.", "name": "", "email": "", "honest": "on"}


def test_a_notice_is_kept_and_the_town_is_told(stranger, at, site):
    TownSettings.objects.create(site=site, email="stadt@coburg.example")
    answer = stranger.post("/melden/", GIVEN)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/laeden/amberg/")
    notice = Notice.objects.get()
    assert (notice.address, notice.reason, notice.text, notice.name, notice.email, notice.at) == (
        "/laeden/amberg/",
        "unsafe",
        "Der Stecker glüht.",
        "",
        "",
        at,
    )
    mail = Mail.objects.get()
    assert (mail.recipient, mail.subject, mail.reply_to) == ("stadt@coburg.example", "Meldung zu /laeden/amberg/", "")
    for part in ("/laeden/amberg/", "Die Ware ist unsicher oder verboten", "Der Stecker glüht.", "ohne Adresse"):
        assert part in mail.text, part
        assert part in mail.html, part


def test_who_leaves_an_address_gets_an_answer(stranger, mailoutbox, drain):
    stranger.post("/melden/", GIVEN | {"name": "Katharina", "email": "k@example.org", "text": "a < b & c"})
    drain()
    town, sender = mailoutbox
    assert (town.to, town.reply_to) == (["stadt@example.org"], ["k@example.org"])
    assert "a < b & c" in town.body
    assert "a &lt; b &amp; c" in town.alternatives[0].content
    assert (sender.to, sender.subject) == (["k@example.org"], "Ihre Meldung ist angekommen")
    assert "Die Stadt prüft sie und antwortet Ihnen." in sender.body
    assert "a < b" not in sender.body
    assert "a &lt; b" not in sender.alternatives[0].content


@pytest.mark.parametrize(
    "change",
    [
        {"text": ""},
        {"text": "x" * 4001},
        {"reason": "spite"},
        {"honest": ""},
        {"email": "keine"},
        {"seite": "https://evil.example/"},
        {"seite": "//evil.example/"},
        {"seite": "javascript:alert(1)"},
        {"seite": "/\\evil.example"},
        {"seite": ""},
        {"seite": "/" + "x" * 300},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_happens(stranger, change):
    answer = stranger.post("/melden/", GIVEN | change)
    assert answer.status_code == 422
    assert Notice.objects.count() == Mail.objects.count() == 0


def test_the_form_names_the_page(stranger):
    text = stranger.get("/melden/?seite=/laeden/amberg/").content.decode()
    assert "<b>/laeden/amberg/</b>" in text
    assert '<meta name="robots" content="noindex">' in text
    assert stranger.get("/melden/?seite=" + "x" * 5000).status_code == 200


def test_without_a_town_in_the_settings_the_sender_reads_it(db):
    assert town_address() == "stadt@example.org"
