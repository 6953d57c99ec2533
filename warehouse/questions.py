"""The ready-made questions of `queries/`: their numbers, titles and notes, found by name, number or file name.

A question is defined by its SQL; callers run it and show the answer.
Hands on `Question`s in the order of their numbers, those without one last.
"""

from __future__ import annotations

import csv
import difflib
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import QuestionError
from warehouse.sqlfiles import SqlFile, read_folder

_COLUMNS = Path(__file__).parent / "queries" / "columns.csv"
_CHINESE = re.compile(r"^-- (问题|读法|可改)：(.+)$", re.MULTILINE)
_NEAREST = 3
_LIKE = 0.4
"""How like a name must be to a wrong one to be named as near; below that people see no likeness."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What a question says of itself in one language: what it asks, how to read the answer, what may be changed."""

    title: str
    reads: str
    edit: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `number` is its place among the analysts' questions (None for a further one), `name` its file's."""

    number: int | None
    name: str
    chinese: Notes
    english: Notes
    sql: str

    @property
    def statement(self) -> str:
        """The SQL without the header lines."""
        lines = self.sql.splitlines()
        first = next(number for number, line in enumerate(lines) if not line.startswith("--"))
        return "\n".join(lines[first:]).rstrip()


def _chinese(text: str) -> Notes:
    found: dict[str, str] = {}
    for word, words in _CHINESE.findall(text):
        found[word] = found.get(word, "") + words.strip()
    return Notes(*(found.get(word, "") for word in ("问题", "读法", "可改")))


def _question(file: SqlFile) -> Question:
    number = file.header("question")
    english = Notes(*(file.header(word) for word in ("asks", "reads", "edit")))
    return Question(int(number) if number else None, file.name, _chinese(file.text), english, file.text)


def questions() -> tuple[Question, ...]:
    """Return all questions, by number and then by name."""
    found = (_question(file) for file in read_folder("queries"))
    return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0, one.name)))


def find_question(word: str) -> Question:
    """Return the question of this name (with or without .sql, in a folder or not) or number.

    Raises:
        QuestionError: there is no such question; the message names the nearest.
    """
    name = Path(word).name.removesuffix(".sql")
    for one in questions():
        if name == one.name or (name.isdecimal() and one.number == int(name)):
            return one
    near = ", ".join(_nearest(name))
    hint = f"the nearest are {near}" if near else "none has a name like it"
    raise QuestionError(f"there is no file and no question {word!r}: {hint}; `jixiao query --list` shows all")


def _nearest(name: str) -> list[str]:
    """Return up to three names that hold the word or look like it, the likeliest first."""
    names = [one.name for one in questions()]
    holding = [one for one in names if name and name.lower() in one]
    alike = difflib.get_close_matches(name.lower(), names, _NEAREST, _LIKE)
    return list(dict.fromkeys([*holding, *alike]))[:_NEAREST]


@functools.cache
def column_words() -> dict[str, tuple[str, str]]:
    """Return for each column that a question answers with what it means, in Chinese and in English."""
    with _COLUMNS.open(encoding="utf-8", newline="") as lines:
        return {row["column"]: (row["chinese"], row["english"]) for row in csv.DictReader(lines)}
