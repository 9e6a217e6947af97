"""The English catalogue: found in the sources, kept in one .po file, compiled by Babel because `msgfmt` is not on every machine."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import templatize

PACKAGES = ("marketplace", "shops", "search", "training")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def po_file() -> Path:
    """Return the path of the one translation."""
    return Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[tuple[str, bytes]]:
    """Yield every file that may hold words for users, as its path and Python source; templates are made into Python by Django."""
    root = Path(settings.ROOT)
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix == ".py" and "migrations" not in path.parts:
                yield name, path.read_bytes()
            elif path.suffix in (".html", ".txt") and "templates" in path.parts:
                # Babel reads this as Python, to which the template's indentation means something: it goes.
                lines = templatize(path.read_text(encoding="utf-8"), origin=name).splitlines()
                yield name, "\n".join(line.lstrip() for line in lines).encode()


def extracted() -> Catalog:
    """Return a catalogue of every German message in the sources."""
    found = Catalog(locale="en", project="digital-shopping-city", charset="utf-8", fuzzy=False)
    for name, source in sources():
        for _line, message, comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}):
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def stored() -> Catalog:
    """Return the catalogue as it is kept."""
    if not po_file().exists():
        return Catalog(
            locale="en",
            project="digital-shopping-city",
            header_comment="# English words for what the town says in German.",
            charset="utf-8",
            fuzzy=False,
        )
    with po_file().open("rb") as handle:
        return read_po(handle, locale="en")


def update() -> Catalog:
    """Bring new messages into the .po file and drop what no source says any more; translations stay."""
    catalogue = stored()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    po_file().parent.mkdir(parents=True, exist_ok=True)
    with po_file().open("wb") as handle:
        write_po(handle, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    return catalogue


def untranslated() -> list[str]:
    """Return the German messages without English words, and those that the .po file does not know yet."""
    catalogue = stored()
    lacking = []
    for message in extracted():
        known = catalogue.get(message.id[0] if message.pluralizable else message.id, message.context) if message.id else message
        words = known.string if known else ""
        if message.id and not (all(words) if isinstance(words, tuple | list) else words):
            lacking.append(str(message.id[0] if message.pluralizable else message.id))
    return lacking


def compile_catalogue() -> Path:
    """Write the binary catalogues that Django reads and return the English one's path.

    The German one holds no words of ours: it says Sie where a library says du.
    """
    for source in po_file().parents[2].glob("*/LC_MESSAGES/django.po"):
        with source.open("rb") as handle:
            words = read_po(handle, locale=source.parents[1].name)
        with source.with_suffix(".mo").open("wb") as handle:
            write_mo(handle, words)
    return po_file().with_suffix(".mo")
