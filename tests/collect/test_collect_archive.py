"""The archive keeps each original once, and what its arrivals say together."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.collect import archive as module
from pipeline.collect.archive import Archive, Catalog
from pipeline.collect.catalog import merged
from pipeline.collect.inbox import files
from pipeline.records import Context


def put(path: Path, text: str = "甲") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "home")


def take(archive: Archive, inbox: Path) -> Catalog:
    return archive.take(files(inbox))


def test_an_original_is_kept_once_by_its_sha256(archive: Archive, inbox: Path):
    put(inbox / "a.pdf"), put(inbox / "b.pdf")
    catalog = take(archive, inbox)
    (document_id,) = catalog.documents
    assert document_id == hashlib.sha256("甲".encode()).hexdigest()
    assert archive.path_of(document_id).read_text(encoding="utf-8") == "甲"
    assert [arrival.name for arrival in catalog.documents[document_id].arrivals] == ["a.pdf", "b.pdf"]
    assert catalog.documents[document_id].size == 3


def test_a_file_that_has_not_changed_is_not_read_again(archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch):
    put(inbox / "a.pdf")
    take(archive, inbox)
    monkeypatch.setattr(module, "_chunks", lambda _path: pytest.fail("read again"))
    take(archive, inbox)
    assert archive.knows(files(inbox))


def test_a_file_that_changed_is_read_again_and_the_old_document_stays(archive: Archive, inbox: Path):
    put(inbox / "a.pdf")
    take(archive, inbox)
    put(inbox / "a.pdf", "乙")
    assert not archive.knows(files(inbox))
    assert len(take(archive, inbox).documents) == 2
    assert archive.knows(files(inbox))


def test_what_arrived_does_not_depend_on_order_or_number_of_loads(tmp_path: Path, inbox: Path):
    put(inbox / "2023" / "a.pdf"), put(inbox / "2024" / "a.pdf"), put(inbox / "b.pdf", "乙")
    arrived = list(files(inbox))
    once = Archive(tmp_path / "once").take(arrived)
    pieces = Archive(tmp_path / "pieces")
    for file in reversed(arrived):
        catalog = pieces.take([replace(file, inbox=file.path.parent)])
    assert catalog == once


def test_new_defaults_of_a_folder_replace_the_old_ones(archive: Archive, inbox: Path):
    put(inbox / "a.pdf")
    for day in ("2024-05-01", "2024-02-01"):
        put(inbox / "jixiao.toml", f"published_on = {day}")
        assert not archive.knows(files(inbox))
        (document,) = take(archive, inbox).documents.values()
        assert str(document.context.published_on) == day


def test_a_warning_goes_when_the_defaults_are_corrected(archive: Archive, inbox: Path):
    put(inbox / "a.pdf")
    put(inbox / "jixiao.toml", "year = 2024")
    (document,) = take(archive, inbox).documents.values()
    assert len(document.warnings) == 1
    put(inbox / "jixiao.toml", "fiscal_year = 2024")
    (document,) = take(archive, inbox).documents.values()
    assert (document.warnings, document.context.fiscal_year) == ((), 2024)


def test_a_file_that_moved_in_the_inbox_is_told_by_its_new_folder_alone(archive: Archive, inbox: Path):
    path = put(inbox / "2023" / "a.pdf")
    take(archive, inbox)
    (inbox / "2024").mkdir()
    path.rename(inbox / "2024" / "a.pdf")
    (document,) = take(archive, inbox).documents.values()
    assert document.context.fiscal_year == 2024


def test_a_file_that_left_the_inbox_stays_a_document_with_what_was_said_of_it(archive: Archive, inbox: Path):
    path = put(inbox / "2023" / "a.pdf")
    before = take(archive, inbox).documents
    path.unlink()
    put(inbox / "b.pdf", "乙")
    after = take(archive, inbox)
    assert before.items() <= after.documents.items()
    assert len(after.files) == 1


def test_the_catalog_does_not_grow_when_nothing_arrives(archive: Archive, inbox: Path, tmp_path: Path):
    put(inbox / "a.pdf")
    take(archive, inbox)
    size = (tmp_path / "home" / "catalog.json").stat().st_size
    for number in range(3):
        (inbox / "a.pdf").rename(inbox / "b.pdf")
        (inbox / "b.pdf").rename(inbox / "a.pdf")
        os.utime(inbox / "a.pdf", ns=(number, 1_700_000_000_000_000_000 + number))
        take(archive, inbox)
    assert abs((tmp_path / "home" / "catalog.json").stat().st_size - size) < 5


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(
    archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch
):
    put(inbox / "a.pdf"), put(inbox / "closed.pdf", "乙")
    honest = Path.open

    def denied(path, *arguments, **options):
        if path.name == "closed.pdf":
            raise PermissionError(13, "Permission denied")
        return honest(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", denied)
        catalog = take(archive, inbox)
    failures = {document.name: document.failure for document in catalog.documents.values()}
    assert failures["a.pdf"] is None
    assert "Permission denied" in str(failures["closed.pdf"])
    assert not archive.knows(files(inbox))
    assert [document.failure for document in take(archive, inbox).documents.values()] == [None, None]


def test_a_file_that_changes_while_it_is_copied_waits_for_the_next_load(
    archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch
):
    path = put(inbox / "a.pdf")
    honest = module._chunks

    def growing(source):
        yield from honest(source)
        put(path, "甲乙")

    with monkeypatch.context() as patched:
        patched.setattr(module, "_chunks", growing)
        (document,) = take(archive, inbox).documents.values()
    assert "next load" in str(document.failure)
    (document,) = take(archive, inbox).documents.values()
    assert (document.failure, document.size) == (None, 6)


def test_a_full_disk_is_not_blamed_on_the_file(archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch):
    put(inbox / "a.pdf")
    monkeypatch.setattr(module.os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space left"):
        take(archive, inbox)


def test_a_home_in_the_inbox_is_no_part_of_it(tmp_path: Path):
    put(tmp_path / "a.pdf"), put(tmp_path / "data" / "releases" / "x.duckdb", "乙")
    archive = Archive(tmp_path / "data")
    assert len(take(archive, tmp_path).documents) == 1
    assert archive.knows(files(tmp_path))


def test_an_inbox_in_the_home_is_loaded(tmp_path: Path):
    put(tmp_path / "data" / "inbox" / "a.pdf")
    assert len(take(Archive(tmp_path / "data"), tmp_path / "data" / "inbox").documents) == 1


def test_names_in_old_encodings_can_be_kept(archive: Archive, inbox: Path):
    (inbox / os.fsdecode("绩效表.pdf".encode("gb18030"))).write_bytes(b"x")
    take(archive, inbox)
    assert [document.name for document in archive.catalog().documents.values()] == ["绩效表.pdf"]
    assert archive.knows(files(inbox))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Context(fiscal_year=2024), Context(money_unit="万元"), Context(fiscal_year=2024, money_unit="万元")),
        (
            Context(region_code="990124000", fiscal_year=2024),
            Context(region_code="990125000", region_name="别县"),
            Context(region_code="990124000", fiscal_year=2024),
        ),
        (
            Context(region_code="990124000", fiscal_year=2024),
            Context(region_code="990124000", region_name="青禾县"),
            Context(region_code="990124000", region_name="青禾县", fiscal_year=2024),
        ),
        (Context(department_name="县人社局"), Context(), Context(department_name="县人社局")),
    ],
)
def test_what_several_folders_say_is_put_together_without_mixing_two_bodies(
    one: Context, other: Context, together: Context
):
    assert merged([one, other]) == merged([other, one]) == together


def test_the_folders_that_say_most_win():
    most = Context(fiscal_year=2024, region_code="990124000", money_unit="元")
    assert merged([Context(fiscal_year=2023), most]) == most
