"""In which order the fictional town is built. Each step is done once; an interrupted run goes on where it stopped."""

from collections.abc import Callable
from datetime import datetime

from marketplace.domain.demo import data, lessons, mark, people, shops, town, trade
from shops.domain.categories import load_categories

Say = Callable[[str], None]


def build_town(*, at: datetime, say: Say) -> bool:
    """Build the fictional town in an empty database; False when it stands already. Raises `NotOurTown` before anything is written.

    `say` is told in a few words what is being done.
    """
    claimed = mark.claim(at=at)
    plan, tables = data.read("town.toml"), data.shops()
    home = town.lay_out(plan)
    if claimed.finished_at:
        return False
    say("Warengruppen, Viertel und Stadtkalender")
    load_categories()
    quarters = town.draw_quarters(plan)
    town.fill_calendar(plan, at=at)
    everybody = people.townsfolk(plan)
    makers = data.read("makers.toml")
    for table in tables:
        if shops.open_shop(table, quarter=quarters[table["quarter"]], makers=makers, staff=everybody["staff"], at=at):
            say(f"{table['name']}, {table['street']}: {len(table.get('product', ()))} Produkte")
    say("Kurs und Lektionen")
    lessons.teach(home, plan, staff=everybody["staff"], at=at)
    town.mirror_pages()
    say("Reservierungen")
    trade.reserve(plan, people=everybody, at=at)
    mark.finish(claimed, at=at)
    return True


def is_current() -> bool:
    """Tell whether the town was made from the data as it is now."""
    return mark.claimed_edition() == data.edition()
