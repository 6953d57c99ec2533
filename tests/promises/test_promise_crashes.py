"""Readers see one whole release whatever happens to writers, and a killed load needs no hand work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from assets.run import open_instance
from tests.promises.warehouses import (
    InThisProcess,
    Project,
    ask,
    differing,
    folder,
    load,
    rows_of,
    write,
)
from tests.promises.watchers import watching
from warehouse.publish import publishing
from warehouse.reader import Reader
from warehouse.release import list_releases

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("JIXIAO_KILLS", "20"))
"""Whoever tests each change may be content with fewer than a person who tests a release."""
PUBLISHES = 50

pytestmark = [pytest.mark.slow, pytest.mark.long]


def refuse_other_than_whole(found: list[dict[str, object]], readers: int, releases: int) -> None:
    assert len(found) == readers
    for seen in found:
        assert (seen["mixed"], seen["failed"], seen["ordered"]) == (0, [], True)
        assert int(str(seen["whole"])) > 0
        assert int(str(seen["releases"])) >= releases


def test_readers_see_one_whole_release_through_fifty_publishes(tmp_path: Path, pool: InThisProcess):
    write(folder(tmp_path / "1") / "甲.txt", Project("校舍维修"))
    write(folder(tmp_path / "2") / "甲.txt", Project("校舍维修"), Project("营养改善"))
    write(folder(tmp_path / "2", 2025) / "乙.txt", Project("校舍维修"), title="绩效目标表（2025年度）")
    built = {name: load(tmp_path / f"home {name}", tmp_path / name, pool) for name in ("1", "2")}

    def publish_one(name: str) -> None:
        with publishing(tmp_path / "home", keep=3) as turn:
            shutil.copyfile(built[name], turn.candidate)
            with closing(duckdb.connect(str(turn.candidate))) as connection:
                connection.execute("UPDATE release SET release_number = ?", [turn.number])
            turn.publish()

    publish_one("1")
    with watching(tmp_path / "home", tmp_path, readers=4) as found:
        for number in range(PUBLISHES):
            publish_one("12"[number % 2])
    refuse_other_than_whole(found, readers=4, releases=5)
    assert list_releases(tmp_path / "home")[-1].number == PUBLISHES + 1


def start(inbox: Path, home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "assets.cli", "load", str(inbox), "--home", str(home)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(inbox: Path, home: Path) -> float:
    """Load without a kill and return how long it took, in seconds."""
    began = time.monotonic()
    process = start(inbox, home)
    _, errors = process.communicate(timeout=300)
    assert (process.returncode, errors) == (0, "")
    return time.monotonic() - began


def arrive(inbox: Path, number: int) -> None:
    """Let one more document arrive, so that the next load has something to do."""
    year = 2020 + number % 6
    title = f"部门预算项目绩效目标表（{year}年度）"
    ending = ("txt", "xlsx")[number % 2]
    write(folder(inbox, year) / f"{number}.{ending}", Project(f"项目{number}", f"{number + 1}00.00"), title=title)


def readers_of(parent: int) -> list[str]:
    """Return the reader processes that a load has left running."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if "pipeline.collect.worker" in words and str(parent) in words:
            found.append(path.parent.name)
    return found


def test_a_load_killed_at_any_moment_harms_nobody_and_needs_no_hand_work(tmp_path: Path, pool: InThisProcess):
    inbox, home, chance = tmp_path / "inbox", tmp_path / "home", random.Random(20)
    arrive(inbox, 0)
    finish(inbox, home)
    arrive(inbox, 1)
    length = finish(inbox, home)
    killed = []
    with watching(home, tmp_path, readers=2, pause_seconds=0.5) as found:
        for number in range(KILLS):
            arrive(inbox, number + 2)
            process = start(inbox, home)
            time.sleep(chance.uniform(0, length))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed.append(process.pid)
            if number % 5 == 4 or number == KILLS - 1:
                finish(inbox, home)
                fresh = rows_of(load(tmp_path / f"fresh {number}", inbox, pool))
                assert differing(rows_of((home / "jixiao.duckdb").resolve()), fresh) == []
    refuse_other_than_whole(found, readers=2, releases=KILLS // 5)
    assert ask(home, "SELECT count(*) FROM dim_document") == [(KILLS + 2,)]
    with open_instance(home) as instance:
        assert {run.status.name for run in instance.get_runs()} <= {"SUCCESS", "FAILURE", "CANCELED"}
    assert [process for parent in killed for process in readers_of(parent)] == []
    assert list((home / "releases").glob("candidate*")) == []
    with Reader(home) as reader:
        assert reader.query("SELECT 1")[1] == [(1,)]
