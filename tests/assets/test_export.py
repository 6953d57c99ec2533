"""`jixiao export` writes the current release into a folder and says what lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from assets.cli import export as command
from assets.cli.main import commands, told
from assets.run import Outcome
from warehouse.errors import ExportError
from warehouse.export import FORMATS


def run(loaded: tuple[Path, Path, Outcome], *arguments: str | Path) -> str:
    done = CliRunner().invoke(commands, ["export", *map(str, arguments), "--home", str(loaded[0])])
    if done.exception is not None:
        raise done.exception
    return done.output


@pytest.mark.parametrize(
    ("form", "file"),
    [("parquet", "mart_indicator_target.parquet"), ("csv", "mart_indicator_target.csv"), ("xlsx", "jixiao.xlsx")],
)
def test_it_says_each_file_with_its_rows(
    loaded: tuple[Path, Path, Outcome], tmp_path: Path, form: str, file: str
) -> None:
    output = run(loaded, tmp_path / "out", "--format", form, "--table", "mart_indicator_target")
    (line,) = (line.split() for line in output.splitlines() if line.startswith(file))
    assert "2" in line
    assert output.splitlines()[-1].startswith(f"release 1 is in {tmp_path / 'out'}: 3 files")


def test_a_workbook_says_what_it_leaves_out(loaded: tuple[Path, Path, Outcome], tmp_path: Path) -> None:
    output = run(loaded, tmp_path / "out", "--format", "xlsx")
    assert "left out (add one with --table): " in output
    assert "fact_indicator_target" in output


def test_what_is_in_the_way_is_told_in_one_line(loaded: tuple[Path, Path, Outcome], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(ExportError) as caught:
        run(loaded, tmp_path, "--format", "csv")
    assert told(caught.value).startswith(f"{tmp_path / 'mine.txt'} was not written by an export")


def test_it_offers_every_format() -> None:
    (option,) = (parameter for parameter in command.export.params if parameter.name == "form")
    assert tuple(option.type.choices) == FORMATS
