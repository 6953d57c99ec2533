"""The files that the docs carry: the dictionary as a page in each language, and a diagram for each.

They are the same on every machine, for they are made from the sample county; a test compares them with what is kept.
"""

from __future__ import annotations

from pathlib import Path

from warehouse.dictionary.diagram import to_svg
from warehouse.dictionary.entries import Dictionary, Language
from warehouse.dictionary.markdown import to_markdown
from warehouse.replacing import write_texts

_ENDINGS: dict[Language, str] = {"en": "", "zh": ".zh-CN"}


def pages(dictionary: Dictionary) -> dict[str, str]:
    """Return the text of each file by its name."""
    files = {}
    for language, ending in _ENDINGS.items():
        files[f"dictionary{ending}.md"] = to_markdown(dictionary, language, "generated")
        files[f"er{ending}.svg"] = to_svg(dictionary, f"dictionary{ending}.html", language)
    return files


def write_pages(dictionary: Dictionary, folder: Path) -> list[Path]:
    """Write the files into a folder that exists, and return their paths."""
    return write_texts(pages(dictionary), folder)
