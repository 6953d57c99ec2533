"""A file that is written anew is there as a whole, the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from warehouse.replacing import replace_file


def test_a_file_is_replaced_and_keeps_its_rights_and_the_link_to_it(tmp_path: Path) -> None:
    place, link = tmp_path / "a.csv", tmp_path / "link.csv"
    place.write_text("old")
    place.chmod(0o640)
    link.symlink_to(place)
    replace_file(link, lambda part: part.write_text("new"))
    assert (place.read_text(), place.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "link.csv"]


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("old")

    def fail(part: Path) -> None:
        part.write_text("half of i")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        replace_file(place, fail)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "old")]


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "none" / "a.csv"
    with pytest.raises(FileNotFoundError) as caught:
        replace_file(place, lambda part: part.write_text("new"))
    assert caught.value.filename == str(place)


def test_two_writers_at_once_each_write_a_whole_file(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"

    def write_beside_another(part: Path) -> None:
        part.write_text("the first")
        replace_file(place, lambda other: other.write_text("the second"))

    replace_file(place, write_beside_another)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "the first")]


def test_what_is_no_file_is_written_to_and_stays_what_it_is() -> None:
    reader, writer = os.pipe()
    replace_file(Path(f"/dev/fd/{writer}"), lambda place: place.write_text("new"))
    os.close(writer)
    with os.fdopen(reader) as pipe:
        assert pipe.read() == "new"
