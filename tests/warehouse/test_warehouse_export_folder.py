"""The folder of an export is whole or not there, and what a person put into it is never touched."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import exported
import pytest
import staging

from warehouse.export import csv_files, export, folder

SOME = ("release",)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported.publish(tmp_path_factory.mktemp("home"), staging.Stage())


def test_a_folder_is_made_with_those_above_it(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "a" / "b" / "out", "csv", SOME)
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["out"]


def test_an_empty_folder_is_filled_and_an_earlier_export_replaced(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    export(home, out, "csv", SOME)
    export(home, out, "parquet", SOME)
    assert sorted(path.name for path in out.iterdir()) == ["datapackage.json", "dictionary.csv", "release.parquet"]
    assert list(tmp_path.iterdir()) == [out]


def test_until_it_is_whole_readers_see_the_earlier_export(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(home, out, "csv", SOME)
    seen: list[list[str]] = []
    export(home, out, "parquet", SOME, lambda *_: seen.append(sorted(path.name for path in out.iterdir())))
    assert seen == [["datapackage.json", "dictionary.csv", "release.csv"]]


def test_what_a_killed_export_left_is_deleted_by_the_next_one_and_nothing_else(home: Path, tmp_path: Path) -> None:
    for name in (".out.0123abcd.partial", ".out.0123abcd.old", ".out.notes", ".other.0123abcd.partial"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "release.csv").write_text("half")
    export(home, tmp_path / "out", "csv", SOME)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.0123abcd.partial", ".out.notes", "out"]


def test_an_export_that_still_writes_keeps_its_files_when_another_one_ends(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def export_too(*_: object) -> None:
        export(home, out, "csv", SOME)

    export(home, out, "parquet", SOME, export_too)
    assert (out / "release.parquet").exists()
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_with_a_person_s_file_is_left_alone(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    assert f"{tmp_path / 'thesis.doc'} was not written by an export" in exported.refused(home, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_person_s_file_beside_an_earlier_export_is_left_alone(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", SOME)
    (tmp_path / "out" / "notes.txt").write_text("mine")
    assert "notes.txt was not written by an export" in exported.refused(home, tmp_path / "out")
    assert (tmp_path / "out" / "release.csv").exists()


def test_a_file_that_a_person_changed_is_left_alone(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", SOME)
    with (tmp_path / "out" / "release.csv").open("a") as file:
        file.write("mine\n")
    assert "release.csv was changed after it was exported" in exported.refused(home, tmp_path / "out")


def test_a_file_that_came_while_it_was_written_is_left_alone(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", SOME)
    with pytest.raises(folder.ExportError, match=r"late.txt was not written by an export"):
        export(home, tmp_path / "out", "csv", SOME, lambda *_: (tmp_path / "out" / "late.txt").touch())
    assert {"late.txt", "release.csv"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@pytest.mark.parametrize("name", ["release.csv", "datapackage.json"])
def test_a_link_in_the_folder_is_never_followed(home: Path, tmp_path: Path, name: str) -> None:
    export(home, tmp_path / "out", "csv", SOME)
    outside = tmp_path / "outside"
    (tmp_path / "out" / name).rename(outside)
    content = outside.read_bytes()
    (tmp_path / "out" / name).symlink_to(outside)
    assert "was not written by an export" in exported.refused(home, tmp_path / "out")
    assert outside.read_bytes() == content


def test_a_descriptor_that_names_other_folders_claims_nothing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(
        '{"generator": "jixiao export", "resources": [{"path": "../x", "hash": "sha256:0"}]}'
    )
    (tmp_path / "x").write_text("mine")
    assert "was not written by an export" in exported.refused(home, tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "null", '{"generator": "jixiao export", "resources": 1}', "\udcff"])
def test_a_descriptor_of_somebody_else_claims_nothing(home: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert "was not written by an export" in exported.refused(home, tmp_path)


def test_a_file_is_no_folder(home: Path, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert "is not a folder" in exported.refused(home, tmp_path / "out")


@pytest.mark.parametrize("step", ["first", "last"])
def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((csv_files, "guarded", fail) if step == "first" else (folder, "sync", fail)))
    target = tmp_path / "new" / "out"
    told = exported.refused(home, target)
    assert told == f"{target} cannot be written (No space left on device): make room, or name another folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    assert "cannot be written (Permission denied)" in exported.refused(home, locked / "out")


def test_an_earlier_export_survives_a_failure(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(home, tmp_path / "out", "csv", SOME)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    monkeypatch.setattr(folder, "sync", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
    exported.refused(home, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]
