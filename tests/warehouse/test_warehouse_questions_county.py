"""The 26 questions on the sample county: answers as worked out by hand (`answers/`), and the pages that show them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from warehouse.questions import find_question, questions
from warehouse.questions_page import pages
from warehouse.reader import Reader

ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.csv"))
DOCS = Path(__file__).parents[2] / "docs"
BOOLEANS = {True: "true", False: "false"}


@dataclass(frozen=True)
class Answer:
    """An answer file: the question's SQL as it is to be asked, the rows that are compared, and what they hold."""

    sql: str
    where: dict[str, str]
    columns: list[str]
    rows: list[list[str]]


def read(path: Path) -> Answer:
    lines = path.read_text(encoding="utf-8").splitlines()
    notes = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    sql = find_question(path.stem.split("@")[0]).sql
    for note in notes:
        if note.startswith("change: "):
            old, new = note.removeprefix("change: ").split(" -> ")
            assert sql.count(old) == 1, f"{path.name} changes {old!r}, which does not stand once in the question"
            sql = sql.replace(old, new)
    wheres = [pair.split(" = ") for note in notes if note.startswith("where: ") for pair in note[7:].split("; ")]
    columns, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    return Answer(sql, dict(wheres), columns, rows)


def as_text(value: object, expected: str) -> str:
    """Return a value as an answer file writes it; a number equal to the expected one as that."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return BOOLEANS[value]
    try:
        same = isinstance(value, int | float | Decimal) and Decimal(str(value)) == Decimal(expected)
    except InvalidOperation:
        same = False
    return expected if same else str(value)


@pytest.fixture
def reader(county_home: Path) -> Iterator[Reader]:
    with Reader(county_home) as opened:
        yield opened


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_a_question_has_the_answer_that_was_worked_out_by_hand(path: Path, reader: Reader) -> None:
    wanted = read(path)
    columns, rows = reader.query(wanted.sql)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    chosen = [row for row in found if all(as_text(row[name], text) == text for name, text in wanted.where.items())]
    told = [[row[name] for name in wanted.columns] for row in chosen]
    texts = [
        [as_text(value, expected) for value, expected in zip(row, line, strict=True)]
        for row, line in zip(told, wanted.rows, strict=False)
    ]
    assert texts == wanted.rows
    assert len(told) == len(wanted.rows)


def test_each_of_the_26_questions_has_an_answer_worked_out_by_hand() -> None:
    answered = {path.stem.split("@")[0] for path in ANSWERS}
    assert {one.name for one in questions() if one.number is not None} == answered
    assert sorted(one.number for one in questions() if one.number is not None) == list(range(1, 27))


def test_every_department_year_has_a_quality_score_beside_the_rules(reader: Reader) -> None:
    columns, rows = reader.query(find_question("24").sql)
    about = [row[columns.index("about")] for row in rows]
    assert about.count("department-year") == 14
    judged = [dict(zip(columns, row, strict=True)) for row in rows]
    assert all(row["judged"] == row["passed"] + row["failed"] + row["undecidable"] for row in judged)


def test_the_pages_of_the_questions_are_fresh(reader: Reader) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("questions*.md")}
    command = "python -m samples.make; jixiao load samples/inbox --home HOME; jixiao query --docs docs --home HOME"
    fresh = pages(reader)
    stale = [name for name, text in fresh.items() if kept.get(name) != text]
    assert stale == [], f"refresh the pages with an empty HOME: {command}"
    assert kept.keys() == fresh.keys()
