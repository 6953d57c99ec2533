"""The datapackage describes the files so that other tools can check them: names, types, keys, references and hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import exported
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse import schema
from warehouse.export import FORMATS, export

ABSENT = "frictionless is not installed: it comes with the extra `tools`"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported.publish(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def package(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("csv")
    export(home, folder, "csv")
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return {**found, "folder": folder}


def resource(package: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (one for one in package["resources"] if one["name"] == name)
    return dict(found)


def faults(folder: Path) -> list[str]:
    """Return what frictionless finds wrong with a package and its data."""
    frictionless = pytest.importorskip("frictionless", reason=ABSENT)
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [*map(str, report.errors), *(f"{t.name}: {e.message}" for t in report.tasks for e in t.errors)]


def test_it_says_which_release_it_is(package: dict[str, Any]) -> None:
    assert (package["name"], package["version"], package["id"]) == ("jixiao", "1", "digest-1")
    assert (package["created"], package["code_version"]) == ("2024-03-01T02:00:00Z", "0.1.0")
    assert package["licenses"]
    assert package["sources"]


def test_every_file_is_there_with_its_size_and_hash(package: dict[str, Any]) -> None:
    for one in package["resources"]:
        content = (package["folder"] / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    files = {path.name for path in package["folder"].iterdir()}
    assert {one["path"] for one in package["resources"]} | {"datapackage.json"} == files


def test_keys_and_references_are_those_of_the_headers(package: dict[str, Any]) -> None:
    for table in schema.tables():
        told = resource(package, table.name)["schema"]
        assert told["primaryKey"] == list(table.key)
        keys = [(key["fields"], key["reference"]) for key in told.get("foreignKeys", [])]
        assert keys == [
            ([ref.column], {"resource": ref.table, "fields": [schema.key_of(ref.table)[0]]}) for ref in table.references
        ]


def test_columns_have_their_types_and_both_languages(package: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in resource(package, "fact_project_budget")["schema"]["fields"]}
    assert (fields["amount_yuan"]["type"], fields["amount_yuan"]["duckdb_type"]) == ("number", "DECIMAL(18,2)")
    assert fields["is_current"]["type"] == "boolean"
    assert fields["row_id"]["constraints"] == {"required": True}
    assert "constraints" not in fields["amount_yuan"]
    assert all(field["description"] and field["description_zh"] for field in fields.values())


def test_it_says_how_texts_are_guarded(package: dict[str, Any]) -> None:
    assert "one apostrophe more in front" in resource(package, "finding")["notes"][0]


def test_references_to_tables_that_were_not_asked_for_are_left_out(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", ("dim_unit",))
    (one,) = (r for r in json.loads((tmp_path / "out" / "datapackage.json").read_bytes())["resources"] if "rows" in r)
    assert {key["reference"]["resource"] for key in one["schema"].get("foreignKeys", [])} <= {"dim_unit"}


@pytest.mark.tools
@pytest.mark.parametrize("form", FORMATS)
def test_the_descriptor_keeps_to_the_standard(home: Path, tmp_path: Path, form: str) -> None:
    frictionless = pytest.importorskip("frictionless", reason=ABSENT)
    export(home, tmp_path / "out", form, ("mart_indicator_target", "fact_indicator_target", "dim_unit"))
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
    assert list(frictionless.Package.metadata_validate(descriptor)) == []
    descriptor["resources"][0]["path"] = 1
    assert list(frictionless.Package.metadata_validate(descriptor)) != []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sample_county_validates_with_keys_and_references(county_home: Path, tmp_path: Path, form: str) -> None:
    export(county_home, tmp_path / "out", form)
    assert faults(tmp_path / "out") == []


@pytest.mark.slow
def test_frictionless_finds_what_is_wrong(home: Path, tmp_path: Path) -> None:
    pytest.importorskip("frictionless", reason=ABSENT)
    other = exported.copied(home, tmp_path / "home")
    exported.change(other, "UPDATE fact_indicator_target SET unit_id = 7")
    exported.change(other, "INSERT INTO dim_unit FROM dim_unit")
    export(other, tmp_path / "out", "csv")
    told = " ".join(faults(tmp_path / "out"))
    assert "fact_indicator_target" in told
    assert "dim_unit" in told
    shutil.copy(tmp_path / "out" / "release.csv", tmp_path / "out" / "finding.csv")
    assert any(fault.startswith("finding") for fault in faults(tmp_path / "out"))


@pytest.mark.slow
@settings(max_examples=10, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), min_size=1, max_size=20))
def test_whatever_is_printed_it_validates(home: Path, texts: list[str]) -> None:
    pytest.importorskip("frictionless", reason=ABSENT)
    with tempfile.TemporaryDirectory() as folder:
        other = exported.copied(home, Path(folder) / "home")
        exported.leave(other, [*texts, "", "=1", "\r\n", "a\x00", '"', "NULL", "﻿"])
        exported.change(other, "UPDATE dim_document SET title = $1, reason = ''", [texts[0]])
        export(other, Path(folder) / "out", "csv", ("leftover", "dim_document", "dim_department", "dim_region"))
        assert faults(Path(folder) / "out") == []
