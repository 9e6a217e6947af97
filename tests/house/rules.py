"""The house rules that no linter knows, as functions over a tree of sources: the tests call them on ours and on planted sins."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("marketplace", "shops", "search", "training")
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "lib", "core"}
QUERY_WORDS = {"objects", "filter", "exclude", "annotate", "aggregate", "select_related", "prefetch_related", "get_queryset"}
MODULE_LINES, FUNCTION_LINES = 300, 40


def modules(root: Path) -> Iterator[Path]:
    """Yield every module of the four packages; migrations are written by Django."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def too_long(root: Path) -> list[str]:
    """Name modules over 300 and functions over 40 lines."""
    found = []
    for path in modules(root):
        source = path.read_text(encoding="utf-8")
        if (count := source.count("\n")) > MODULE_LINES:
            found.append(f"{path.relative_to(root)}: {count} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (size := node.end_lineno - node.lineno + 1) > FUNCTION_LINES:
                found.append(f"{path.relative_to(root)}:{node.lineno}: {node.name} {size} lines")
    return found


def names_without_meaning(root: Path) -> list[str]:
    """Name modules and folders called utils, helpers, common and the like."""
    return [str(path.relative_to(root)) for path in modules(root) if EMPTY_NAMES & {*path.relative_to(root).parts[:-1], path.stem}]


def page_queries(root: Path) -> list[str]:
    """Name what a page class does beyond fields, panels and tiny readers: queries, get_context, serve."""
    found = []
    for path in modules(root):
        if path.name != "pages.py" or path.parent.name != "models":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Attribute) and node.attr in QUERY_WORDS:
                found.append(f"{where}: {node.attr}")
            if isinstance(node, ast.FunctionDef) and node.name in ("get_context", "serve", "get_children"):
                found.append(f"{where}: {node.name}")
    return found


def undocumented_functions(root: Path) -> list[str]:
    """Name public functions of the domain that lack a docstring."""
    found = []
    for path in modules(root):
        if "domain" not in path.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node):
                found.append(f"{path.relative_to(root)}:{node.lineno}: {node.name}")
    return found


def positional_verbs(root: Path) -> list[str]:
    """Name public domain functions that write (hold a transaction) and take positional arguments."""
    found = []
    for path in modules(root):
        if "domain" not in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            writes = "transaction.atomic" in (ast.get_source_segment(source, node) or "")
            if writes and (node.args.args or node.args.posonlyargs):
                found.append(f"{path.relative_to(root)}:{node.lineno}: {node.name}")
    return found
