"""The command line takes the same way as the tests beside it, and says in one line what it cannot do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipeline.collect.inbox import files
from tests.promises.warehouses import InThisProcess, Project, differing, folder, load, rows_of, write

ROOT = Path(__file__).parents[2]


def jixiao(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assets.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_a_load_by_command_gives_the_rows_that_the_steps_give(tmp_path: Path, pool: InThisProcess):
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    write(folder(inbox) / "甲.txt", Project("校舍维修"))
    write(folder(inbox) / "甲.xlsx", Project("校舍维修"))
    (folder(inbox) / "空.pdf").touch()
    first = jixiao("load", inbox, "--home", home)
    assert (first.returncode, first.stderr) == (0, "")
    assert "空.pdf" in first.stdout
    steps = rows_of(load(tmp_path / "steps", files(inbox), pool))
    assert differing(rows_of((home / "jixiao.duckdb").resolve()), steps) == []
    again = jixiao("load", inbox, "--home", home)
    assert (again.returncode, again.stdout.split(":")[0]) == (0, "nothing new")
    asked = jixiao("query", "SELECT amount_yuan FROM mart_project_budget", "--format", "json", "--home", home)
    assert json.loads(asked.stdout) == [{"amount_yuan": 1000}]


def test_an_empty_inbox_at_the_first_load_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "inbox").mkdir()
    found = jixiao("load", tmp_path / "inbox", "--home", tmp_path / "home")
    assert found.returncode == 1
    assert "no documents" in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert not (tmp_path / "home" / "jixiao.duckdb").exists()
