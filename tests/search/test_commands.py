"""What the commands print."""

import json

import pytest
from django.core.management import call_command

from search.analysis.analyser import ANALYSER_VERSION
from tests.factories.search import indexed
from tests.factories.shops import CategoryFactory


def test_analyse_prints_tokens_as_json(capsys):
    call_command("analyse", "Damenschuhe", "0,75 l", "T-Shirt", "WH-1000XM4", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "version": ANALYSER_VERSION,
        "tokens": [
            {"word": "damenschuhe", "exact": "damenschuhe", "parts": []},
            {"word": "0,75 l", "exact": "0_75l", "parts": []},
            {"word": "t-shirt", "exact": "tshirt", "parts": ["t", "shirt"]},
            {"word": "wh-1000xm4", "exact": "wh1000xm4", "parts": []},
        ],
    }


def test_analyse_prints_lines(capsys):
    call_command("analyse", "T-Shirt Brot")
    assert capsys.readouterr().out == "t-shirt: tshirt = t + shirt\nbrot: brot\n"


@pytest.fixture
def loaf(shop, clock):
    return indexed(shop=shop, category=CategoryFactory(name="Backwaren", slug="brot"), name="Bauernbrot", cents=590)


def test_find_prints_the_whole_answer_as_json(loaf, capsys):
    call_command("find", "bauernbrot", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["total"], answer["shops"], answer["notice"]) == (1, 1, None)
    [hit] = answer["hits"]
    assert (hit["product_id"], hit["name"], hit["shop"], hit["cents"], hit["tier"]) == (loaf.pk, "Bauernbrot", "Schuhhaus Amberg", 590, 1)
    assert answer["facets"]["category"] == [
        {"value": "brot", "label": "Backwaren", "count": 1, "chosen": False, "level": 0, "about": False}
    ]


def test_find_prints_lines_and_says_what_was_done(loaf, capsys):
    call_command("find", "Bauernbort")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 hits in 1 shops, corrected to bauernbrot"
    assert lines[1].startswith("Bauernbrot (Schuhhaus Amberg): Der Name sagt genau in Ihren Worten, was es ist (Stufe 1 von 7)")
    call_command("find", "Bauernbrot", "xylophon")
    assert capsys.readouterr().out.splitlines()[0] == "1 hits in 1 shops, without xylophon"
    indexed(shop=loaf.shop, category=loaf.category, name="Kuchen")
    call_command("find", "Bauernbrot Kuchen")
    assert capsys.readouterr().out.splitlines()[0] == "2 hits in 1 shops, at least 1 of 2 words"
