"""One home with one loaded document, made once in a run for all tests of the graph: a Dagster run costs seconds."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
import pytest

from assets import run
from assets.run import Outcome, run_load
from samples.drawing.text import text_table
from tests.documents.make import HEADING as FULL_HEADING

if TYPE_CHECKING:
    from tests.conftest import Shared

HEADING = FULL_HEADING[:-1]
"""The usual heading without the direction."""


def quiet(_done: int, _of: int) -> None:
    """Watch no progress."""


def write_document(inbox: Path, year: int, amount: str = "1,000.00", department: str = "301") -> Path:
    """Write a document of one project of a fictional department into its folder of the inbox."""
    folder = inbox / "990124 青禾县" / str(year) / f"{department} 县教育局"
    folder.mkdir(parents=True, exist_ok=True)
    unit = f"{department}001-青禾县教育局"
    rows = [
        HEADING,
        [unit, "校舍维修", amount, "维修校舍。", "产出指标", "数量指标", "维修面积", "≥", "100", "平方米", "50"],
        ["", "", "", "", "效益指标", "社会效益指标", "受益学生", "≥", "20", "人", "40"],
    ]
    title = f"部门预算项目绩效目标表（{year}年度）"
    return text_table(folder / f"{department}.txt", rows, title=title, unit="金额单位：元")


@pytest.fixture
def unrecorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs keep their history in memory: it takes as long to write as a small load, and who reads it writes it."""
    monkeypatch.setattr(run, "open_instance", lambda _home: dg.DagsterInstance.ephemeral())


@pytest.fixture(scope="session")
def loaded(shared_folder: Shared) -> tuple[Path, Path, Outcome]:
    """Return (home, inbox, outcome) of a load of one document; not to be changed: whoever changes a home copies it."""

    def make(folder: Path) -> None:
        write_document(folder / "inbox", 2024)
        outcome = run_load(folder / "home", folder / "inbox", quiet)
        (folder / "outcome.json").write_text(json.dumps(asdict(outcome)), encoding="utf-8")

    folder = shared_folder("loaded", make)
    told = json.loads((folder / "outcome.json").read_text(encoding="utf-8"))
    return folder / "home", folder / "inbox", Outcome(**told)
