"""Markdown of the demo's data as blocks of the CMS."""

import re

from markdown_it import MarkdownIt

Block = tuple[str, str]
_markdown = MarkdownIt()


def blocks(text: str) -> list[Block]:
    """Split Markdown at its headings into the blocks heading and text that every page of prose takes."""
    pieces = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    found: list[Block] = [("text", _markdown.render(pieces[0]))] if pieces[0].strip() else []
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        found.append(("heading", title.strip()))
        if body.strip():
            found.append(("text", _markdown.render(body)))
    return found
