"""The things of the Warengruppen: each one object in a 100 x 100 box, standing on y = 100.

A new one is one small function in the module it belongs to and one line in THINGS. Shapes carry the paint classes
a (main), b (second), c (light) and k (dark).
"""

from collections.abc import Callable
from typing import Final

from shops.drawing.things import home, leisure, market, table, wear

THINGS: Final[dict[str, Callable[[str], str]]] = {
    "tee-kaffee": table.cup,
    "tee": table.teapot,
    "buecher": leisure.book,
    "schuhe": wear.shoe,
    "fahrrad": leisure.bicycle,
    "backwaren": table.bread,
    "blumen": home.flower,
    "leuchten": home.lamp,
    "optik": wear.glasses,
    "spielwaren": leisure.toy,
    "taschen": wear.bag,
    "eisenwaren": home.tool,
    "kaese": table.cheese,
    "wein": table.wine,
    "mode": wear.shirt,
    "damenmode": wear.dress,
    "sport": leisure.ball,
    "garten": home.plant,
    "uhren": wear.clock,
    "handarbeit": leisure.yarn,
    "schreibwaren": leisure.pen,
    "apotheke": home.mortar,
    "musik": leisure.guitar,
    "drogerie": home.perfume,
    "feinkost": table.jar,
    "elektro": home.radio,
    "haushalt": table.pot,
    "huete": wear.hat,
    "schnuerschuhe": market.lace_up,
    "hausschuhe": market.slipper,
    "kuchen": market.cake,
    "obst": market.apple,
    "bier": market.beer,
    "wurst": market.sausage,
    "geschirr": market.crockery,
    "vasen": market.vase,
    "samen": market.seeds,
    "schrauben": market.screws,
    "spiele": market.game,
    "pluesch": market.teddy,
    "puzzle": market.puzzle,
    "stoffe": market.fabric,
    "karten": market.letter,
    "kalender": market.calendar,
    "tuecher": market.scarf,
    "schmuck": market.ring,
}


def thing(kind: str, seed: str) -> str:
    """Return one thing of a Warengruppe; an unknown key gives a jar, never nothing."""
    return THINGS.get(kind, table.jar)(seed)
