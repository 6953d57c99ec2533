"""The dictionary on the sample county: the pages are fresh, the code lists whole, the command answers, examples run."""

from __future__ import annotations

import csv
import json
import re
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assets.cli.main import commands, told
from tests.docs import pages
from warehouse.dictionary import Dictionary, read_dictionary
from warehouse.dictionary.pages import pages as dictionary_pages
from warehouse.errors import DictionaryError
from warehouse.reader import Reader

REFRESH = "these pages are stale: run `make docs` and commit what it changes in docs/"
WHICH = [pages.ROOT / "docs" / name for name in ("which-table.md", "which-table.zh-CN.md")]
_ANSWERED = re.compile(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANSWERS = [
    pytest.param(question, answer, id=f"{page.stem}-{number}")
    for page in WHICH
    for number, (question, answer) in enumerate(_ANSWERED.findall(pages.text(page)), start=1)
]


@pytest.fixture(scope="module")
def county(loaded_home: Path) -> Dictionary:
    """The dictionary of the sample county's release."""
    with Reader(loaded_home) as reader:
        return read_dictionary(reader.connection)


def _run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["dictionary", *words, "--home", str(home)])


def test_the_pages_of_the_docs_are_fresh(county: Dictionary) -> None:
    kept = {name: pages.ROOT / "docs" / name for name in dictionary_pages(county)}
    stale = [
        name
        for name, text in dictionary_pages(county).items()
        if not kept[name].exists() or kept[name].read_text(encoding="utf-8") != text
    ]
    assert stale == [], REFRESH


def test_each_value_of_a_coded_column_stands_in_its_list(county: Dictionary, reader: Reader) -> None:
    unlisted = []
    for table in county.tables:
        for column in (one for one in table.columns if one.codes):
            _, rows = reader.query(f'SELECT DISTINCT "{column.name}" FROM "{table.name}" ORDER BY ALL')
            unlisted += [
                f"{table.name}.{column.name}: {value}"
                for (value,) in rows
                if value is not None and not any(fnmatchcase(value, code.value) for code in column.codes)
            ]
    assert unlisted == [], "put these values into warehouse/dictionary/codes.csv"


def test_what_is_told_to_be_the_key_of_a_view_is_one(county: Dictionary, reader: Reader) -> None:
    repeated = {}
    for view in (table for table in county.tables if table.kind == "view"):
        assert view.key, f"say the key of {view.name} in warehouse/dictionary/tables.csv"
        key = ", ".join(view.key)
        _, rows = reader.query(f"SELECT {key} FROM {view.name} GROUP BY {key} HAVING count(*) > 1")
        repeated |= {view.name: rows} if rows else {}
    assert repeated == {}


def test_what_a_view_joins_is_there(county: Dictionary, reader: Reader) -> None:
    for view in (table for table in county.tables if table.kind == "view"):
        for column in (one for one in view.columns if one.reference):
            table, _, key = str(column.reference).partition(".")
            value = f"{view.name}.{column.name}"
            _, rows = reader.query(
                f"SELECT {value} FROM {view.name} ANTI JOIN {table} AS other ON other.{key} = {value} "
                f"WHERE {value} IS NOT NULL"
            )
            assert rows == [], f"{view.name}.{column.name} does not join {column.reference}"


def test_no_example_is_an_id_or_a_digest(county: Dictionary) -> None:
    examples = [column.example for table in county.tables for column in table.columns if column.example]
    assert examples
    assert [example for example in examples if re.search(r"\d{12}|[0-9a-f]{16}", example)] == []


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_each_example_of_which_table_runs_and_its_answer_is_the_real_one(
    question: str, answer: str, loaded_home: Path
) -> None:
    shown = CliRunner().invoke(commands, ["query", question, "--home", str(loaded_home)])
    assert shown.output.split() == answer.split()


@pytest.mark.parametrize("page", WHICH, ids=lambda page: page.name)
def test_each_question_of_which_table_has_its_answer(page: Path) -> None:
    assert len(pages.blocks(page, "sql")) == len(_ANSWERED.findall(pages.text(page))) > 5


@pytest.mark.parametrize("page", WHICH, ids=lambda page: page.name)
def test_each_mart_stands_in_which_table(page: Path, county: Dictionary) -> None:
    marts = [table for table in county.tables if table.kind == "view"]
    text = pages.text(page)
    assert [mart.name for mart in marts if f"`{mart.name}`" not in text and f"`{mart.twin}`" not in text] == []


def test_the_command_lists_all_tables(loaded_home: Path, county: Dictionary) -> None:
    shown = _run(loaded_home, "--language", "en")
    assert [line.split()[0] for line in shown.output.splitlines()[1:]] == [table.name for table in county.tables]


@pytest.mark.parametrize("name", ["mart_project_execution", "v_项目执行"])
def test_the_command_shows_a_table_with_what_misleads(name: str, loaded_home: Path) -> None:
    shown = _run(loaded_home, name, "--language", "en").output
    assert "mart_project_execution, v_项目执行" in shown
    assert "choose phase = '执行' before you average" in shown
    assert re.search(r"^amount_yuan +金额 +DECIMAL\(18,2\) +.*unit: yuan", shown, flags=re.MULTILINE)


def test_the_command_tells_an_unknown_name_in_one_line(loaded_home: Path) -> None:
    shown = _run(loaded_home, "mart_project_exection")
    assert isinstance(shown.exception, DictionaryError)
    assert "\n" not in told(shown.exception)
    assert "mart_project_execution" in told(shown.exception)


def test_the_command_writes_what_spreadsheets_open(loaded_home: Path, tmp_path: Path) -> None:
    _run(loaded_home, "--format", "csv", "--out", str(tmp_path / "dictionary.csv"))
    written = (tmp_path / "dictionary.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(written.decode("utf-8-sig"))))
    assert {row["chinese_column"] for row in rows if row["column"] == "amount_yuan"} >= {"预算数", "金额"}


def test_the_command_gives_json_of_one_table(loaded_home: Path) -> None:
    (table,) = json.loads(_run(loaded_home, "dim_unit", "--format", "json").output)["tables"]
    assert table["key"] == ["unit_id"]


def test_the_command_writes_the_pages_of_the_docs(loaded_home: Path, tmp_path: Path, county: Dictionary) -> None:
    shown = _run(loaded_home, "--docs", str(tmp_path))
    assert shown.exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == dictionary_pages(county)


def test_the_command_takes_no_table_for_the_docs(loaded_home: Path, tmp_path: Path) -> None:
    assert _run(loaded_home, "dim_unit", "--docs", str(tmp_path)).exit_code == 2
