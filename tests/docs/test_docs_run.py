"""What the pages show must run: each question on the loaded sample county, and each answer as it is printed there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from assets.cli.main import commands
from pipeline.collect.inbox import files
from pipeline.records import Context
from tests.docs import pages
from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder

ASKING = [pages.README, pages.CHINESE, pages.GUIDE]
QUESTIONS = [
    pytest.param(question, id=f"{page.stem}-{number}")
    for page in ASKING
    for number, question in enumerate(pages.blocks(page, "sql"), start=1)
]
_ANSWERED = re.compile(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANSWERS = [
    pytest.param(question, answer, id=f"{page.stem}-{number}")
    for page in ASKING
    for number, (question, answer) in enumerate(_ANSWERED.findall(pages.text(page)), start=1)
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_an_answer(question: str, reader: Reader) -> None:
    assert reader.query(question)[1], "no rows on the sample county"


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_each_answer_is_the_real_one(question: str, answer: str, loaded_home: Path) -> None:
    told = CliRunner().invoke(commands, ["query", question, "--home", str(loaded_home)])
    assert told.output.split() == answer.split()


@pytest.mark.parametrize("command", ["status", "releases"])
def test_each_command_without_arguments_answers(command: str, loaded_home: Path) -> None:
    told = CliRunner().invoke(commands, [command, "--home", str(loaded_home)])
    assert (told.exit_code, told.exception) == (0, None)


def test_the_row_that_the_readme_traces_exists(loaded_home: Path) -> None:
    (row_id,) = set(re.findall(r"jixiao trace (\d+)", pages.text(pages.README, pages.CHINESE)))
    told = CliRunner().invoke(commands, ["trace", row_id, "--home", str(loaded_home)])
    assert told.exit_code == 0
    assert "维修校舍面积" in told.output


UNANSWERED = ("quantified_targets", "restated_targets")
"""The county puts no words into numbers, and evaluates no project twice; test_warehouse_summaries.py asks these."""


@pytest.mark.parametrize("name", [file.name for file in read_folder("queries") if file.name not in UNANSWERED])
def test_each_ready_made_question_has_an_answer(name: str, reader: Reader) -> None:
    (sql,) = (file.text for file in read_folder("queries") if file.name == name)
    assert reader.query(sql)[1]


def test_the_python_example_runs(loaded_home: Path) -> None:
    (example,) = pages.blocks(pages.GUIDE, "python")
    assert 'Path("data")' in example
    names: dict[str, object] = {"home": loaded_home}
    exec(example.replace('Path("data")', "home"), names)
    assert names["rows"]
    assert len(names["frame"]) > 100  # type: ignore[arg-type]


def test_the_defaults_file_of_the_readme_is_accepted(tmp_path: Path) -> None:
    (example,) = pages.blocks(pages.README, "toml")
    (tmp_path / "jixiao.toml").write_text(example, encoding="utf-8")
    (tmp_path / "document.txt").write_text("", encoding="utf-8")
    (found,) = files(tmp_path)
    assert None not in {getattr(found.context, name) for name in Context.__dataclass_fields__}
