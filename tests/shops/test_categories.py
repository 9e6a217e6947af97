"""The tree of Warengruppen comes from its data file and is only ever added to."""

import pytest
from django.core.management import call_command

from shops.domain.categories import Branch, load_categories, read_categories
from shops.models import Category
from shops.signals import categories_changed

TREE = [
    Branch("schuhe", None, {"name": "Schuhe", "motif": "schuhe", "shop_kind": "Schuhe", "profile": ""}),
    Branch("damenschuhe", "schuhe", {"name": "Damenschuhe", "motif": "schuhe", "shop_kind": "Schuhe", "profile": ""}),
    Branch("mode", None, {"name": "Mode", "motif": "mode", "shop_kind": "Mode", "profile": "textil"}),
]


@pytest.fixture
def told():
    """What the signal said."""
    heard = []

    def listen(category_ids, **kwargs):
        heard.append(category_ids)

    categories_changed.connect(listen)
    yield heard
    categories_changed.disconnect(listen)


def shape():
    return [(category.depth, category.slug) for category in Category.objects.order_by("path")]


def test_the_data_file_is_whole():
    branches = read_categories()
    roots = [branch for branch in branches if branch.parent is None]
    assert (len(roots), len(branches)) == (12, 79)
    assert all(branch.facts["name"] and branch.facts["motif"] and branch.facts["shop_kind"] for branch in branches)


def test_a_branch_inherits_kind_and_profile_but_may_say_none():
    by_slug = {branch.slug: branch for branch in read_categories()}
    assert by_slug["kaese"].facts["profile"] == "lebensmittel"
    assert by_slug["wein"].facts["profile"] == "alkohol"
    assert by_slug["hoerbuecher"].facts == {"name": "Hörbücher", "motif": "buecher", "shop_kind": "Buchhandlung", "profile": ""}


def test_a_slug_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "categories.toml"
    path.write_text('[[root]]\nslug = "a"\nname = "A"\n[[root.child]]\nslug = "a"\nname = "B"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"more than once: a$"):
        read_categories(path)


def test_loading_plants_the_tree_and_says_so_once(db, told):
    ids = load_categories(branches=TREE)
    assert shape() == [(1, "schuhe"), (2, "damenschuhe"), (1, "mode")]
    assert told == [ids]
    assert len(ids) == 3


def test_loading_again_changes_nothing(db, told):
    load_categories(branches=TREE)
    told.clear()
    assert load_categories(branches=TREE) == []
    assert told == []
    assert Category.find_problems() == ([], [], [], [], [])


def test_a_new_name_is_written_and_a_forgotten_branch_stays(db):
    load_categories(branches=TREE)
    renamed = Branch("mode", None, TREE[2].facts | {"name": "Kleidung"})
    assert load_categories(branches=[renamed]) == [Category.objects.get(slug="mode").pk]
    assert shape() == [(1, "schuhe"), (2, "damenschuhe"), (1, "mode")]
    assert Category.objects.get(slug="mode").name == "Kleidung"


def test_a_branch_moves_with_all_that_hangs_on_it(db):
    load_categories(branches=TREE)
    moved = [TREE[0], TREE[2], Branch("schuhe", "mode", TREE[0].facts), TREE[1]]
    assert load_categories(branches=moved) == [Category.objects.get(slug="schuhe").pk]
    assert shape() == [(1, "mode"), (2, "schuhe"), (3, "damenschuhe")]
    assert load_categories(branches=moved[1:]) == []
    assert Category.find_problems() == ([], [], [], [], [])


def test_the_command_says_how_many(db, capsys):
    call_command("load_categories")
    call_command("load_categories")
    assert capsys.readouterr().out.splitlines() == ["79 Warengruppen, 79 new or changed.", "79 Warengruppen, 0 new or changed."]
