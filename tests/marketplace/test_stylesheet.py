"""One stylesheet, served in one piece, made of small files that say what they are; its colours can be read."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import marketplace
from marketplace.backends import stylesheets
from marketplace.validators import contrast

CSS = Path(marketplace.__file__).parent / "static" / "css"
# Colours are tokens; only what draws things by itself names some, and what must be the same at day and at night.
MAY_NAME_COLOURS = {"cms", "cms-member", "tokens", "facade", "motif", "print", "account", "facet", "dialog", "button", "slip"}

# The source of the bundle, and what Wagtail's own pages load beside their own colours.
APART = {Path("main.css"), Path("cms.css"), Path("cms-member.css")}


def test_the_bundle_holds_every_file_once_and_in_layers():
    sheet = stylesheets.source()
    files = stylesheets.imported(sheet)
    assert {file.relative_to(CSS) for file in files} == {file.relative_to(CSS) for file in CSS.rglob("*.css")} - APART
    assert len(files) == len(set(files))
    bundle = stylesheets.bundle(sheet)
    assert bundle.startswith("@layer tokens, reset, base, layout, components;")
    assert "@import" not in bundle
    assert "/*" not in bundle
    assert bundle.count("{") == bundle.count("}")
    assert bundle.count("@layer components{") == len(list((CSS / "components").glob("*.css")))
    assert len(bundle) < 80_000


def test_finders_give_the_bundle_in_place_of_its_source():
    found = finders.find("css/main.css")
    assert found is not None
    assert Path(found) != stylesheets.source()
    assert Path(found).read_text() == stylesheets.bundle(stylesheets.source())
    assert finders.find("css/tokens.css") == str(CSS / "tokens.css")


def test_the_finder_lists_one_file_for_collectstatic():
    finder = stylesheets.StylesheetFinder()
    assert finder.check() == []
    assert finder.find("css/base.css") == []
    assert len(finder.find("css/main.css", find_all=True)) == 1
    ((path, storage),) = finder.list([])
    assert path == "css/main.css"
    with storage.open(path) as file:
        assert file.read().decode() == stylesheets.bundle(stylesheets.source())


def test_a_changed_file_is_bundled_anew(tmp_path, monkeypatch):
    (tmp_path / "a.css").write_text(".a {\n  color: red;\n}\n")
    (tmp_path / "main.css").write_text('@layer one;\n\n@import url("a.css") layer(one);\n')
    monkeypatch.setattr(stylesheets, "source", lambda: tmp_path / "main.css")
    finder = stylesheets.StylesheetFinder()
    assert Path(finder.find("css/main.css")).read_text() == "@layer one;@layer one{.a{color:red}}\n"
    (tmp_path / "a.css").write_text("/* Example */\n.a > b,\n.c {\n  margin: 0 auto;\n  color: blue;\n}\n")
    assert Path(finder.find("css/main.css")).read_text() == "@layer one;@layer one{.a > b,.c{margin:0 auto;color:blue}}\n"


@pytest.mark.parametrize("file", sorted((CSS / "components").glob("*.css")), ids=lambda file: file.stem)
def test_every_component_opens_with_its_example(file):
    assert file.read_text().startswith("/* Example: ")


@pytest.mark.parametrize("file", sorted(CSS.rglob("*.css")), ids=lambda file: file.stem)
def test_colours_are_tokens(file):
    rules = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
    if file.stem not in MAY_NAME_COLOURS:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []
    used, known = set(re.findall(r"var\((--[\w-]+)", rules)), set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text()))
    own = set(re.findall(r"(--[\w-]+):", rules)) | {"--w"}
    assert used - known - own - FROM_OUTSIDE == set()


# Set by one file and read by another: the street's scale, a sign's own colours.
FROM_OUTSIDE = {"--k", "--up", "--c", "--bg", "--m"}


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of day or night."""
    text = (CSS / "tokens.css").read_text()
    day, night = text.split("@media screen and (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", day))
    return colours if scheme == "light" else {**colours, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", night))}


GROUNDS = ("paper", "paper-raised", "paper-sunk")
TEXTS = [(text, ground) for text in ("ink", "ink-2", "ink-3") for ground in GROUNDS]
TEXTS += [(text, ground) for text in ("town", "error", "accent-ink") for ground in ("paper", "paper-raised")]
TEXTS += [(state, f"{state}-tint") for state in ("open", "soon", "closed", "holiday", "unknown", "error", "ok")]
TEXTS += [
    ("on-town", "town"),
    ("on-town", "town-deep"),
    ("on-accent", "accent"),
    ("on-foot", "foot"),
    ("on-foot-2", "foot"),
    ("ink", "town-tint"),
]
TEXTS += [("ink", "town-tint"), ("accent-ink", "accent-tint"), ("ink", "accent-tint"), ("ink-2", "accent-tint")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(scheme, text, ground):
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("edge", "ground"), [("line-strong", "paper"), ("line-strong", "paper-raised"), ("focus", "paper"), ("town", "paper")]
)
def test_edges_of_fields_and_focus_can_be_seen(scheme, edge, ground):
    colours = tokens(scheme)
    assert contrast(colours[edge], colours[ground]) >= 3
