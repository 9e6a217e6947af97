"""Die Straße: every shop has a house, drawn from its data alone; goods without a photo get a still life.

Everything here is pure: the same arguments give the same string, and what people typed is escaped. `facade` draws a
house (3 to 7 KB, about 1 KB compressed), `front` its square avatar, `motif` a still life, `skyline`, `prop` and
`town_plan` what is around. Colours, day and dusk live in the stylesheets facade.css and motif.css.
"""

from shops.drawing.around import PROP_WIDTHS, PROPS, prop, skyline
from shops.drawing.house import facade, front
from shops.drawing.motif import motif
from shops.drawing.plan import HEIGHT, STATES, WIDTHS, House, plan
from shops.drawing.things import THINGS, thing
from shops.drawing.town import logo, town_plan
from shops.drawing.words import monogram_of, sign_of

__all__ = [
    "HEIGHT",
    "PROPS",
    "PROP_WIDTHS",
    "STATES",
    "THINGS",
    "WIDTHS",
    "House",
    "facade",
    "front",
    "logo",
    "monogram_of",
    "motif",
    "plan",
    "prop",
    "sign_of",
    "skyline",
    "thing",
    "town_plan",
]
