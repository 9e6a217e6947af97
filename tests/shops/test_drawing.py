"""The street is drawn from data alone: same arguments, same string, and nothing anybody typed gets into it as markup."""

import tomllib
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import shops
from shops import drawing

SEEDS = [f"shop-{i}" for i in range(120)]
HOSTILE = '"><script>alert(1)</script>&'


def fingerprint(svg: str) -> str:
    return sha256(svg.encode()).hexdigest()[:16]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own string)


# ---------------------------------------------------------------- the house
def test_the_seed_decides_the_house():
    assert drawing.plan("7") == drawing.House(
        tone="ziegel",
        tiles="moos",
        roof="scroll",
        width=134,
        floors=2,
        bays=3,
        window="lintel",
        timber=False,
        shutters=False,
        flowers=False,
        quoins=False,
        oriel=True,
        arches=False,
        awning=False,
        stripe=13,
        door="centre",
        cloth=2,
    )


@pytest.mark.parametrize(
    ("state", "house", "avatar"),
    [
        ("open", "602983ba61e0df32", "c0540cc4454d1e2f"),
        ("closing", "fa105e7a5f6cc407", "6c5370646c6ea4f6"),
        ("closed", "7da8a23e8e395e21", "e12217a8bfd989ee"),
        ("holiday", "d0bbe96da20dee31", "c3d1cf90f5394b16"),
        ("unknown", "73d8799df2040831", "951c53e6f4afa68d"),
    ],
)
def test_a_house_stays_as_it_was_drawn_in_every_state(state, house, avatar):
    assert fingerprint(drawing.facade("7", "schuhe", state, sign="Amberg", monogram="SA")) == house
    assert fingerprint(drawing.front("7", "schuhe", state, monogram="SA")) == avatar


@pytest.mark.parametrize("state", drawing.STATES)
def test_every_house_is_well_formed_and_light_in_every_state(state):
    for seed in SEEDS:
        house = drawing.facade(seed, "wein", state, sign="Rebstock", monogram="WR")
        assert parsed(house).get("class") == f"facade t-{drawing.plan(seed).tone} r-{drawing.plan(seed).tiles} is-{state}"
        assert 2_000 < len(house) < 9_000
        assert parsed(drawing.front(seed, "wein", state, monogram="WR")).get("viewBox") == "0 0 100 100"


def test_the_street_has_every_roof_every_plaster_and_every_width():
    houses = [drawing.plan(seed) for seed in SEEDS]
    assert {house.roof for house in houses} == {"gable", "eaves", "stepped", "mansard", "hip", "scroll", "flat"}
    assert {house.tone for house in houses} == {"ocker", "sandstein", "salbei", "rose", "himmel", "creme", "ziegel"}
    assert {house.width for house in houses} == set(drawing.WIDTHS)
    assert {house.door for house in houses} == {"left", "centre", "right"}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_house_leaves_its_sheet(seed):
    house = drawing.plan(seed)
    gable = {"stepped": 103, "scroll": 112, "gable": 95}.get(house.roof, 70)
    assert house.eaves - gable > 0


def test_the_state_moves_the_door_and_never_the_walls():
    shut, live = (drawing.facade("7", "schuhe", state) for state in ("closed", "open"))
    assert 'class="grille"' in shut
    assert 'class="grille"' not in live
    assert 'class="spill"' in live
    assert 'class="spill"' not in shut
    assert ">?</text>" in drawing.facade("7", "schuhe", "unknown")
    assert 'class="string"' in drawing.facade("7", "schuhe", "holiday")


# ---------------------------------------------------------------- what people typed
def test_sign_monogram_label_and_key_are_escaped():
    svg = drawing.facade("7", "schuhe", "open", sign=HOSTILE, monogram='"<', label=HOSTILE, key=HOSTILE)
    assert "<script>" not in svg
    root = parsed(svg)
    texts = [node.text for node in root.iter("text")]
    assert texts == [HOSTILE, '"<']
    assert root.get("aria-label") == HOSTILE
    assert root.get("role") == "img"
    assert root.get("id") == f"h-{HOSTILE}"


def test_avatar_still_life_and_plan_escape_their_labels():
    assert parsed(drawing.front("7", "schuhe", "open", monogram=HOSTILE, label=HOSTILE)).get("aria-label") == HOSTILE
    assert parsed(drawing.motif("schuhe", "7", label=HOSTILE)).get("aria-label") == HOSTILE
    assert parsed(drawing.town_plan("coburg", label=HOSTILE)).get("aria-label") == HOSTILE
    assert parsed(drawing.facade("7", "schuhe", HOSTILE)).get("class") == f"facade t-ziegel r-moos is-{HOSTILE}"


def test_a_drawing_without_a_label_is_hidden_from_screen_readers():
    for svg in (drawing.facade("7", "schuhe"), drawing.front("7", "schuhe"), drawing.motif("schuhe", "7"), drawing.logo()):
        assert parsed(svg).get("aria-hidden") == "true"
        assert parsed(svg).get("role") is None


