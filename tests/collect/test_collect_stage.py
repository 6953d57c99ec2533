"""Staged rows: only slices whose documents changed are written, and the files say the same however they came about."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import stage as module
from pipeline.collect.cache import failed
from pipeline.collect.catalog import Arrival, Document
from pipeline.normalize.typed import type_document
from pipeline.records import Context, Reading, TypedDocument
from pipeline.stage import Stage, slice_of


def document(year: int | None = 2024, department: str = "301", **changes: object) -> Document:
    context = Context(region_code="990124000", fiscal_year=year, department_code=department)
    warnings = changes.pop("warnings", ())
    return Document(1, [Arrival("表.txt", context, tuple(warnings), "/inbox/表.txt")], **changes)


@dataclasses.dataclass
class Typist:
    """Types documents from what their folders say alone, and remembers which."""

    documents: dict[str, Document]
    asked: list[str] = dataclasses.field(default_factory=list)

    def __call__(self, document_id: str) -> TypedDocument:
        self.asked.append(document_id)
        one = self.documents[document_id]
        return type_document(Reading("text", "list", 1), document_id, one.name, one.size, one.context)


def update(stage: Stage, documents: dict[str, Document]) -> list[str]:
    typist = Typist(documents)
    stage.update(documents, typist)
    return sorted(typist.asked)


def files_of(stage: Stage) -> dict[str, bytes]:
    return {str(path.relative_to(stage.slices)): path.read_bytes() for path in sorted(stage.slices.rglob("*.parquet"))}


def ids_in(stage: Stage) -> list[str]:
    paths = sorted((stage.slices / "documents").glob("*.parquet"))
    return sorted(i for path in paths for i in pq.ParquetFile(path).read().column("document_id").to_pylist())


def test_documents_are_staged_by_region_year_and_department(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document(), "b": document(2025), "c": document(None, "302")})
    assert list(files_of(stage)) == [
        "documents/990124000_2024_301.parquet",
        "documents/990124000_2025_301.parquet",
        "documents/990124000_unknown_302.parquet",
    ]


def test_only_the_slices_of_changed_documents_are_written(tmp_path: Path):
    stage = Stage(tmp_path)
    documents = {"a": document(), "b": document(2025)}
    update(stage, documents)
    untouched = stage.slices / "documents" / "990124000_2024_301.parquet"
    os.utime(untouched, (1, 1))
    asked = update(stage, documents | {"c": document(2025)})
    assert asked == ["b", "c"]
    assert untouched.stat().st_mtime == 1
    assert ids_in(stage) == ["a", "b", "c"]


def test_nothing_is_typed_when_nothing_changed(tmp_path: Path):
    stage = Stage(tmp_path)
    documents = {"a": document()}
    update(stage, documents)
    assert stage.is_current(documents)
    assert update(stage, documents) == []


def test_a_document_that_changes_its_slice_leaves_the_old_one(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document(2023)})
    assert not stage.is_current({"a": document(2024)})
    update(stage, {"a": document(2024)})
    assert list(files_of(stage)) == ["documents/990124000_2024_301.parquet"]


def test_a_document_that_is_withdrawn_goes(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document(), "b": document()})
    update(stage, {"a": document()})
    assert ids_in(stage) == ["a"]
    update(stage, {})
    assert files_of(stage) == {}


def test_the_files_do_not_depend_on_the_order_of_loads(tmp_path: Path):
    one, other = Stage(tmp_path / "1"), Stage(tmp_path / "2")
    documents = {name: document(2023 + number % 2) for number, name in enumerate("abcd")}
    update(one, documents)
    for name in "dbca":
        update(other, {n: d for n, d in documents.items() if n >= name or n in "db"[: "dbca".index(name) + 1]})
    update(other, documents)
    assert files_of(one) == files_of(other)
    assert one.manifest() == other.manifest()


def test_a_load_killed_half_way_and_repeated_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    documents = {"a": document(2023), "b": document(2024), "c": document(2025)}
    whole, killed = Stage(tmp_path / "whole"), Stage(tmp_path / "killed")
    update(whole, documents)
    update(killed, {"a": document(2024)})
    die_at_write(monkeypatch, 2)
    with pytest.raises(KeyboardInterrupt):
        update(killed, documents)
    monkeypatch.undo()
    assert not killed.is_current(documents)
    update(killed, documents)
    assert files_of(killed) == files_of(whole)


def test_what_a_killed_load_staged_is_gone_when_the_next_load_reads_it_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stage = Stage(tmp_path)
    update(stage, {"a": document(2023)})
    die_at_write(monkeypatch, 1)
    with pytest.raises(KeyboardInterrupt):
        update(stage, {"a": document(2024), "b": document(2026)})
    monkeypatch.undo()
    update(stage, {"a": document(2025)})
    assert ids_in(stage) == ["a"]
    assert list(files_of(stage)) == ["documents/990124000_2025_301.parquet"]


def test_a_document_that_only_a_killed_load_knew_is_in_no_slice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stage = Stage(tmp_path)
    known = {"a": document(2023), "b": document(2024)}
    update(stage, known)
    die_at_write(monkeypatch, 1)
    with pytest.raises(KeyboardInterrupt):
        update(stage, known | {"c": document(2024), "d": document(2025)})
    monkeypatch.undo()
    assert "c" in ids_in(stage)
    assert not stage.is_current(known)
    update(stage, known)
    assert ids_in(stage) == ["a", "b"]
    assert stage.is_current(known)


def die_at_write(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the number-th write of a file of rows die before the file has its name."""
    written = []
    honest = module.write_parquet

    def write(path: Path, table: pa.Table) -> None:
        written.append(path)
        if len(written) > number:
            path.with_name(f".{path.name}.partial").write_bytes(b"half")
            raise KeyboardInterrupt
        honest(path, table)

    monkeypatch.setattr(module, "write_parquet", write)


