"""A reading is kept under its document and its reader's version, and read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from pipeline.collect.cache import ReadingCache, decode, encode, failed
from pipeline.collect.collect import cache_of, collect
from pipeline.collect.inbox import InboxError, files
from pipeline.collect.reading import read_document
from pipeline.collect.version import digest_of
from pipeline.records import Reading
from tests.promises.warehouses import Project, write

ID = "ab" * 32


class Counting:
    """A pool that counts what it reads."""

    def __init__(self) -> None:
        self.read_names: list[str] = []

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
        for path in paths:
            self.read_names.append(path.name)
            yield path, read_document(path)


def quiet(_done: int, _of: int) -> None:
    """Watch no progress."""


def test_a_reading_comes_back_as_it_was_kept(tmp_path: Path):
    reading = read_document(write(tmp_path / "a.txt", Project("校舍维修")))
    assert decode(encode(reading)) == reading
    cache = ReadingCache(tmp_path, "1")
    assert not cache.has(ID)
    cache.put(ID, reading)
    assert cache.get(ID) == reading
    assert not ReadingCache(tmp_path, "2").has(ID)


def test_a_reading_that_a_power_cut_left_empty_is_none(tmp_path: Path):
    cache = ReadingCache(tmp_path, "1")
    cache.put(ID, failed("x"))
    next((tmp_path / "cache").rglob(ID)).write_bytes(b"")
    assert not cache.has(ID)


def test_bytes_that_are_no_reading_are_refused():
    with pytest.raises(msgspec.MsgspecError):
        decode(b"\x00")


def test_the_readers_version_changes_with_its_code(tmp_path: Path):
    (tmp_path / "a.py").write_text("1")
    before = digest_of(tmp_path, "*.py")
    assert digest_of(tmp_path, "*.py") == before
    (tmp_path / "a.py").write_text("2")
    assert digest_of(tmp_path, "*.py") != before


def test_each_document_is_read_once_until_a_rebuild(tmp_path: Path):
    inbox, home, pool = tmp_path / "inbox", tmp_path / "home", Counting()
    write(inbox / "a.txt", Project("校舍维修"))
    write(inbox / "b.txt", Project("校舍维修"))
    first = collect(home, files(inbox), pool, quiet)
    assert (first.arrived, first.read, len(pool.read_names)) == (1, 1, 1)
    again = collect(home, files(inbox), pool, quiet)
    assert (again.arrived, again.read) == (0, 0)
    assert collect(home, (), pool, quiet, rebuild=True).read == 1
    assert len(pool.read_names) == 2


def test_what_a_killed_load_had_not_read_is_read_by_the_next(tmp_path: Path):
    class Dying(Counting):
        def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
            yield next(super().read(paths))
            raise KeyboardInterrupt

    inbox, home = tmp_path / "inbox", tmp_path / "home"
    for number in range(3):
        write(inbox / f"{number}.txt", Project(f"项目{number}"))
    with pytest.raises(KeyboardInterrupt):
        collect(home, files(inbox), Dying(), quiet)
    assert collect(home, files(inbox), Counting(), quiet).read == 2


def test_progress_is_told_from_nothing_to_all(tmp_path: Path):
    seen: list[tuple[int, int]] = []
    write(tmp_path / "inbox" / "a.txt", Project("校舍维修"))
    collect(tmp_path / "home", files(tmp_path / "inbox"), Counting(), lambda done, of: seen.append((done, of)))
    assert seen == [(0, 1), (1, 1)]


def test_a_file_that_cannot_be_opened_has_a_reading_that_says_so(tmp_path: Path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.pdf").symlink_to(tmp_path / "nowhere")
    pool = Counting()
    found = collect(tmp_path / "home", files(tmp_path / "inbox"), pool, quiet)
    (document_id,) = found.catalog.documents
    assert "cannot be opened" in str(cache_of(tmp_path / "home").get(document_id).failure)
    assert pool.read_names == []


def test_no_document_at_all_is_an_error_of_one_line(tmp_path: Path):
    (tmp_path / "inbox").mkdir()
    with pytest.raises(InboxError, match=r"^no documents: [^\n]*$"):
        collect(tmp_path / "home", files(tmp_path / "inbox"), Counting(), quiet)


def test_an_empty_inbox_later_is_nothing_new(tmp_path: Path):
    write(tmp_path / "inbox" / "a.txt", Project("校舍维修"))
    collect(tmp_path / "home", files(tmp_path / "inbox"), Counting(), quiet)
    (tmp_path / "inbox" / "a.txt").unlink()
    assert collect(tmp_path / "home", files(tmp_path / "inbox"), Counting(), quiet).arrived == 0
