"""Every sign, colour and component in every state: what the town is built from, on one page for staff and tests."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from shops import drawing
from shops.results import ProductCard, ShopCard

COLOURS: Final = {
    "paper": "Grund",
    "paper-raised": "Feld, Blatt",
    "paper-sunk": "ruhige Fläche",
    "ink": "Text",
    "ink-2": "Text, leiser",
    "ink-3": "Beiwerk, noch AA",
    "line": "Haarlinie",
    "line-strong": "Feldrand, 3:1",
    "town": "Stadtfarbe",
    "town-tint": "Stadtfarbe, hell",
    "accent": "Ringelblume",
    "accent-tint": "Hinweisfläche",
    "open": "geöffnet",
    "soon": "schließt bald",
    "closed": "geschlossen",
    "holiday": "Feiertag",
    "unknown": "unbekannt",
    "error": "Fehler",
    "focus": "Fokus",
    "sky-3": "Himmel",
}
SAYS: Final = {
    "open": "Geöffnet bis 18:00",
    "closing": "Schließt um 11:00",
    "closed": "Öffnet morgen 9:00",
    "holiday": "Heute Feiertag: geschlossen",
    "unknown": "Zeiten nicht bestätigt",
}
ROOFS: Final = {
    "shop-4": "fahrrad",
    "shop-9": "kaese",
    "shop-23": "feinkost",
    "shop-20": "garten",
    "shop-21": "drogerie",
    "shop-0": "tee",
    "shop-11": "eisenwaren",
}
AGES: Final = {"heute": 0, "Tage": 4, "Wochen": 21, "Monate": 120, "nie": None}


class SampleForm(forms.Form):
    """One field of every shape, so that each way a form can look stands on the page."""

    name = forms.CharField(label="Name", help_text="So steht er auf der Abholliste.")
    email = forms.EmailField(label="E-Mail-Adresse")
    phone = forms.CharField(label="Telefon", required=False)
    quarter = forms.ChoiceField(label="Viertel", choices=[("", "Alle Viertel"), ("markt", "Am Markt")], required=False)
    locked = forms.CharField(label="Gesperrt", disabled=True, initial="Aus dem Stadtkalender", required=False)
    words = forms.CharField(label="Ihre Frage", widget=forms.Textarea(attrs={"rows": 3}))
    picture = forms.FileField(label="Foto", required=False)
    terms = forms.BooleanField(label="Ich habe die Hinweise gelesen.")
    days = forms.MultipleChoiceField(label="Tage", choices=[("mo", "Montag"), ("di", "Dienstag")], widget=forms.CheckboxSelectMultiple)
    mode = forms.ChoiceField(label="Weg", choices=[("reservation", "Reservieren"), ("purchase", "Bestellen")], widget=forms.RadioSelect)
    size = forms.ChoiceField(label="Größe", choices=[(str(n), str(n)) for n in range(36, 42)], widget=forms.RadioSelect)


FILLED: Final = {"name": "Anneliese Schrumpf-Oberlandesgericht", "mode": "reservation", "size": "39", "days": ["mo"]}


def _face(number: int, name: str, motif: str, kind: str, state: str) -> ShopCard:
    return ShopCard(
        shop_id=number,
        slug="laden",
        name=name,
        sign=drawing.sign_of(name),
        monogram=drawing.monogram_of(name),
        motif=motif,
        kind=kind,
        street="Ketschengasse 31",
        url="#laden",
        state=state,
        say=SAYS[state],
        walk="6 Min.",
    )


FACES: Final = [
    _face(4, "Blumenfachgeschäft Schrumpf-Oberlandesgericht", "blumen", "Blumen", "open"),
    _face(8, "Wollstube Masche", "handarbeit", "Handarbeit", "unknown"),
    _face(2, "Weinhandlung Rebstock", "wein", "Wein", "closed"),
    _face(6, "Käse und Kraut", "kaese", "Feinkost", "closing"),
    _face(3, "Schuhhaus Amberg", "schuhe", "Schuhe", "holiday"),
]


def _card(number: int, name: str, motif: str, cents: int | None, said_at: datetime, **more: Any) -> ProductCard:
    given = {"kind": "shelf", "days": None, "unit": "", "lowest_cents": None, "cut": None, "note": "inkl. MwSt.", **more}
    return ProductCard(
        product_id=number,
        slug="ware",
        name=name,
        url="#ware",
        motif=motif,
        picture=None,
        cents=cents,
        said_at=said_at,
        who="",
        left=None,
        shop=FACES[0],
        **given,
    )


def _cards(at: datetime) -> list[ProductCard]:
    return [
        _card(1, "Pumps „Carla“, Glattleder", "schuhe", 8995, at, distance="280 m", why="Der Laden ist 280 m entfernt und hat geöffnet."),
        _card(2, "Chelsea-Stiefelette „Mira“, gefüttert", "schuhe", 12900, at - timedelta(days=4), lowest_cents=14900, cut=13),
        _card(3, "Kinderfahrradanhängerkupplung, Edelstahl", "fahrrad", None, at - timedelta(days=120), kind="ask"),
    ]


def _roof(seed: str, kind: str) -> SimpleNamespace:
    return SimpleNamespace(seed=seed, motif=kind, sign=drawing.plan(seed).roof.title(), monogram=kind[0].upper())


def _hours() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(label="Mo 4.1.", spans=["9:00 – 18:00"], note="", kind="", today=False),
        SimpleNamespace(label="Di 5.1.", spans=["8:30 – 12:30", "13:30 – 17:30"], note="", kind="", today=True),
        SimpleNamespace(label="Mi 6.1.", spans=[], note="Heilige Drei Könige", kind="holiday", today=False),
        SimpleNamespace(label="So 10.1.", spans=[], note="", kind="off", today=False),
    ]


def _options() -> list[SimpleNamespace]:
    rows = (
        ("schuhe", "Schuhe", 36, True, 0, False),
        ("stiefel", "Stiefel und Stiefeletten", 14, False, 1, True),
        ("sandalen", "Sandalen", 0, False, 1, False),
    )
    keys = ("value", "label", "count", "chosen", "level", "about")
    return [SimpleNamespace(**dict(zip(keys, row, strict=True))) for row in rows]


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show the style guide to staff; for everyone else it does not exist."""
    if not request.user.is_staff:
        raise Http404
    at = request.at  # type: ignore[attr-defined]
    context = {
        "colours": COLOURS,
        "states": SAYS,
        "faces": FACES,
        "roofs": [_roof(seed, kind) for seed, kind in ROOFS.items()],
        "motifs": list(drawing.THINGS),
        "props": list(drawing.PROPS),
        "ages": {word: None if days is None else at - timedelta(days=days) for word, days in AGES.items()},
        "kinds": ["shelf", "usually", "days", "ask"],
        "cards": _cards(at),
        "options": _options(),
        "page": Paginator(range(140), 10).page(2),
        "hours": _hours(),
        "open_sunday": date(2027, 4, 11),
        "places": [(0.02, 0.02, True), (0.13, -0.06, False), (-0.12, 0.1, True)],
        "form": SampleForm(initial=FILLED, auto_id="gut_%s"),
        "wrong": SampleForm({"email": "anneliese@", "mode": "raub"}, auto_id="schlecht_%s"),
        "figures": [18, 25, 22, 31, 40, 36, 42],
        "steps": ["Korb", "Ihre Angaben", "Prüfen"],
        "crumbs": [(settings.TOWN_NAME, "/"), ("Läden", "/laeden/"), ("Ketschengasse", "")],
        "tags": [("Einlagen nach Maß", "#f"), ("Tanzschuhe", ""), ("Hausschuhe bis Größe 50", "#f")],
        "chosen": [("Jetzt geöffnet", "#f")],
    }
    return render(request, "marketplace/style_guide.html", context)
