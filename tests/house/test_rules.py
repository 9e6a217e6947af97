"""The house keeps its own rules, and each rule finds a planted sin."""

from pathlib import Path

import pytest

from tests.house import rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "rule", [rules.too_long, rules.names_without_meaning, rules.page_queries, rules.undocumented_functions, rules.positional_verbs]
)
def test_our_house_keeps_the_rule(rule):
    assert rule(ROOT) == []


def planted(root: Path, name: str, source: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return root


def test_a_long_module_is_found(tmp_path):
    assert rules.too_long(planted(tmp_path, "shops/long.py", "x = 1\n" * 301)) == ["shops/long.py: 301 lines"]


def test_a_long_function_is_found(tmp_path):
    source = "def slow():\n" + "    x = 1\n" * 40
    assert rules.too_long(planted(tmp_path, "shops/domain/slow.py", source)) == ["shops/domain/slow.py:1: slow 41 lines"]


def test_a_name_without_meaning_is_found(tmp_path):
    assert rules.names_without_meaning(planted(tmp_path, "search/utils.py", "")) == ["search/utils.py"]


def test_a_query_in_a_page_class_is_found(tmp_path):
    source = "class ShopPage:\n    def get_context(self, request):\n        return {'shops': Shop.objects.all()}\n"
    found = rules.page_queries(planted(tmp_path, "shops/models/pages.py", source))
    assert found == ["shops/models/pages.py:2: get_context", "shops/models/pages.py:3: objects"]


def test_a_verb_without_words_is_found(tmp_path):
    source = "def sell(product):\n    with transaction.atomic():\n        pass\n"
    root = planted(tmp_path, "shops/domain/selling.py", source)
    assert rules.undocumented_functions(root) == ["shops/domain/selling.py:1: sell"]
    assert rules.positional_verbs(root) == ["shops/domain/selling.py:1: sell"]
