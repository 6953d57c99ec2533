"""Reader processes may die, hang or run out of memory: only the document that does it is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.collect import pool as module
from pipeline.collect import worker
from pipeline.collect.cache import decode
from pipeline.collect.pool import LocalPool, PoolError
from pipeline.collect.reading import read_document
from pipeline.records import Place, Printed, Reading
from tests.promises.warehouses import Project, write

ROOT = Path(__file__).parents[2]
SERVE = (
    "import os, sys, time\n"
    "from pathlib import Path\n"
    "from pipeline.collect import worker\n"
    "from pipeline.collect.cache import failed\n"
    "kept = []\n"
    "def began(path):\n"
    "    if path.is_absolute(): path.touch()\n"
    "def read(path):\n"
    "    name = path.name\n"
    "    if name.startswith('die'): os._exit(3)\n"
    "    if name.startswith('hang'): began(path); time.sleep(60)\n"
    "    if name.startswith('hoard'): kept.append(bytearray(600 << 20))\n"
    "    return failed('read ' + name)\n"
    "worker.read_document = read\n"
    "worker.main(sys.argv[1:])\n"
)
"""A reader process whose documents do what their names say."""


@pytest.fixture
def staged_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = subprocess.Popen

    def start(command, **options):
        return honest([command[0], "-c", SERVE, *command[3:]], **options)

    monkeypatch.setattr(module.subprocess, "Popen", start)


def readings(pool: LocalPool, *names: str) -> dict[str, str | None]:
    return {path.name: reading.failure for path, reading in pool.read([Path(name) for name in names])}


@pytest.mark.usefixtures("staged_readers")
def test_a_reader_that_dies_loses_only_its_document():
    found = readings(LocalPool(workers=2), "a", "die", "b", "c")
    assert "died" in str(found.pop("die"))
    assert found == {"a": "read a", "b": "read b", "c": "read c"}


@pytest.mark.usefixtures("staged_readers")
def test_a_reader_that_hangs_is_ended_in_time():
    began = time.monotonic()
    found = readings(LocalPool(workers=2, seconds=2), "hang", "b")
    assert "more than 2 s" in str(found["hang"])
    assert found["b"] == "read b"
    assert time.monotonic() - began < 20


@pytest.mark.usefixtures("staged_readers")
def test_a_document_is_not_blamed_for_the_memory_that_others_took():
    found = readings(LocalPool(workers=1, mebibytes=1000), "hoard 1", "hoard 2", "hoard 3")
    assert found == {f"hoard {number}": f"read hoard {number}" for number in (1, 2, 3)}


@pytest.mark.usefixtures("staged_readers")
def test_a_document_that_needs_more_memory_than_there_is_is_named():
    found = readings(LocalPool(workers=1, mebibytes=500), "hoard", "b")
    assert "more than 500 MiB" in str(found["hoard"])
    assert found["b"] == "read b"


def test_readers_that_cannot_start_are_nobodys_fault_but_the_machines(monkeypatch: pytest.MonkeyPatch):
    honest = subprocess.Popen
    monkeypatch.setattr(
        module.subprocess,
        "Popen",
        lambda command, **options: honest([command[0], "-c", "raise SystemExit(1)"], **options),
    )
    with pytest.raises(PoolError, match="cannot start"):
        readings(LocalPool(workers=2), "a", "b")


def test_the_readings_do_not_depend_on_the_number_of_readers_or_the_order(tmp_path: Path):
    paths = [write(tmp_path / f"{number}.txt", Project(f"项目{number}")) for number in range(4)]
    alone = {path: read_document(path) for path in paths}
    assert dict(LocalPool(workers=1).read(paths)) == alone
    assert dict(LocalPool(workers=3).read(paths[::-1])) == alone


def test_no_document_needs_no_reader(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module.subprocess, "Popen", lambda *_a, **_o: pytest.fail("a reader was started"))
    assert list(LocalPool().read([])) == []


def test_a_document_that_is_gone_is_named(tmp_path: Path):
    assert "No such file" in str(read_document(tmp_path / "gone.pdf").failure)


def test_a_text_that_cannot_be_sent_fails_its_document_alone(monkeypatch: pytest.MonkeyPatch):
    broken = Reading("text", "list", 1, title=Printed("\ud800", Place(1, 1)))
    monkeypatch.setattr(worker, "read_document", lambda _path: broken)
    assert "cannot be kept" in str(decode(worker.answer_to(Path("a"))).failure)


def test_a_reader_does_not_outlive_its_parent_even_in_the_middle_of_a_document(tmp_path: Path):
    parent = (
        "import sys, subprocess\n"
        "from pathlib import Path\n"
        "from pipeline.collect import pool\n"
        f"serve = {SERVE!r}\n"
        "honest = subprocess.Popen\n"
        "def start(command, **options):\n"
        "    process = honest([command[0], '-c', serve, *command[3:]], **options)\n"
        "    print(process.pid, flush=True)\n"
        "    return process\n"
        "pool.subprocess.Popen = start\n"
        f"list(pool.LocalPool(workers=1).read([Path({str(tmp_path / 'hang')!r})]))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    reader = int(process.stdout.readline())
    while not (tmp_path / "hang").exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert is_gone(reader, seconds=10)


def is_gone(process: int, seconds: float) -> bool:
    """Whether a process ends in time; one that only waits to be collected has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.1)
    return False
