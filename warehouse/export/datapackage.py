"""The Frictionless datapackage of an export: each file with its hash, its columns, keys and references.

It follows version 2 of the standard, and is the same for the same release: its time is the release's.
How the files were written is for the modules of the formats.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warehouse.export import dictionary
from warehouse.export.contents import Field, Relation
from warehouse.export.files import File, sha256_of
from warehouse.export.folder import DESCRIPTOR, GENERATOR
from warehouse.export.kinds import Kind
from warehouse.export.texts import text
from warehouse.release import Release

_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CSV_DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def write(about: Release, files: Sequence[File], folder: Path) -> Path:
    """Write the descriptor of the files of a folder and return its path."""
    path = folder / DESCRIPTOR
    path.write_text(json.dumps(_package(about, files, folder), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _package(about: Release, files: Sequence[File], folder: Path) -> dict[str, Any]:
    title, description = text("package_title"), text("package_description")
    return {
        "$schema": _SCHEMA,
        "name": "jixiao",
        "id": about.inputs_digest,
        "version": str(about.number),
        "created": f"{about.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "generator": GENERATOR,
        "code_version": about.code_version,
        "title": title.english,
        "title_zh": title.chinese,
        "description": description.english,
        "description_zh": description.chinese,
        "licenses": [{"name": "Apache-2.0", "title": text("package_licence").english}],
        "sources": [{"title": text("package_sources").english}],
        "resources": _resources(files, folder),
    }


def _resources(files: Sequence[File], folder: Path) -> list[dict[str, Any]]:
    """Return a resource for each file, or sheet of a file, under a name of its own."""
    hashes = {name: sha256_of(folder / name) for name in {file.name for file in files}}
    parts: dict[str, list[File]] = {}
    for file in files:
        parts.setdefault(file.relation.name if file.relation else Path(file.name).stem, []).append(file)
    whole = {name: members[0] for name, members in parts.items() if len(members) == 1}
    resources = []
    for name, members in parts.items():
        for number, file in enumerate(members, start=1):
            size = (folder / file.name).stat().st_size
            resource = _resource(file, name if number == 1 else f"{name}-{number}")
            resources.append({**resource, "bytes": size, "hash": f"sha256:{hashes[file.name]}", **_table(file, whole)})
    return resources


def _resource(file: File, name: str) -> dict[str, Any]:
    """Return what a file is."""
    form = file.name.rpartition(".")[2]
    told: dict[str, Any] = {"name": name, "path": file.name, "format": form, "mediatype": _MEDIA_TYPES[form]}
    if form == "csv":
        told["encoding"] = "utf-8"
    if file.relation:
        told |= {"title": file.relation.english, "title_zh": file.relation.chinese}
        told |= {"rows": file.rows, "notes": [*_how_to_read(form), *file.notes]}
    elif file.name == dictionary.NAME:
        told |= {"title": text("note_dictionary").english, "title_zh": text("note_dictionary").chinese}
    return told


def _how_to_read(form: str) -> list[str]:
    return [] if form == "parquet" else [str(text(f"note_{form}"))]


def _table(file: File, whole: dict[str, File]) -> dict[str, Any]:
    """Return the dialect and the schema of a file that holds a table; references only to files that hold all rows."""
    dialect: dict[str, Any] = {"sheetName": file.sheet, "excel": {"sheet": file.sheet}} if file.sheet else _CSV_DIALECT
    if file.name == dictionary.NAME:
        fields: list[dict[str, Any]] = [{"name": name, "type": "string"} for name in dictionary.HEADER]
        return {"type": "table", "dialect": dialect, "schema": {"fields": fields, "primaryKey": ["table", "column"]}}
    if file.relation is None:
        return {}
    told: dict[str, Any] = {"type": "table", "schema": _schema(file, file.relation, whole)}
    return told if file.name.endswith(".parquet") else {**told, "dialect": dialect}


def _schema(file: File, relation: Relation, whole: dict[str, File]) -> dict[str, Any]:
    own = _names(file)
    schema: dict[str, Any] = {
        "fields": [
            _field(written, field)
            for written, field in zip(file.fields or relation.fields, relation.fields, strict=True)
        ],
        "missingValues": [""],
    }
    if relation.key:
        schema["primaryKey"] = [own[name] for name in relation.key]
    references = [ref for ref in relation.references if ref.table in whole]
    if references:
        schema["foreignKeys"] = [_foreign_key(own[ref.column], ref.table, whole[ref.table]) for ref in references]
    return schema


def _names(file: File) -> dict[str, str]:
    """Return the name of each column of the release as the file has it."""
    fields = file.relation.fields if file.relation else ()
    return {field.name: written.name for field, written in zip(fields, file.fields or fields, strict=True)}


def _foreign_key(column: str, table: str, target: File) -> dict[str, Any]:
    key = target.relation.key[0] if target.relation else ""
    return {"fields": [column], "reference": {"resource": table, "fields": [_names(target)[key]]}}


def _field(written: Field, field: Field) -> dict[str, Any]:
    """Return a column: as the file has it, with what the release says about it."""
    told: dict[str, Any] = {
        "name": written.name,
        "type": written.kind.value,
        "title": field.heading.partition("\n")[0],
        "description": field.english,
        "description_zh": field.chinese,
        "duckdb_type": field.data_type,
    }
    if field.is_required:
        told["constraints"] = {"required": True}
        if written.kind is Kind.TEXT:
            told["missingValues"] = []
    return told
