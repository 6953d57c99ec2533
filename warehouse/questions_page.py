"""The page of the ready-made questions, in each language: what each asks, how to read it, its SQL and its answer.

All words come from the headers of the questions and the CSV files in their folder, the answers from a release. The
content of a release was printed by strangers: it is escaped, so that it cannot create a link, markup or a table.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from warehouse.dictionary.markdown import escaped
from warehouse.questions import Question, column_words, questions
from warehouse.reader import Reader
from warehouse.replacing import write_texts

Language = Literal["zh", "en"]
Answer = tuple[list[str], list[list[Any]]]
"""Columns and rows."""
_FILES: dict[Language, str] = {"en": "questions.md", "zh": "questions.zh-CN.md"}
_WORDS = Path(__file__).parent / "queries" / "page.csv"
_ROWS = 5
"""How many rows of an answer are shown."""
_LONGEST = 60
"""Characters of a cell that are shown."""


@functools.cache
def _words(language: Language) -> dict[str, str]:
    """Return the page's own words in one language."""
    column = "english" if language == "en" else "chinese"
    with _WORDS.open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row[column] for row in csv.DictReader(lines)}


def pages(reader: Reader) -> dict[str, str]:
    """Return the text of each page by its file name, with the answers of the reader's current release."""
    answers = [(one, _readable(*reader.query(one.sql))) for one in questions()]
    return {file: _page(answers, language) for language, file in _FILES.items()}


def _readable(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Answer:
    """Return an answer without its columns of ids."""
    kept = [number for number, name in enumerate(columns) if not name.endswith("_id")]
    return [columns[number] for number in kept], [[row[number] for number in kept] for row in rows]


def write_pages(reader: Reader, folder: Path) -> list[Path]:
    """Write both pages into a folder that exists, and return their paths."""
    return write_texts(pages(reader), folder)


def _page(answers: Sequence[tuple[Question, Answer]], language: Language) -> str:
    words = _words(language)
    lines = [f"# {words['title']}", ""]
    for word in ("before_1", "before_2", "before_3"):
        lines += [words[word], ""]
    for one, answer in answers:
        lines += _entry(one, answer, language)
    return "\n".join(lines).rstrip() + "\n"


def _entry(one: Question, answer: Answer, language: Language) -> Iterator[str]:
    words = _words(language)
    notes, other = (one.english, one.chinese) if language == "en" else (one.chinese, one.english)
    yield from (f"## {_heading(one, language)}", "")
    if language == "en":
        yield from (f"**{_sentence(notes.title)}** {_sentence(other.title)}", "")
    else:
        yield from (f"`{one.name}` {_sentence(other.title)}", "")
    yield from (_sentence(notes.reads), "")
    if notes.edit:
        yield from (f"{words['edit']}: {notes.edit}", "")
    yield from ("```sql", one.statement, "```", "")
    yield from _table(*answer, words)
    yield from (f"{words['columns']}:", "")
    yield from (f"- `{column}`: {_meaning(column, language)}" for column in answer[0])
    yield ""


def _heading(one: Question, language: Language) -> str:
    """Return what a question is found by in the contents of the page: its name in English, what it asks in Chinese."""
    number = _words(language)["further"] if one.number is None else str(one.number)
    return f"{number}. {one.name if language == 'en' else one.chinese.title}"


def _meaning(column: str, language: Language) -> str:
    chinese, english = column_words()[column]
    return english if language == "en" else chinese


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]], words: dict[str, str]) -> Iterator[str]:
    """Give the first rows of an answer as a table."""
    if not rows:
        yield from (words["none"], "")
        return
    shown = rows[:_ROWS]
    yield from (words["answer"].format(shown=len(shown), rows=len(rows)), "")
    yield _line(columns)
    yield _line(["---"] * len(columns))
    yield from (_line([_cell(value) for value in row]) for row in shown)
    yield ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    """Return a value as one cell: NULL as nothing, a number without trailing zeros, a long text cut."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    text = str(value)
    return escaped(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
