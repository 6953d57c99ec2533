"""Whatever a file holds, its reader says in bounded time what it read or why not, and nothing of it is lost."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.pool import LocalPool
from pipeline.normalize.typed import type_document
from pipeline.records import Context, Reading
from tests.promises.warehouses import Project, ask, folder, load, write
from tests.safety.documents import DOCUMENTS
from tests.safety.mutations import damaged

FEW = range(12)
MANY = range(12, 160)
BOUNDS = LocalPool(workers=2, seconds=30, mebibytes=3000)


def mutants(inbox: Path, name: str, numbers: range) -> list[Path]:
    """Write the document `name` once for each number, damaged in that number's way."""
    sound = DOCUMENTS[name](inbox / name).read_bytes()
    start = zlib.crc32(name.encode())
    paths = [inbox / f"{number} {name}" for number in numbers]
    for path, number in zip(paths, numbers, strict=True):
        path.write_bytes(damaged(sound, start + number))
    return paths


def read_all(paths: list[Path]) -> Iterator[tuple[Path, Reading]]:
    read = list(BOUNDS.read(paths))
    assert sorted(path for path, _ in read) == sorted(paths)
    yield from read


def check(path: Path, reading: Reading) -> None:
    """The document is refused in one line, or every cell of it has one fate and its words can be typed."""
    if reading.failure is not None:
        assert reading.failure.strip(), path
        assert "\n" not in reading.failure, path
        return
    account = reading.account
    fates = account.heading_cells + account.record_cells + account.leftover_cells + account.quarantined_cells
    assert account.cells == fates, path
    assert account.printed_rows == account.loaded_rows + account.label_rows + account.quarantined_rows, path
    type_document(reading, "0" * 64, path.name, 1, Context())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_unharmed_document_of_each_format_is_read(tmp_path: Path, name: str):
    ((_, reading),) = BOUNDS.read([DOCUMENTS[name](tmp_path / name)])
    assert reading.failure is None
    assert reading.projects


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_damaged_document_is_read_or_refused_in_one_line(tmp_path: Path, name: str):
    for path, reading in read_all(mutants(tmp_path, name, FEW)):
        check(path, reading)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_many_damaged_documents_are_read_or_refused_in_one_line(tmp_path: Path, name: str):
    for path, reading in read_all(mutants(tmp_path, name, MANY)):
        check(path, reading)


@pytest.mark.slow
def test_a_night_of_damaged_documents_loads_the_good_one_and_names_every_other(tmp_path: Path):
    inbox = folder(tmp_path / "inbox")
    inbox.mkdir(parents=True, exist_ok=True)
    write(inbox / "好.txt", Project("校舍维修"))
    for name in DOCUMENTS:
        for path in mutants(inbox, name, FEW):
            assert path.exists()
        (inbox / name).unlink()
    load(tmp_path / "home", tmp_path / "inbox", BOUNDS)
    assert ("校舍维修",) in ask(tmp_path / "home", "SELECT project_name FROM mart_project_budget")
    contents = {path.read_bytes() for path in inbox.rglob("*") if path.is_file()}
    ((named, unnamed),) = ask(
        tmp_path / "home",
        "SELECT count(*), count(*) FILTER (status <> 'loaded' AND reason IS NULL) FROM dim_document WHERE format <> ''",
    )
    assert unnamed == 0
    assert named >= len(contents)
