"""Values of real published forms, typed as a person who read them typed them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.normalize.names import unit_in_name
from pipeline.normalize.values import parse_value

TRUTH = Path(__file__).resolve().parents[3] / "shared" / "documents" / "truth"
FIELDS = ("comparator", "value_low", "value_high", "measure_unit", "value_text")


def rows() -> list[dict[str, Any]]:
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(TRUTH.glob("*.json"))]
    return [row for one in documents for project in one["projects"] for row in project["indicators"]]


def wanted(row: dict[str, Any]) -> dict[str, object]:
    told = row["expected_typed"]
    numbers = {name: None if told[name] is None else Decimal(told[name]) for name in ("value_low", "value_high")}
    return {name: told[name] for name in FIELDS} | numbers


def found(row: dict[str, Any]) -> dict[str, object]:
    target = parse_value(
        row["value_printed"],
        row["comparator"],
        row["measure_unit_printed"],
        row.get("number_format"),
        unit_in_name(row["level_3"]),
    )
    return {name: getattr(target, name) for name in FIELDS}


def test_every_value_is_typed_as_a_person_typed_it():
    if not TRUTH.exists():
        pytest.skip("the documents that a person read lie beside the project and are not here")
    typed = [(row["value_printed"], found(row), wanted(row)) for row in rows()]
    assert len(typed) >= 28
    assert [one for one in typed if one[1] != one[2]] == []
