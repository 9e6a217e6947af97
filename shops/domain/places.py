"""How far it is: from the market, as the crow flies, and on foot; pure."""

from math import asin, ceil, cos, radians, sin, sqrt

EARTH = 6_371_000  # metres
DETOUR = 1.3  # streets are longer than the line: the usual factor in old towns
PACE = 75  # metres a minute

Place = tuple[float, float]  # latitude, longitude


def metres_between(start: Place, end: Place) -> int:
    """Return the distance between two places, to ten metres."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (start, end))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return round(2 * EARTH * asin(sqrt(half)) / 10) * 10


def walking_minutes(metres: int) -> int:
    """Return how many minutes a calm walk of this distance takes, at least one."""
    return max(1, ceil(metres * DETOUR / PACE))


def on_plan(
    places: list[Place | None], *, centre: Place, width: int, height: int, reach: tuple[float, float] = (0.25, 0.3)
) -> list[tuple[float, float] | None]:
    """Return each place as an offset from the middle of a drawn plan, in shares of its width and height.

    All places are drawn to one scale, the largest at which every one stays within `reach` of the middle.
    """
    flat = [_metres_east_and_south(place, centre) if place else None for place in places]
    known = [spot for spot in flat if spot]
    scales = [reach[0] * width / abs(east) for east, _south in known if east]
    scales += [reach[1] * height / abs(south) for _east, south in known if south]
    scale = min([0.4, *scales])  # pixels a metre; never so near that one shop fills the plan
    return [(spot[0] * scale / width, spot[1] * scale / height) if spot else None for spot in flat]


def spread(spots: list[tuple[float, float]], *, apart: tuple[float, float]) -> list[tuple[float, float]]:
    """Move spots that would cover each other as little as it takes, so that every pin of a drawn plan can be read.

    `apart` is how far two of them must be in one of the two directions. Deterministic: of two in the same place the later goes right.
    """
    moved = [list(spot) for spot in spots]
    for _round in range(40):
        calm = True
        for later in range(len(moved)):
            for first in range(later):
                calm = not _push(moved[first], moved[later], apart) and calm
        if calm:
            break
    return [(right, down) for right, down in moved]


def _push(first: list[float], later: list[float], apart: tuple[float, float]) -> bool:
    lack = [room - abs(later[axis] - first[axis]) for axis, room in enumerate(apart)]
    if min(lack) <= 1e-6:
        return False
    axis = 0 if lack[0] / apart[0] <= lack[1] / apart[1] else 1
    step = lack[axis] / 2 if later[axis] >= first[axis] else -lack[axis] / 2
    first[axis] -= step
    later[axis] += step
    return True


def _metres_east_and_south(place: Place, centre: Place) -> tuple[float, float]:
    lat, lon = place[0] - centre[0], place[1] - centre[1]
    return radians(lon) * EARTH * cos(radians(centre[0])), -radians(lat) * EARTH