def test_remains_are_swept(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document()})
    (stage.slices / "documents" / ".x.parquet.partial").write_bytes(b"half")
    (stage.slices / "documents" / "stray.parquet").write_bytes(b"stray")
    update(stage, {"a": document()})
    assert [path.name for path in (stage.slices / "documents").iterdir()] == ["990124000_2024_301.parquet"]


def test_a_forgotten_stage_is_staged_anew(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document()})
    (stage.slices / "documents" / "990124000_2024_301.parquet").unlink()
    stage.forget()
    assert update(stage, {"a": document()}) == ["a"]
    assert ids_in(stage) == ["a"]


def test_a_manifest_that_a_power_cut_left_empty_costs_no_more_than_staging_anew(tmp_path: Path):
    stage, documents = Stage(tmp_path), {"a": document(), "b": document(2025)}
    update(stage, documents)
    before = files_of(stage)
    (stage.folder / "manifest.json").write_bytes(b"")
    assert not stage.is_current(documents)
    assert update(stage, documents) == ["a", "b"]
    assert files_of(stage) == before


def test_more_documents_than_are_held_in_memory_are_all_staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_HELD", 1)
    stage = Stage(tmp_path)
    update(stage, {name: document(2023 + number % 2) for number, name in enumerate("abcde")})
    assert ids_in(stage) == list("abcde")


def test_a_document_that_cannot_be_typed_is_quarantined_and_the_others_are_staged(tmp_path: Path):
    documents = {"a": document(), "b": document()}

    def typed(document_id: str) -> TypedDocument:
        if document_id == "b":
            raise ZeroDivisionError("odd")
        return Typist(documents)(document_id)

    Stage(tmp_path).update(documents, typed)
    table = pq.ParquetFile(Stage(tmp_path).slices / "documents" / "990124000_2024_301.parquet").read()
    status = dict(zip(table.column("document_id").to_pylist(), table.column("status").to_pylist(), strict=True))
    assert status == {"a": "no_table", "b": "quarantined"}


def test_a_row_that_no_column_can_hold_costs_only_its_document(tmp_path: Path):
    documents = {"a": document(), "b": document()}

    def typed(document_id: str) -> TypedDocument:
        found = Typist(documents)(document_id)
        if document_id == "a":
            return found
        return dataclasses.replace(found, document=dataclasses.replace(found.document, pages=2**70))

    Stage(tmp_path).update(documents, typed)
    assert ids_in(Stage(tmp_path)) == ["a", "b"]


def test_a_damaged_home_is_no_documents_fault(tmp_path: Path):
    def typed(_document_id: str) -> TypedDocument:
        raise FileNotFoundError("the cache is gone")

    with pytest.raises(FileNotFoundError):
        Stage(tmp_path).update({"a": document()}, typed)


def test_wrong_defaults_are_a_finding_on_each_document_below(tmp_path: Path):
    stage = Stage(tmp_path)
    update(stage, {"a": document(warnings=["x/jixiao.toml: unknown key"]), "b": document()})
    (path,) = (stage.slices / "findings").glob("*")
    found = pq.ParquetFile(path).read().to_pylist()
    assert [(row["document_id"], row["rule_id"]) for row in found] == [("a", "D04")]
    update(stage, {"a": document(), "b": document()})
    assert not list((stage.slices / "findings").glob("*"))


@pytest.mark.parametrize("name", ["部" * 200, "a/b:c*d", "..", ""])
def test_whatever_a_department_is_called_its_slice_is_one_short_file_name(name: str):
    row = type_document(failed("x"), "a", "表", 1, Context(department_name=name)).document
    row = dataclasses.replace(row, department_name=name)
    assert len(slice_of(row).encode()) < 150
    assert "/" not in slice_of(row)
    assert slice_of(dataclasses.replace(row, department_name=f"{name}甲")) != slice_of(row)
