"""`jixiao query` answers as a table, CSV or JSON, and keeps every digit."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from assets.cli.main import commands
from assets.cli.options import shown
from assets.run import Outcome
from warehouse.errors import QueryError, QuestionError

SQL = "SELECT project_name, amount_yuan, value_low, goal IS NULL AS no_goal, value_text FROM mart_indicator_target"


def ask(loaded: tuple[Path, Path, Outcome], *arguments: str) -> str:
    done = CliRunner().invoke(commands, ["query", *arguments, "--home", str(loaded[0])], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_json_keeps_every_digit_of_a_decimal(loaded: tuple[Path, Path, Outcome]):
    sql = "SELECT 12345678901234567.89::DECIMAL(19,2) AS amount, NULL AS nothing, DATE '2024-01-31' AS day"
    answer = json.loads(ask(loaded, sql, "--format", "json"), parse_float=Decimal)
    assert answer == [{"amount": Decimal("12345678901234567.89"), "nothing": None, "day": "2024-01-31"}]


def test_csv_has_a_header_and_empty_fields_for_null(loaded: tuple[Path, Path, Outcome]):
    rows = list(csv.reader(io.StringIO(ask(loaded, SQL, "--format", "csv"))))
    assert rows[0] == ["project_name", "amount_yuan", "value_low", "no_goal", "value_text"]
    assert rows[1][0] == "校舍维修"
    assert rows[1][1] == "1000.00"
    assert rows[1][3:] == ["false", ""]


def test_a_table_shows_markup_as_it_is_printed(loaded: tuple[Path, Path, Outcome]):
    assert "[bold]x[/bold]" in ask(loaded, "SELECT '[bold]x[/bold]' AS text")


def test_no_value_is_lost_where_two_columns_have_one_name(loaded: tuple[Path, Path, Outcome]):
    sql = "SELECT 2023 AS fiscal_year, 2024 AS fiscal_year"
    assert ask(loaded, sql, "--format", "csv").splitlines() == ["fiscal_year,fiscal_year", "2023,2024"]
    refused = CliRunner().invoke(commands, ["query", sql, "--format", "json", "--home", str(loaded[0])])
    assert (refused.exit_code, "two columns are called fiscal_year" in refused.output) == (1, True)


def test_a_text_of_several_lines_does_not_tear_the_table(loaded: tuple[Path, Path, Outcome]):
    assert ask(loaded, r"SELECT E'两行\n文字\t和 空格' AS text").splitlines() == ["text", "两行 文字 和 空格"]


def test_a_fault_in_a_query_is_told_with_its_line(loaded: tuple[Path, Path, Outcome]):
    done = CliRunner().invoke(commands, ["query", "SELECT 1 AS a,\n  2 b c", "--home", str(loaded[0])])
    assert isinstance(done.exception, QueryError)
    assert "(LINE 2: 2 b c)" in str(done.exception)
    assert "\n" not in str(done.exception)


def test_a_question_can_stand_in_a_file(loaded: tuple[Path, Path, Outcome], tmp_path: Path):
    file = tmp_path / "question.sql"
    file.write_text("SELECT count(*) AS projects FROM mart_project_budget", encoding="utf-8")
    assert ask(loaded, "--file", str(file), "--format", "csv").splitlines() == ["projects", "1"]


@pytest.mark.parametrize("name", ["2", "department_budget", "department_budget.sql"])
def test_a_ready_made_question_is_asked_by_its_name_or_number(name: str, loaded: tuple[Path, Path, Outcome]):
    (answer,) = csv.DictReader(io.StringIO(ask(loaded, "--file", name, "--format", "csv")))
    assert (answer["projects"], answer["amount_yuan"], answer["share_percent"]) == ("1", "1000.00", "100.0")


def test_a_file_that_a_chinese_windows_saved_by_itself_is_told_in_one_line(
    loaded: tuple[Path, Path, Outcome], tmp_path: Path
):
    file = tmp_path / "question.sql"
    file.write_bytes("SELECT '当年' AS year".encode("gb18030"))
    told = CliRunner().invoke(commands, ["query", "--file", str(file), "--home", str(loaded[0])])
    assert (told.exit_code, told.output) == (1, f"Error: {file} is not written in UTF-8: save it as UTF-8\n")


def test_a_file_that_exists_wins_over_a_question(
    loaded: tuple[Path, Path, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "2").write_text("SELECT 'a file' AS it", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    home = str(loaded[0].absolute())
    done = CliRunner().invoke(commands, ["query", "--file", "2", "--format", "csv", "--home", home])
    assert done.output.splitlines() == ["it", "a file"]


def test_an_unknown_question_is_one_line_with_the_nearest_names(loaded: tuple[Path, Path, Outcome]):
    done = CliRunner().invoke(commands, ["query", "--file", "frozen_target", "--home", str(loaded[0])])
    assert isinstance(done.exception, QuestionError)
    assert "frozen_targets" in str(done.exception)
    assert "\n" not in str(done.exception)


def test_the_questions_are_listed_without_a_warehouse(tmp_path: Path):
    arguments = ["query", "--list", "--format", "json", "--home", str(tmp_path / "none")]
    done = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    listed = json.loads(done.output)
    assert [one["question"] for one in listed[:26]] == list(range(1, 27))
    assert {"question": 16, "name": "frozen_targets"}.items() <= listed[15].items()
    assert all(one["问题"] and one["asks"] for one in listed)


def test_the_pages_of_the_questions_are_written_into_a_folder(loaded: tuple[Path, Path, Outcome], tmp_path: Path):
    ask(loaded, "--docs", str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["questions.md", "questions.zh-CN.md"]
    assert "## 16. frozen_targets" in (tmp_path / "questions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [[], ["SELECT 1", "--list"], ["--file", "2", "--list"], ["SELECT 1", "--file", "2"]]
)
def test_one_question_is_asked_at_a_time(arguments: list[str]):
    done = CliRunner().invoke(commands, ["query", *arguments])
    assert done.exit_code == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("8000.000000"), "8000"),
        (Decimal("0.560000"), "0.56"),
        (Decimal("1200000.00"), "1200000.00"),
        ("≥", "≥"),
    ],
)
def test_quantities_lose_trailing_zeros_and_money_keeps_its_cents(value: object, text: str):
    assert shown(value) == text
