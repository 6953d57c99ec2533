"""The ready-made questions as files: what each says of itself, how one is found, and the page's words."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from warehouse import questions_page
from warehouse.errors import QuestionError
from warehouse.questions import column_words, find_question, questions

QUERIES = Path(questions_page.__file__).parent / "queries"
NUMBERED = [one for one in questions() if one.number is not None]


def names(question: str, ask: duckdb.DuckDBPyConnection) -> list[str]:
    return ask.sql(find_question(question).sql).columns


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_says_in_both_languages_what_it_asks_and_how_it_is_read(one):
    for notes in (one.chinese, one.english):
        assert notes.title
        assert notes.reads
    assert one.chinese.title.endswith("？")
    assert one.chinese.title.isascii() is False
    assert one.english.title.endswith("?") or "?" in one.english.title


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.name)
def test_what_a_person_may_change_stands_on_top_and_is_told(one):
    assert one.statement.startswith(("WITH asked AS (", "WITH RECURSIVE asked AS ("))
    assert one.chinese.edit
    assert one.english.edit


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.name)
def test_the_rows_of_an_answer_have_an_order_of_their_own(one):
    assert "ORDER BY" in one.statement.rsplit(")\nSELECT", 1)[-1]


def test_each_column_of_an_answer_is_explained_and_no_other(ask: duckdb.DuckDBPyConnection):
    answered = {column for one in questions() for column in names(one.name, ask)}
    assert answered == column_words().keys()
    assert all(chinese and english for chinese, english in column_words().values())


def test_an_empty_or_small_warehouse_is_no_obstacle(ask: duckdb.DuckDBPyConnection):
    for one in questions():
        ask.sql(one.sql).fetchall()


@pytest.mark.parametrize(
    "word",
    ["frozen_targets", "frozen_targets.sql", "16", "warehouse/queries/frozen_targets.sql", "queries/frozen_targets"],
)
def test_a_question_is_found_by_its_name_file_or_number(word: str):
    assert (find_question(word).number, find_question(word).name) == (16, "frozen_targets")


@pytest.mark.parametrize(
    ("word", "near"),
    [("frozen", "frozen_targets"), ("boilerplat", "boilerplate"), ("Budget_by_years", "budget_by_year")],
)
def test_the_nearest_names_of_an_unknown_question_are_told_in_one_line(word: str, near: str):
    with pytest.raises(QuestionError, match=near) as told:
        find_question(word)
    assert "\n" not in str(told.value)
    assert "jixiao query --list" in str(told.value)


@pytest.mark.parametrize("word", ["99", "", "?!", "None"])
def test_a_name_like_no_other_is_refused(word: str):
    with pytest.raises(QuestionError, match=r"none has a name like it|the nearest are"):
        find_question(word)


def test_questions_stand_by_number_and_those_without_one_last():
    numbers = [one.number for one in questions()]
    assert numbers == [*range(1, 27), *[None] * (len(numbers) - 26)]


def test_the_page_has_its_words_in_both_languages():
    with (QUERIES / "page.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["chinese"] and row["english"] for row in rows)


def test_printed_text_makes_no_markup_on_the_page():
    columns, rows = ["project_name"], [["<b>x</b> | [y](http://z) `" + "长" * 100]]
    (line,) = list(questions_page._table(columns, rows, {"answer": "{shown} {rows}"}))[4:5]
    assert "<b>" not in line
    assert "[y](" not in line
    assert line.count(" | ") == 0
    assert line.endswith("… |")
