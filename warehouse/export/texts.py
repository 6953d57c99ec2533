"""What an export says in words, in Chinese and in English: texts of its first sheet, its notes and its datapackage.

The texts stand in `texts.csv`, and which tables a workbook leaves out, and why, in `left_out.csv`.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from warehouse.export.contents import Relation

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    chinese: str
    english: str

    def filled(self, **values: int) -> Text:
        """Return the text with its numbers."""
        return Text(self.chinese.format(**values), self.english.format(**values))

    def __str__(self) -> str:
        return f"{self.chinese}｜{self.english}"


def _lines(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def _texts() -> dict[str, Text]:
    return {line["key"]: Text(line["chinese"], line["english"]) for line in _lines("texts.csv")}


def text(key: str) -> Text:
    """Return a text by its key."""
    return _texts()[key]


def left_out(relations: Iterable[Relation]) -> dict[str, Text]:
    """Return the relations that a workbook leaves out unless they are asked for, with the reason of each."""
    reasons = [(line["table"], Text(line["chinese"], line["english"])) for line in _lines("left_out.csv")]
    return {
        relation.name: reason
        for relation in relations
        for pattern, reason in reasons
        if fnmatchcase(relation.name, pattern)
    }
