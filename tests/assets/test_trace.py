"""`jixiao trace` tells where each value of a row is printed, and draws the page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from assets.cli.main import commands
from assets.run import Outcome
from samples.drawing import ruled_pdf
from tests.assets.conftest import HEADING
from tests.promises.warehouses import InThisProcess, load

_ROWS = [
    HEADING,
    [
        "301001-青禾县教育局",
        "校舍维修",
        "1,000.00",
        "维修校舍。",
        "产出指标",
        "数量指标",
        "维修面积",
        "≥",
        "100",
        "平方米",
        "50",
    ],
    ["", "", "", "", "效益指标", "社会效益指标", "受益学生", "≥", "20", "人", "40"],
]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with one ruled PDF."""
    folder = tmp_path_factory.mktemp("drawn")
    place = folder / "inbox" / "990124 青禾县" / "2024" / "301 县教育局"
    ruled_pdf(place / "a.pdf", [_ROWS], title="部门预算项目绩效目标表（2024年度）", unit="金额单位：元")
    load(folder / "home", folder / "inbox", InThisProcess(folder / "readings"))
    return folder / "home"


def _run(home: Path, *arguments: str):
    return CliRunner().invoke(commands, [*arguments, "--home", str(home)])


def _row_id(home: Path, sql: str) -> str:
    return str(json.loads(_run(home, "query", sql, "--format", "json").output)[0]["row_id"])


_INDICATOR = "SELECT row_id FROM fact_indicator_target WHERE name_printed = '受益学生'"


def test_each_value_of_a_pdf_row_is_told_with_page_and_box_and_drawn(drawn: Path, tmp_path: Path):
    told = _run(drawn, "trace", _row_id(drawn, _INDICATOR), "--png", str(tmp_path / "row.png"))
    assert told.exit_code == 0
    lines = [line.split() for line in told.output.splitlines()]
    places = {words[0]: words[1:3] for words in lines if len(words) > 6 and words[3:4] == ["box"]}
    own = {"level_1", "level_2", "name", "comparator", "value", "measure_unit", "weight"}
    assert set(places) == own | {"project_name", "project_amount", "project_goal"}
    assert all(place == ["page", "1,"] for place in places.values())
    with Image.open(tmp_path / "row.png") as picture:
        assert picture.width > 841 * 2


def test_a_row_of_a_text_is_told_by_line_and_column_and_has_no_picture(
    loaded: tuple[Path, Path, Outcome], tmp_path: Path
):
    told = _run(loaded[0], "trace", _row_id(loaded[0], _INDICATOR), "--png", str(tmp_path / "row.png"))
    assert told.exit_code == 0
    assert "column 7: 受益学生" in told.output
    assert "no picture is drawn" in told.output
    assert not (tmp_path / "row.png").exists()


def test_a_project_row_is_traced_too(drawn: Path):
    told = _run(drawn, "trace", _row_id(drawn, "SELECT row_id FROM fact_project_budget"))
    assert "1,000.00" in told.output.split("Where each value is printed")[1]


def test_a_home_without_its_cache_reads_the_original_once_more(drawn: Path, tmp_path: Path):
    home = tmp_path / "home"
    shutil.copytree(drawn, home, symlinks=True)
    row_id = _row_id(home, _INDICATOR)
    before = _run(home, "trace", row_id).output
    shutil.rmtree(home / "cache")
    assert _run(home, "trace", row_id).output == before
    shutil.rmtree(home / "originals")
    told = _run(home, "trace", row_id)
    assert told.exit_code == 1
    assert isinstance(told.exception, FileNotFoundError)
