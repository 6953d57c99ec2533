"""A zip archive counts as a folder: each document in it is one of its own, and a broken one stops no other."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect import containers
from pipeline.collect.archive import Archive, Catalog
from pipeline.collect.inbox import files
from samples.drawing import word_table
from tests.documents.make import HEADING


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def take(inbox: Path) -> Catalog:
    return Archive(inbox.parent / "home").take(files(inbox))


def reasons(catalog: Catalog) -> dict[str, str | None]:
    return {document.name: document.failure for document in catalog.documents.values()}


def test_each_member_is_a_document_of_its_own_with_its_own_sha256(inbox: Path):
    (inbox / "公开.zip").write_bytes(packed({"内/a.txt": b"a", "b.txt": b"b"}))
    catalog = take(inbox)
    assert reasons(catalog) == {"公开.zip/内/a.txt": None, "公开.zip/b.txt": None}
    kept = Archive(inbox.parent / "home").path_of(hashlib.sha256(b"a").hexdigest())
    assert kept.read_bytes() == b"a"


def test_an_archive_that_has_not_changed_is_not_unpacked_again(inbox: Path, monkeypatch: pytest.MonkeyPatch):
    (inbox / "a.zip").write_bytes(packed({"a.txt": b"a"}))
    take(inbox)
    monkeypatch.setattr(containers, "chunks", lambda *_: pytest.fail("unpacked again"))
    take(inbox)
    assert Archive(inbox.parent / "home").knows(files(inbox))


def test_an_archive_that_changed_is_unpacked_again(inbox: Path):
    (inbox / "a.zip").write_bytes(packed({"a.txt": b"a"}))
    take(inbox)
    (inbox / "a.zip").write_bytes(packed({"a.txt": b"other"}))
    assert not Archive(inbox.parent / "home").knows(files(inbox))
    assert hashlib.sha256(b"other").hexdigest() in take(inbox).documents


def test_folders_in_an_archive_tell_region_year_and_department(inbox: Path):
    (inbox / "a.zip").write_bytes(packed({"990124 青禾县/2024/307 文化局/a.txt": b"a"}))
    ((_, document),) = take(inbox).documents.items()
    context = document.context
    assert (context.region_code, context.fiscal_year, context.department_name) == ("990124000", 2024, "文化局")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_are_read_in_the_encoding_of_the_system_that_packed_them(inbox: Path, encoding: str):
    name = "文化馆.txt".encode(encoding)
    data = packed({"x" * len(name): b"a"}).replace(b"x" * len(name), name)
    (inbox / "a.zip").write_bytes(data)
    assert list(reasons(take(inbox))) == ["a.zip/文化馆.txt"]


def test_archives_in_archives_are_opened_to_a_bounded_depth(inbox: Path):
    data = b"text"
    for name in ("e.txt", "d.zip", "c.zip", "b.zip"):
        data = packed({name: data})
    (inbox / "a.zip").write_bytes(data)
    (inbox / "z.zip").write_bytes(packed({"y.zip": packed({"x.txt": b"x"})}))
    found = reasons(take(inbox))
    assert "too deep" in (found["a.zip/b.zip/c.zip/d.zip"] or "")
    assert found["z.zip/y.zip/x.txt"] is None


def test_a_damaged_member_is_named_and_the_others_are_kept(inbox: Path):
    data = bytearray(packed({"a.txt": b"a" * 500, "b.txt": b"b"}))
    at = data.index(b"a.txt") + len(b"a.txt") + 1
    data[at : at + 3] = b"\xff\xff\xff"
    (inbox / "a.zip").write_bytes(bytes(data))
    found = reasons(take(inbox))
    assert "damaged" in (found["a.zip/a.txt"] or "")
    assert found["a.zip/b.txt"] is None


def test_a_member_under_a_password_is_named(inbox: Path):
    data = packed({"a.txt": b"a", "b.txt": b"b"})
    start = data.index(b"PK\x01\x02")
    (inbox / "a.zip").write_bytes(data[: start + 8] + b"\x01" + data[start + 9 :])
    found = reasons(take(inbox))
    assert "password" in (found["a.zip/a.txt"] or "")
    assert found["a.zip/b.txt"] is None


@pytest.mark.parametrize(
    ("data", "word"), [(b"PK\x03\x04 broken", "damaged"), (packed({}), "without files"), (b"", "damaged")]
)
def test_an_archive_that_cannot_be_opened_is_named_itself(inbox: Path, data: bytes, word: str):
    (inbox / "a.zip").write_bytes(data)
    ((name, reason),) = reasons(take(inbox)).items()
    assert name == "a.zip"
    assert word in (reason or "")


@pytest.mark.parametrize(("bound", "value"), [("_MOST_MEMBERS", 1), ("_MOST_BYTES", 10), ("_BOMB_BYTES", 10)])
def test_an_archive_that_unpacks_to_too_much_is_named_and_not_unpacked(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int
):
    monkeypatch.setattr(containers, bound, value)
    (inbox / "a.zip").write_bytes(packed({"a.txt": b"0" * 2_000_000, "b.txt": b"1"}))
    ((name, reason),) = reasons(take(inbox)).items()
    assert name == "a.zip"
    assert "too large or an attack" in (reason or "")


def test_an_office_file_called_zip_is_a_document(inbox: Path):
    word_table(inbox / "a.zip", [HEADING])
    assert reasons(take(inbox)) == {"a.zip": None}


def test_what_systems_leave_beside_documents_is_none(inbox: Path):
    data = packed({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "~$a.docx": b"x", "a.txt": b"a", "dir/": b""})
    (inbox / "a.zip").write_bytes(data)
    assert list(reasons(take(inbox))) == ["a.zip/a.txt"]


def test_defaults_in_an_archive_are_not_read_and_that_is_said(inbox: Path):
    (inbox / "a.zip").write_bytes(packed({"jixiao.toml": b"fiscal_year = 2024", "a.txt": b"a"}))
    ((_, document),) = take(inbox).documents.items()
    assert document.context.fiscal_year is None
    assert "jixiao.toml is not read" in document.warnings[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(st.lists(st.text(st.sampled_from("甲a./\\:\x01"), min_size=1, max_size=12), min_size=1, max_size=4))
def test_no_name_leads_out_of_the_archive(tmp_path_factory: pytest.TempPathFactory, names: list[str]):
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(zipfile.ZipInfo(name), str(number))
    path.write_bytes(out.getvalue())
    found = [member.parts for member in containers.members(path)]
    assert len(set(found)) == len(found)
    for parts in found:
        assert not {"..", ".", ""} & set(parts)
        assert not any("/" in part or "\\" in part for part in parts)