def test_a_long_name_is_written_smaller_and_never_cut():
    name = "Blumenfachgeschäft Schrumpf-Oberlandesgericht"
    board = next(node for node in parsed(drawing.facade("7", "blumen", sign=name)).iter("text"))
    assert board.text == name
    assert float(board.get("font-size", "0")) < 5


@pytest.mark.parametrize(
    ("name", "sign", "monogram"),
    [
        ("Bäckerei Kornblum", "Bäckerei Kornblum", "BK"),
        ("Weinhandlung Rebstock", "Rebstock", "WR"),
        ("Modehaus Elisabeth Korn", "Elisabeth Korn", "ME"),
        ("Blumenfachgeschäft Schrumpf-Oberlandesgericht", "Schrumpf", "BS"),
        ("Käse und Kraut", "Käse und Kraut", "KK"),
        ("Gasthaus und Laden am Ketschentor", "Ketschentor", "GL"),
        ("Hutmacherei", "Hutmacherei", "H"),
        ("Kinderfahrradanhängerkupplungen", "Kinderfahrradanhängerkupplungen", "K"),
        ("„Zum Löwen“", "„Zum Löwen“", "L"),
        ("", "", ""),
    ],
)
def test_board_and_hanging_sign_come_from_the_name(name, sign, monogram):
    assert drawing.sign_of(name) == sign
    assert drawing.monogram_of(name) == monogram


# ---------------------------------------------------------------- goods
def test_there_are_46_things_and_no_two_are_drawn_alike():
    assert len(drawing.THINGS) == 46
    assert len({drawing.thing(kind, "7") for kind in drawing.THINGS}) == 46


@pytest.mark.parametrize("kind", drawing.THINGS)
def test_every_thing_is_well_formed_in_window_and_picture(kind):
    for seed in SEEDS[:24]:
        parsed(f"<g>{drawing.thing(kind, seed)}</g>")
        assert parsed(drawing.motif(kind, seed)).get("viewBox") == "0 0 200 200"
        parsed(drawing.facade(seed, kind))


def test_a_kind_nobody_has_drawn_yet_is_a_jar():
    assert drawing.thing("zeppeline", "7") == drawing.thing("feinkost", "7")


def test_every_category_names_a_thing_that_exists():
    tree = tomllib.loads((Path(shops.__file__).parent / "categories.toml").read_text())
    roots = tree["root"]
    named = {branch["motif"] for root in roots for branch in [root, *root.get("child", [])] if "motif" in branch}
    assert named
    assert named <= set(drawing.THINGS)


@pytest.mark.parametrize(("ratio", "expected"), [("1/1", "11224992f2410da1"), ("3/2", "eee6e29833172d35"), ("4/5", "9cfe16fa884e6daa")])
def test_a_still_life_stays_as_it_was_drawn(ratio, expected):
    assert fingerprint(drawing.motif("schuhe", "7", ratio=ratio)) == expected


def test_bread_is_never_green():
    ways = {parsed(drawing.motif("backwaren", seed)).get("class") for seed in SEEDS}
    assert ways == {"motif mw-1", "motif mw-3", "motif mw-5"}
    windows = "".join(drawing.facade(seed, "backwaren") for seed in SEEDS)
    assert "ware-brot" in windows
    assert "ware-1" not in windows


# ---------------------------------------------------------------- around
def test_skyline_plan_and_furniture_stay_as_they_were_drawn():
    assert fingerprint(drawing.skyline("coburg", 1440, 84, tower=False)) == "0cb6ae7354c83431"
    assert fingerprint(drawing.skyline("altstadt", 1800, 290)) == "7a35abf86e2ab991"
    assert fingerprint(drawing.town_plan("coburg", [(0.1, -0.2, True), (0, 0.1, False)], 720, 420)) == "06b8059e3622863c"
    assert fingerprint(drawing.logo()) == "a9367b64ea6bed49"
    assert {kind: fingerprint(drawing.prop(kind)) for kind in drawing.PROPS} == {
        "linde": "040242b4c918ce6d",
        "laterne": "27c59dd61f381c18",
        "brunnen": "4026dd10fb19b9de",
        "rad": "b5273e2e642b47b6",
    }
    assert drawing.PROP_WIDTHS.keys() == drawing.PROPS.keys()


def test_pins_are_numbered_in_their_order_and_say_who_is_open():
    plan = parsed(drawing.town_plan("coburg", [(0.1, -0.2, True), (0, 0.1, False)], 700, 400))
    pins = [(node.get("class"), node.get("transform"), node.find("text").text) for node in plan.iter("g")]
    assert pins == [("pin is-open", "translate(420 120)", "1"), ("pin", "translate(350 240)", "2")]
